#include "tests/bench/inbox/sheet.h"

#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>

namespace nitec::bench {
namespace {

/// Sums of the datasheet, in an order in which each finds its parts complete.
const std::vector<std::pair<std::string, std::vector<std::string>>> kSums{
    {"B01", {"B01a", "B04", "B05", "B01b", "B01c"}},
    {"C01", {"C02", "C03"}},
    {"D01", {"D02", "D03", "D04", "D05"}},
    {"D07", {"D08", "D09"}},
    {"E01", {"E02", "E03", "E04", "E05", "E06"}},
    {"E07", {"E08", "E09", "E10", "E11"}},
    {"E12", {"E13", "E14", "E15", "E16", "E17"}},
    {"E18", {"E12"}},
    {"E19", {"E07"}},
    {"E21b", {"E07"}},
    {"F01", {"F02", "F03", "F04", "F05", "F06"}},
    {"G01", {"G02", "G01b", "G01c"}},
    {"G03", {"G04", "G03b", "G03c"}},
    {"G08", {"G08a", "G08b"}},
    {"G09", {"G09a", "G09b"}},
    {"G10", {"G10a", "G10b"}},
    {"H02", {"H03", "H04", "H05", "H06", "H07"}},
    {"H01", {"H02", "H08", "H09", "H10"}},
};
/// First minus the others.
const std::vector<std::pair<std::string, std::vector<std::string>>> kDifferences{
    {"E21c", {"E21a", "E21b"}}, {"E22", {"E12", "E07"}}, {"D11c", {"D07", "D11a", "D11b"}}};

int decimals(const Value& value) {
  if (value.unit == "万元" || value.unit == "㎡") {
    return 2;
  }
  return value.unit == "人年" || value.unit == "人月" || value.unit == "小时" ? 1 : 0;
}

bool is_figure(const Value& value) {
  return !value.unit.empty() && value.unit != "%";
}

long long scaled(const Value& value) {
  return value.text.empty() ? 0 : std::llround(std::stod(value.text) * std::pow(10, decimals(value)));
}

void put(Value& value, long long amount) {
  const int places = decimals(value);
  char words[32];
  if (places == 0) {
    std::snprintf(words, sizeof words, "%lld", amount);
  } else {
    const long long unit = places == 2 ? 100 : 10;
    std::snprintf(words, sizeof words, "%s%lld.%0*lld", amount < 0 ? "-" : "", std::abs(amount) / unit, places,
                  std::abs(amount) % unit);
  }
  value.text = amount == 0 ? "" : words;
  value.state = amount == 0 ? "零" : "";
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char one : text) {
    out += one == '&' ? "&amp;" : one == '<' ? "&lt;" : one == '"' ? "&quot;" : std::string(1, one);
  }
  return out;
}

std::string attribute(std::string_view line, std::string_view name) {
  const std::string key = " " + std::string(name) + "=\"";
  const std::size_t from = line.find(key);
  if (from == std::string_view::npos) {
    return "";
  }
  const std::size_t begin = from + key.size();
  return std::string(line.substr(begin, line.find('"', begin) - begin));
}

std::string element(std::string_view name, const Attributes& attributes) {
  std::string out = "    <" + std::string(name);
  for (const auto& [key, value] : attributes) {
    if (!value.empty()) {
      out += " " + key + "=\"" + escaped(value) + "\"";
    }
  }
  return out;
}

}  // namespace

Value* Sheet::find(std::string_view code, std::string_view year) {
  for (Value& value : values) {
    if (value.code == code && (year.empty() || value.year == year)) {
      return &value;
    }
  }
  return nullptr;
}

void Sheet::set(std::string_view code, std::string_view text) {
  for (Value& value : values) {
    if (value.code == code) {
      value.text = text;
      value.state.clear();
    }
  }
}

void Sheet::erase(std::string_view code) {
  std::erase_if(values, [&](const Value& value) { return value.code == code; });
}

std::string Sheet::get(std::string_view code) const {
  const Value* value = const_cast<Sheet*>(this)->find(code);
  return value == nullptr ? "" : value->text;
}

std::map<std::string, std::string> Sheet::words() const {
  std::map<std::string, std::string> out;
  std::map<std::string, Value> sums;
  for (const Value& value : values) {
    const std::string text = value.state == "零" ? "0" : value.text;
    if (value.year.empty()) {
      out[value.code] = text;
      if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
        out[value.code + "_cn"] = chinese_date(text);
      }
    } else {
      out[value.code + "_" + value.year] = text;
      const auto sum = sums.try_emplace(value.code, Value{value.code, "", value.unit, "", ""}).first;
      put(sum->second, scaled(sum->second) + scaled(value));
    }
  }
  for (const auto& [code, sum] : sums) {
    out[code + "_sum"] = sum.text.empty() ? "0" : sum.text;
  }
  return out;
}

