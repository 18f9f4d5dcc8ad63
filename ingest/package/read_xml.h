// The datasheet read apart from the program: in a worker process that can do nothing else.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "ingest/datasheet/datasheet_reader.h"
#include "ingest/package/file_source.h"
#include "ingest/package/package_reader.h"
#include "ingest/worker.h"

namespace nitec {

/// Reads the file as the datasheet at `path` of the submission. A reader that crashes, hangs or grows costs its own
/// file: there is then no datasheet, and one Problem that says so. `reader` is what runs in the worker. Throws
/// std::system_error when no worker can be had.
DatasheetReading read_xml(const InputFile& file, const std::string& path, const PackageLimits& limits,
                          DatasheetReading (*reader)(std::span<const std::byte>, std::string_view) = read_datasheet);

/// What a worker has read of the datasheet at `path`; as above where it has not.
DatasheetReading datasheet_of(const WorkerResult& result, const std::string& path, const PackageLimits& limits);

}  // namespace nitec
