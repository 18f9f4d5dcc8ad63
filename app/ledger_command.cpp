#include "app/ledger_command.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "app/batch/settings.h"
#include "app/own_file.h"
#include "ingest/record/record_reader.h"
#include "ledger/ledger_codec.h"
#include "report/batch/batch_summary.h"
#include "report/text/plain.h"
#include "schemas/schemas.h"
#include "validators/due.h"

namespace nitec {
namespace {

namespace fs = std::filesystem;

constexpr int kRuns = 10;
constexpr std::size_t kNameColumns = 46;
/// Runs before so many are not given out.
constexpr int kMostRuns = 1'000'000;

/// What is taken in from one file.
struct Taken {
  int records = 0;
  int submissions = 0;
  int runs = 0;
};

Taken take(Ledger& ledger, std::string_view text, const fs::path& file) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first != std::string_view::npos && text[first] == '{') {
    const LedgerContents contents = decode_ledger(text);
    read_records(contents.records);  // Each is sound, or none is taken.
    ledger.take(contents);
    return {static_cast<int>(contents.records.size()), static_cast<int>(contents.submissions.size()),
            static_cast<int>(contents.runs.size())};
  }
  const Record record = read_record(text, file.filename().string());
  if (record.center.value.empty()) {
    throw std::runtime_error("台账没有中心名称，无法登记");
  }
  ledger.keep({record.center.value, file.filename().string(), std::string(text)});
  return {1, 0, 0};
}

}  // namespace

std::string show_ledger(Ledger& ledger, Date as_of) {
  const LedgerContents contents = ledger.contents_in_short(kRuns);
  std::string out = "材料" + std::to_string(contents.submissions.size()) + "份，中心台账" +
                    std::to_string(contents.records.size()) + "份\n";
  if (!contents.runs.empty()) {
    out += "\n最近的核查\n";
    for (const KeptRun& run : contents.runs) {
      out += "  " + std::to_string(run.id) + "  " + run.started + "  " +
             (run.ended.empty()
                  ? std::string("未结束")
                  : "核查" + std::to_string(run.checked) + "　未变动" + std::to_string(run.unchanged) + "　未能核查" +
                        std::to_string(run.failed) + "　留待下次" + std::to_string(run.left)) +
             "  " + plain_text(run.inbox) + "\n";
    }
  }
  if (!contents.records.empty()) {
    const Calendar calendar = Calendar::parse(schemas::file("calendar.txt"));
    out += "\n中心台账\n";
    for (const Record& record : read_records(contents.records)) {
      out += "  " + padded_to_columns(cut_to_columns(plain_text(record.center.value), kNameColumns), kNameColumns) +
             "  " + std::string(kCenterStatusTitles.at(static_cast<std::size_t>(record.status))) + "\n";
      for (const DueDate& due : due_dates(record, &calendar, as_of)) {
        out += "      " + due.date.iso() + "  " + due.what + "\n";
      }
    }
  }
  return out;
}

std::string import_into_ledger(Ledger& ledger, const std::vector<fs::path>& files) {
  std::vector<fs::path> all;
  for (const fs::path& file : files) {
    if (!fs::is_directory(file)) {
      all.push_back(file);
      continue;
    }
    for (const fs::directory_entry& entry : fs::directory_iterator(file)) {
      if (entry.path().extension() == ".xml") {
        all.push_back(entry.path());
      }
    }
  }
  std::sort(all.begin(), all.end());
  Taken sum;
  for (const fs::path& file : all) {
    read_own_file(file, [&](std::string_view text) {
      const Taken taken = take(ledger, text, file);
      sum.records += taken.records;
      sum.submissions += taken.submissions;
      sum.runs += taken.runs;
    });
  }
  return "登记中心台账" + std::to_string(sum.records) + "份" +
         (sum.submissions + sum.runs > 0
              ? "，材料" + std::to_string(sum.submissions) + "份，核查记录" + std::to_string(sum.runs) + "次"
              : "") +
         "\n";
}

std::string export_ledger(Ledger& ledger) {
  return encode_ledger(ledger.contents(kMostRuns));
}

}  // namespace nitec