std::string Sheet::xml() const {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<datasheet xmlns=\"urn:nitec:datasheet:2026-02-01\" kind=\"" + kind +
      "\">\n  <fields>\n";
  for (const Value& value : values) {
    out += element("value", {{"code", value.code}, {"year", value.year}, {"unit", value.unit}, {"state", value.state}});
    out += value.text.empty() ? "/>\n" : ">" + escaped(value.text) + "</value>\n";
  }
  out += "  </fields>\n";
  const auto list = [&](const char* name, const char* one, const std::vector<Attributes>& rows) {
    out += "  <" + std::string(name) + ">\n";
    for (const Attributes& row : rows) {
      out += element(one, row) + "/>\n";
    }
    out += "  </" + std::string(name) + ">\n";
  };
  list("participants", "participant", participants);
  list("targets", "target", targets);
  list("evidence", "item", evidence);
  out += "  <commitments>\n";
  for (const Commitment& one : commitments) {
    out += element("commitment", {{"code", one.code},
                                  {"signer", one.signer},
                                  {"sealed", one.signer.empty() ? "false" : "true"},
                                  {"date", one.date},
                                  {"evidence", one.evidence}}) +
           ">" + one.text + "</commitment>\n";
  }
  return out + "  </commitments>\n</datasheet>\n";
}

Sheet read_sheet(const std::filesystem::path& file) {
  std::ifstream in(file);
  Sheet sheet;
  for (std::string line; std::getline(in, line);) {
    if (line.find("<datasheet ") != std::string::npos) {
      sheet.kind = attribute(line, "kind");
    } else if (line.find("<value ") != std::string::npos) {
      Value value{attribute(line, "code"), attribute(line, "year"), attribute(line, "unit"), attribute(line, "state"),
                  ""};
      const std::size_t from = line.find('>') + 1;
      const std::size_t to = line.find("</value>");
      if (to != std::string::npos) {
        value.text = line.substr(from, to - from);
      }
      sheet.values.push_back(std::move(value));
    }
  }
  if (sheet.values.empty()) {
    throw std::runtime_error("no datasheet: " + file.string());
  }
  return sheet;
}

void vary(Sheet& sheet, Dice& dice, int years) {
  std::set<std::string> all;
  for (Value& value : sheet.values) {
    if (!value.year.empty()) {
      value.year = std::to_string(std::stoi(value.year) + years);
    }
    all.insert(value.year);
  }
  // One factor for money and one for heads keeps “not more than”; a little more to each figure keeps them from being
  // copies of one another.
  const double money = dice.between(70, 240) / 100.0;
  const double counts = dice.between(80, 190) / 100.0;
  const double area = dice.between(60, 200) / 100.0;
  for (Value& value : sheet.values) {
    if (is_figure(value) && !value.text.empty()) {
      const double factor = value.unit == "万元" ? money * dice.between(97'500, 102'500) / 100'000.0
                            : value.unit == "㎡" ? area
                                                 : counts;
      put(value, std::llround(static_cast<double>(scaled(value)) * factor));
    }
  }
  long long investment = 0;
  for (const Value& value : sheet.values) {
    investment += value.code == "D02a" ? scaled(value) : 0;
  }
  if (Value* central = sheet.find("E13"); central != nullptr) {
    put(*central, investment);
  }
  for (const auto* rule : {&kSums, &kDifferences}) {
    if (Value* sent = sheet.find("E21a"); sent != nullptr && rule == &kDifferences) {
      put(*sent, scaled(*sheet.find("E21b")) + dice.between(5'000, 90'000));
    }
    for (const auto& [code, parts] : *rule) {
      for (const std::string& year : all) {
        Value* whole = sheet.find(code, year);
        if (whole == nullptr || (year.empty() && !whole->year.empty())) {
          continue;
        }
        long long sum = 0;
        std::size_t found = 0;
        for (std::size_t i = 0; i < parts.size(); ++i) {
          const Value* part = sheet.find(parts[i], year);
          found += part != nullptr ? 1 : 0;
          sum += part == nullptr ? 0 : rule == &kDifferences && i > 0 ? -scaled(*part) : scaled(*part);
        }
        if (found == parts.size()) {
          put(*whole, sum);
        }
      }
    }
  }
}

std::string chinese_date(const std::string& date) {
  return date.substr(0, 4) + "年" + std::to_string(std::stoi(date.substr(5, 2))) + "月" +
         std::to_string(std::stoi(date.substr(8, 2))) + "日";
}

std::string later(const std::string& date, int months, int days) {
  using namespace std::chrono;
  year_month_day day{year(std::stoi(date.substr(0, 4))), month(static_cast<unsigned>(std::stoi(date.substr(5, 2)))),
                     std::chrono::day(static_cast<unsigned>(std::stoi(date.substr(8, 2))))};
  day += std::chrono::months(months);
  if (!day.ok()) {
    day = day.year() / day.month() / last;
  }
  day = sys_days(day) + std::chrono::days(days);
  char words[16];
  std::snprintf(words, sizeof words, "%04d-%02u-%02u", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                static_cast<unsigned>(day.day()));
  return words;
}

}  // namespace nitec::bench
