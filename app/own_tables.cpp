#include "app/own_tables.h"

#include <algorithm>
#include <array>
#include <set>

#include "app/own_file.h"
#include "schemas/schemas.h"
#include "validators/datasheet/relations.h"

namespace nitec {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 3> kTables{"fields.tsv", "evidence_types.tsv", "relations.txt"};

std::string embedded(std::string_view name) {
  return std::string(schemas::kRuleSet) + "/" + std::string(name);
}

/// Rules speak of our fields by their codes: a unit adds to them and changes them, and takes none away.
void lacks_nothing(const Dictionary& own, const Dictionary& ours) {
  for (const FieldInfo& field : ours.fields()) {
    if (own.find(field.code) == nullptr) {
      throw std::runtime_error("缺少栏目" + field.code + "（" + field.name + "）；不用的栏目请改为“选”，不要删去");
    }
  }
}

void read(std::string_view name, std::string_view text) {
  if (name == "fields.tsv") {
    lacks_nothing(Dictionary::parse(text), Dictionary::parse(schemas::file(embedded(name))));
  } else if (name == "evidence_types.tsv") {
    parse_evidence_types(text);
  } else {
    parse_relations(text, Dictionary::parse(schemas::file(embedded("fields.tsv"))));
  }
  schemas::replace(embedded(name), std::string(text));
}

/// Whoever misspells a table's name should not believe that it counts.
void refuse_strangers(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) {
    names.insert(entry.path().filename().string());
  }
  for (const std::string& name : names) {
    if (name.front() != '.' && std::find(kTables.begin(), kTables.end(), name) == kTables.end()) {
      throw OwnFileError(folder / name, "不是可以替换的表；可以有 fields.tsv、evidence_types.tsv、relations.txt");
    }
  }
}

}  // namespace

std::vector<std::string> use_own_tables(const fs::path& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    throw OwnFileError(folder, "不是文件夹");
  }
  refuse_strangers(folder);
  std::vector<std::string> used;
  for (const std::string_view name : kTables) {  // Fields first: relations speak of them.
    if (fs::exists(folder / name)) {
      read_own_file(folder / name, [&](std::string_view text) { read(name, text); });
      used.emplace_back(name);
    }
  }
  if (used.empty()) {
    throw OwnFileError(folder, "没有可以替换的表（fields.tsv、evidence_types.tsv、relations.txt）");
  }
  // Relations of ours must fit fields of the unit's.
  if (!fs::exists(folder / "relations.txt")) {
    try {
      parse_relations(schemas::file(embedded("relations.txt")),
                      Dictionary::parse(schemas::file(embedded("fields.tsv"))));
    } catch (const std::runtime_error& reason) {
      throw OwnFileError(folder / "fields.tsv", std::string("与内置的审核关系不符：relations.txt ") + reason.what());
    }
  }
  return used;
}

}  // namespace nitec
