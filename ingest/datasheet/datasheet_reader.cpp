// One reading: scan_xml (raw) -> xml::Tree (well-formed?) -> check_format (does it follow datasheet.xsd?) -> Filling
// (the model).
#include "ingest/datasheet/datasheet_reader.h"

#include <algorithm>
#include <map>
#include <utility>

#include "ingest/datasheet/datasheet_format.h"
#include "ingest/datasheet/xml_scan.h"
#include "ingest/datasheet/xml_tree.h"

namespace nitec {
namespace {

using xml::attribute;
using xml::content;
using xml::name_of;
using xml::small_number;

/// Figures, days and years in full-width characters as in half-width ones; any other text as it is.
std::string half_width_figures(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    // U+FF0D, U+FF0E and U+FF10 to U+FF19 are EF BC 8D, 8E and 90 to 99.
    const unsigned last =
        text.substr(i).starts_with("\xEF\xBC") && i + 2 < text.size() ? static_cast<unsigned char>(text[i + 2]) : 0U;
    if (last == 0x8D || last == 0x8E || (last >= 0x90 && last <= 0x99)) {
      plain += static_cast<char>(last - 0x60);
      i += 2;
    } else {
      plain += text[i];
    }
  }
  return plain.find_first_not_of("0123456789-.") == std::string::npos ? plain : std::string(text);
}

/// Every row as it stands there, also a faulty one.
class Filling {
 public:
  explicit Filling(const xml::Tree& tree) : tree_(tree) {}

  [[nodiscard]] Datasheet datasheet(std::string_view path) const {
    xmlNode* root = tree_.root();
    Datasheet sheet;
    sheet.file = path;
    sheet.version = xml::view(root->ns->href).substr(kNamespaceStem.size());
    sheet.kind = attribute(root, "kind");
    fill(root, sheet);
    return sheet;
  }

 private:
  void fill(xmlNode* root, Datasheet& sheet) const {
    for (xmlNode* part = xmlFirstElementChild(root); part != nullptr; part = xmlNextElementSibling(part)) {
      for (xmlNode* row = xmlFirstElementChild(part); row != nullptr; row = xmlNextElementSibling(row)) {
        const std::string_view name = name_of(row);
        if (name == "value") {
          sheet.fields.push_back(field(row));
        } else if (name == "participant") {
          sheet.participants.push_back(participant(row));
        } else if (name == "target") {
          sheet.targets.push_back(target(row));
        } else if (name == "item") {
          sheet.evidence.push_back(evidence(row));
        } else if (name == "commitment") {
          sheet.commitments.push_back(commitment(row));
        }
      }
    }
  }

  Field field(const xmlNode* node) const {
    static const std::map<std::string, ValueState, std::less<>> kStates{{"值", ValueState::kValue},
                                                                        {"零", ValueState::kZero},
                                                                        {"不适用", ValueState::kNotApplicable},
                                                                        {"未统计", ValueState::kNotCounted}};
    Field field;
    field.code = attribute(node, "code");
    field.year = small_number(attribute(node, "year"), 4);
    field.scope = attribute(node, "scope");
    if (field.scope.empty()) {
      field.scope = "中心";
    }
    field.unit = attribute(node, "unit");
    field.text = content(node);
    const std::string state = attribute(node, "state");
    const auto known = kStates.find(state);
    field.state = known == kStates.end() ? ValueState::kValue : known->second;
    if (field.state == ValueState::kValue && field.text.empty()) {
      field.state = ValueState::kBlank;
    }
    field.where = tree_.quoted(node, field.text.empty() ? state : field.text);
    field.text = half_width_figures(field.text);
    field.number = Decimal::parse(field.text);
    if (field.state == ValueState::kZero && field.text.empty()) {
      field.number = Decimal(0);
    }
    return field;
  }

  Participant participant(const xmlNode* node) const {
    Participant participant;
    participant.name = attribute(node, "name");
    participant.code = attribute(node, "code");
    participant.duty = attribute(node, "duty");
    participant.where = tree_.quoted(node, participant.name);
    return participant;
  }

