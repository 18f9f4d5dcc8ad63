// A whole run, for people and for programs.
#pragma once

#include <string>

#include "model/batch.h"

namespace nitec {

/// batch.json, format "nitec-batch/1" (schemas/batch.schema.json): every submission with its verdict, counts, the days
/// that come up, and what could not be read. What differs from run to run over the same inbox (times, memory, what was
/// checked anew) stands in its member "run" alone.
std::string write_batch_json(const BatchSheet& sheet);

/// index.html: the same for people, a page that needs nothing from elsewhere; leads to each review sheet.
std::string write_batch_html(const BatchSheet& sheet);

/// batch.xlsx: a row for each submission, with filters. Depends on nothing of "run".
std::string write_batch_xlsx(const BatchSheet& sheet);

/// What is printed at the end of a run.
std::string write_batch_text(const BatchSheet& sheet);

}  // namespace nitec
