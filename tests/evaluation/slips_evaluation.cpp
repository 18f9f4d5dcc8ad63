// How many slips of the keys would be found: in each number of the documents that is a value of the datasheet two
// digits change places (or, where all are the same, the second is another), one number after the other, and the
// submission is validated anew.
//
//   slips_evaluation FOLDER ... [--verbose]
//
// FOLDER is a submission. A slip is found when an error or warning has a place on its line, or when there are more of
// them than before. What is found nowhere may be right nevertheless: “12项” of the text need not mean the
// datasheet's 12.

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "ingest/package/package_reader.h"
#include "validators/validate.h"

namespace nitec {
namespace {

/// Shorter numbers are values of something or other by chance.
constexpr std::size_t kFewestDigits = 3;

struct Number {
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Those of a line that stand alone: no part of a code, a year, a date.
std::vector<Number> numbers_in(const std::string& line) {
  std::vector<Number> out;
  for (std::size_t i = 0; i < line.size();) {
    if (!is_digit(line[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < line.size() && (is_digit(line[end]) || ((line[end] == '.' || line[end] == ',') &&
                                                         end + 1 < line.size() && is_digit(line[end + 1])))) {
      ++end;
    }
    const char before = i == 0 ? ' ' : line[i - 1];
    const std::string behind = line.substr(end, 3);
    const bool alone = !std::isalnum(static_cast<unsigned char>(before)) && before != '-' && before != '/' &&
                       before != '.' && behind.substr(0, 1) != "-" && behind.substr(0, 1) != "/" && behind != "年" &&
                       behind != "月" && behind != "号" && behind != "〕" && behind != "日" &&
                       !std::isalpha(static_cast<unsigned char>(behind.empty() ? ' ' : behind[0]));
    if (alone) {
      out.push_back({i, end});
    }
    i = end;
  }
  return out;
}

/// Digits without separators, and without noughts behind the point.
std::string plain(std::string digits) {
  std::erase(digits, ',');
  if (digits.find('.') != std::string::npos) {
    digits.erase(digits.find_last_not_of('0') + 1);
    digits.erase(digits.back() == '.' ? digits.size() - 1 : digits.size());
  }
  return digits;
}

/// The first two neighbours that differ change places, but for a nought to the front.
void slip(std::string& line, const Number& number) {
  for (std::size_t i = number.begin; i + 1 < number.end; ++i) {
    if (is_digit(line[i]) && is_digit(line[i + 1]) && line[i] != line[i + 1] &&
        !(i == number.begin && line[i + 1] == '0')) {
      std::swap(line[i], line[i + 1]);
      return;
    }
  }
  char& second = line[number.begin + 1];
  second = second == '9' ? '8' : '9';
}

std::size_t told(const ReviewSheet& sheet) {
  return static_cast<std::size_t>(std::count_if(sheet.findings.begin(), sheet.findings.end(), [](const Finding& one) {
    return one.severity == Severity::kError || one.severity == Severity::kWarning;
  }));
}

struct Count {
  int found = 0;
  int all = 0;
};

void measure(const char* folder, bool verbose, std::map<std::string, Count>& kinds) {
  Submission submission = read_package(folder);
  const Context context{{2033, 6, 30}};
  const std::size_t before = told(validate(submission, context));
  std::map<std::string, std::string> values;  // With a field that has it.
  for (const Field& field : submission.datasheet ? submission.datasheet->fields : std::vector<Field>()) {
    if (field.number) {
      values.emplace(plain(field.number->text()), field.code);
    }
  }
  for (Document& document : submission.documents) {
    const bool report = &document == submission.main_document();
    for (Page& page : document.pages) {
      std::set<std::uint32_t> in_table;
      for (const PageTable& table : page.tables) {
        for (const TableCell& cell : table.cells) {
          for (const LinePart& part : cell.text) {
            in_table.insert(part.line);
          }
        }
      }
      for (std::uint32_t k = 0; k < page.lines.size(); ++k) {
        Line& line = page.lines[k];
        for (const Number& number : numbers_in(line.text)) {
          const std::string digits = plain(line.text.substr(number.begin, number.end - number.begin));
          const auto value = values.find(digits);
          const auto count = static_cast<std::size_t>(std::count_if(digits.begin(), digits.end(), is_digit));
          if (value == values.end() || count < kFewestDigits) {
            continue;
          }
          const std::string own = line.text;
          slip(line.text, number);
          const ReviewSheet sheet = validate(submission, context);
          const bool here = std::any_of(sheet.findings.begin(), sheet.findings.end(), [&](const Finding& one) {
            return (one.severity == Severity::kError || one.severity == Severity::kWarning) &&
                   std::any_of(one.locations.begin(), one.locations.end(), [&](const Location& where) {
                     return where.file == document.path && where.page == page.number && where.box.y0 < line.box.y1 &&
                            where.box.y1 > line.box.y0;
                   });
          });
          const bool found = told(sheet) > before || here;
          line.text = own;
          Count& kind =
              kinds[std::string(report ? "report" : "evidence") + (in_table.contains(k) ? ", table" : ", text")];
          kind.found += found ? 1 : 0;
          ++kind.all;
          if (verbose && !found) {
            std::printf("MISSED %s p%d %s (%s): %s\n", document.path.c_str(), page.number, digits.c_str(),
                        value->second.c_str(), line.text.c_str());
          }
        }
      }
    }
  }
}

}  // namespace
}  // namespace nitec

int main(int argc, char** argv) {
  bool verbose = false;
  std::map<std::string, nitec::Count> kinds;
  for (int i = 1; i < argc; ++i) {
    verbose = verbose || std::strcmp(argv[i], "--verbose") == 0;
  }
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--verbose") != 0) {
      if (verbose) {
        std::printf("%s\n", argv[i]);
      }
      nitec::measure(argv[i], verbose, kinds);
    }
  }
  int found = 0;
  int all = 0;
  for (const auto& [kind, count] : kinds) {
    std::printf("%-16s %4d of %4d found\n", kind.c_str(), count.found, count.all);
    found += count.found;
    all += count.all;
  }
  std::printf("slips found %.2f (%d of %d)\n", all == 0 ? 0 : static_cast<double>(found) / all, found, all);
  return 0;
}
