#include "ingest/package/read_xml.h"

#include <memory>
#include <utility>

#include "ingest/datasheet_codec.h"
#include "ingest/package/read_pdfs.h"
#include "ingest/worker.h"

namespace nitec {

DatasheetReading read_xml(const InputFile& file, const std::string& path, const PackageLimits& limits,
                          DatasheetReading (*reader)(std::span<const std::byte>, std::string_view)) {
  const std::unique_ptr<const Mapping> mapping = file.map();
  const WorkerResult result = run_isolated(
      [&] { return encode(reader(mapping->bytes(), path)); },
      {.wall_ms = limits.file_milliseconds, .address_space = limits.file_memory, .output_bytes = kMaxEncodedDatasheet});
  if (result.outcome == Outcome::kDone) {
    if (std::optional<DatasheetReading> reading = decode_datasheet(result.output, path)) {
      return *std::move(reading);
    }
  }
  DatasheetReading nothing;
  nothing.problems.push_back(
      problem_of(result, limits, path, "读取时出错，内容未核查；请从填报软件重新导出XML后报送。"));
  return nothing;
}

}  // namespace nitec