  static std::vector<std::string> list(const std::string& text) {
    std::vector<std::string> items;
    std::string item;
    for (const char c : text + " ") {
      if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
        item += c;
      } else if (!item.empty()) {
        items.push_back(std::exchange(item, {}));
      }
    }
    return items;
  }

  Target target(const xmlNode* node) const {
    Target target;
    target.name = attribute(node, "name");
    target.direction = attribute(node, "direction");
    target.target = Decimal::parse(half_width_figures(attribute(node, "target")));
    target.unit = attribute(node, "unit");
    target.actual = Decimal::parse(half_width_figures(attribute(node, "actual")));
    target.rate = Decimal::parse(half_width_figures(attribute(node, "rate")));
    target.evidence = list(attribute(node, "evidence"));
    target.field = attribute(node, "field");
    target.where = tree_.quoted(node, target.name);
    return target;
  }

  Evidence evidence(const xmlNode* node) const {
    Evidence evidence;
    evidence.id = attribute(node, "id");
    evidence.name = attribute(node, "name");
    evidence.type = attribute(node, "type");
    evidence.file = attribute(node, "file");
    evidence.first_page = small_number(attribute(node, "first-page"), 5);
    evidence.last_page = small_number(attribute(node, "last-page"), 5);
    evidence.sha256 = attribute(node, "sha256");
    std::transform(evidence.sha256.begin(), evidence.sha256.end(), evidence.sha256.begin(),
                   [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c; });
    evidence.issuer = attribute(node, "issuer");
    evidence.number = attribute(node, "number");
    evidence.date = parse_iso_date(attribute(node, "date"));
    evidence.valid_until = parse_iso_date(attribute(node, "valid-until"));
    evidence.supports = list(attribute(node, "supports"));
    evidence.where = tree_.quoted(node, evidence.name);
    return evidence;
  }

  Commitment commitment(const xmlNode* node) const {
    Commitment commitment;
    commitment.code = attribute(node, "code");
    commitment.signer = attribute(node, "signer");
    const std::string sealed = attribute(node, "sealed");
    commitment.sealed = sealed == "true" || sealed == "1";
    commitment.date = parse_iso_date(attribute(node, "date"));
    commitment.evidence = attribute(node, "evidence");
    commitment.text = content(node);
    commitment.where = tree_.quoted(node, commitment.text);
    return commitment;
  }

  const xml::Tree& tree_;
};

}  // namespace

bool looks_like_datasheet(std::span<const std::byte> bytes) {
  const std::string_view raw(reinterpret_cast<const char*>(bytes.data()),
                             std::min(bytes.size(), kLooksLikeDatasheetBytes));
  std::string head;
  for (const char c : raw) {  // UTF-16 has a zero in every second byte of ASCII.
    if (c != '\0') {
      head += c;
    }
  }
  std::string_view text = head;
  for (const std::string_view mark : {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"}) {
    if (text.starts_with(mark)) {
      text.remove_prefix(mark.size());
    }
  }
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  if (!text.starts_with('<')) {
    return false;
  }
  for (const char quote : {'"', '\''}) {
    if (text.find(quote + std::string(kNamespaceStem)) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

DatasheetReading read_datasheet(std::span<const std::byte> bytes, std::string_view path) {
  DatasheetReading reading;
  const XmlScan scan = scan_xml(bytes);
  const auto refused = [&](Problem problem) {
    problem.where.file = path;
    if (problem.where.line > 0 && problem.where.quote.empty()) {
      problem.where.quote = quote_of_line(scan, problem.where.line);
    }
    reading.problems.push_back(std::move(problem));
    return std::move(reading);
  };
  if (scan.problem) {
    return refused(*scan.problem);
  }
  const xml::Tree tree(scan, path);
  if (tree.problem()) {
    return refused(*tree.problem());
  }
  FormatVerdict format = check_format(tree);
  reading.problems = std::move(format.problems);
  if (format.is_datasheet) {
    reading.datasheet = Filling(tree).datasheet(path);
  }
  return reading;
}

}  // namespace nitec
