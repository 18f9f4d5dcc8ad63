// The lines of the notation that begin with “record”.
#pragma once

#include <string>
#include <string_view>

#include "model/notation_entry.h"
#include "model/record.h"

namespace nitec::notation {

/// The record's file when none is written.
inline constexpr std::string_view kRecordFile = "中心台账.xml";

/// Takes the rest of a line that begins with “record” into `record`.
void read_record_line(Entry& entry, Record& record);

/// Appends the record's lines.
void write_record(std::string& out, const Record& record);

}  // namespace nitec::notation
