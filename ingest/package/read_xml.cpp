#include "ingest/package/read_xml.h"

#include <memory>
#include <utility>

#include "ingest/datasheet_codec.h"
#include "ingest/package/read_pdfs.h"
#include "ingest/worker.h"

namespace nitec {

DatasheetReading datasheet_of(const WorkerResult& result, const std::string& path, const PackageLimits& limits) {
  if (result.outcome == Outcome::kDone && result.output.size() <= kMaxEncodedDatasheet) {
    if (std::optional<DatasheetReading> reading = decode_datasheet(result.output, path)) {
      return *std::move(reading);
    }
  }
  DatasheetReading nothing;
  nothing.problems.push_back(
      problem_of(result, limits, path, "读取时出错，内容未核查；请从填报软件重新导出XML后报送。"));
  return nothing;
}

DatasheetReading read_xml(const InputFile& file, const std::string& path, const PackageLimits& limits,
                          DatasheetReading (*reader)(std::span<const std::byte>, std::string_view)) {
  const std::unique_ptr<const Mapping> mapping = file.map();
  return datasheet_of(
      run_isolated([&] { return encode(reader(mapping->bytes(), path)); }, {.wall_ms = limits.file_milliseconds,
                                                                            .address_space = limits.file_memory,
                                                                            .output_bytes = kMaxEncodedDatasheet}),
      path, limits);
}

}  // namespace nitec
