#include "ingest/record/record_reader.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <memory>
#include <set>
#include <span>
#include <stdexcept>
#include <utility>

#include "ingest/datasheet/xml_scan.h"
#include "ingest/datasheet/xml_schema.h"
#include "ingest/datasheet/xml_tree.h"
#include "model/characters.h"
#include "schemas/schemas.h"

namespace nitec {
namespace {

using xml::attribute;
using xml::name_of;
using xml::view;

constexpr std::size_t kMaxValueInMessage = 60;

[[noreturn]] void refuse(int line, const std::string& why) {
  throw std::runtime_error((line > 0 ? "第" + std::to_string(line) + "行：" : "") + why);
}

std::string shown(std::string_view text) {
  return "“" + cut_to_bytes(text, kMaxValueInMessage) + "”";
}

xmlSchema* schema() {
  static const xml::Schema kSchema("2026-02-01/record.xsd");
  return kSchema.get();
}

/// What may stand in an attribute; empty when its name alone does not tell.
std::string_view expected_in(std::string_view name) {
  struct Expectation {
    std::string_view names;
    std::string_view words;
  };
  static constexpr std::array<Expectation, 12> kExpectations{{
      {" start end date requested decided until ", "形如2029-03-16的日期"},
      {" year evaluation-year ", "形如2029的年度"},
      {" value ", "不带千位分隔符的数"},
      {" investment ", "不为负、最多两位小数的数，单位万元"},
      {" direction ", "≥、≤、=之一"},
      {" status ", "筹建、正式、取消、撤销之一"},
      {" outcome ", "批准、不予批准、撤回、未决之一"},
      {" class ", "不影响功能和任务、影响功能实现之一"},
      {" grade ", "优秀、良好、中等、基本合格、不合格之一"},
      {" kind ", "组建申请、确认申请、延期申请、运行评估、年度报送、重大调整之一"},
      {" form ", "法人、非法人之一"},
      {" code ", "18位统一社会信用代码"},
  }};
  for (const Expectation& row : kExpectations) {
    if (row.names.find(" " + std::string(name) + " ") != std::string_view::npos) {
      return row.words;
    }
  }
  return {};
}

/// The first thing that libxml2 says against the document.
struct SchemaFault {
  const xmlNode* node = nullptr;
  int code = 0;
  std::string name;  ///< Of the attribute or element that it is about.
  bool there = false;
};

void note_fault(void* context, xmlErrorPtr error) {
  auto& fault = *static_cast<SchemaFault*>(context);
  if (error->level < XML_ERR_ERROR || fault.there) {
    return;
  }
  fault.there = true;
  fault.node = static_cast<const xmlNode*>(error->node);
  fault.code = error->code;
  const std::string_view text(error->message == nullptr ? "" : error->message);
  constexpr std::string_view kMark = ", attribute '";
  if (const std::size_t at = text.find(kMark); at != std::string_view::npos) {
    const std::size_t from = at + kMark.size();
    fault.name = text.substr(from, text.find('\'', from) - from);
  } else if (error->str1 != nullptr) {
    fault.name = error->str1;
  }
}

void check_form(const xml::Tree& tree) {
  const xmlNode* root = tree.root();
  const std::string_view space = root->ns == nullptr ? std::string_view() : view(root->ns->href);
  const std::string ours = std::string(kRecordNamespaceStem) + std::string(schemas::kRuleSet);
  if (name_of(root) != "record" || space != ours) {
    refuse(tree.where(root).line, "不是中心台账：根元素应为record，命名空间应为“" + ours + "”");
  }
  const std::unique_ptr<xmlSchemaValidCtxt, decltype(&xmlSchemaFreeValidCtxt)> context(xmlSchemaNewValidCtxt(schema()),
                                                                                       &xmlSchemaFreeValidCtxt);
  SchemaFault fault;
  xmlSchemaSetValidStructuredErrors(context.get(), &note_fault, &fault);
  xmlSchemaValidateDoc(context.get(), tree.document());
  if (!fault.there) {
    return;
  }
  const xmlNode* node = fault.node == nullptr || fault.node->type != XML_ELEMENT_NODE ? root : fault.node;
  const int line = tree.where(node).line;
  const std::string element(name_of(node));
  switch (fault.code) {
    case XML_SCHEMAV_ELEMENT_CONTENT:
      refuse(line, "元素" + shown(element) + "不应出现在此处，或者缺少、多出了元素；格式见record.xsd");
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1:
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2:
      refuse(line, "元素" + shown(element) + "有不认识的属性" + shown(fault.name));
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_4:
      refuse(line, "元素" + shown(element) + "缺少属性" + shown(fault.name));
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1:
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3:
      refuse(line, "元素" + shown(element) + "之中有多余的文字或者元素");
    default:
      break;
  }
  const std::string value = attribute(node, fault.name.c_str());
  const std::string_view expected = expected_in(fault.name);
  refuse(line, "元素" + shown(element) + "的" + shown(fault.name) + (value.empty() ? "是空的" : "写作" + shown(value)) +
                   (expected.empty() ? "，不符合record.xsd" : "，应为" + std::string(expected)));
}

/// Walks over a tree that has the right form.
class Filling {
 public:
  Filling(const xml::Tree& tree, std::string_view file) : tree_(tree) { record_.file = file; }

  Record record() {
    for (const xmlNode* part = first(tree_.root()); part != nullptr; part = next(part)) {
      const std::string_view name = name_of(part);
      if (name == "center") {
        center(part);
      } else if (name == "host") {
        record_.host = text(part, "name");
        record_.host_code = text(part, "code");
        record_.former_hosts = former(part);
      } else if (name == "supervisor") {
        record_.supervisor = text(part, "name");
        record_.co_supervisor = text(part, "co-supervisor");
      } else if (name == "director") {
        record_.director = text(part, "name");
      } else if (name == "period") {
        record_.consent_number = text(part, "consent-number");
        record_.start = recorded_date(part, "start");
        record_.end = recorded_date(part, "end");
      } else if (name == "confirmation") {
        record_.confirmation_number = text(part, "number");
        record_.confirmation_date = recorded_date(part, "date");
        record_.evaluation_year = {year(part, "evaluation-year"), quoted(part, "evaluation-year")};
      } else {
        rows(part);
      }
    }
    agree_with_itself();
    return std::move(record_);
  }

 private:
  static const xmlNode* first(const xmlNode* node) { return xmlFirstElementChild(const_cast<xmlNode*>(node)); }
  static const xmlNode* next(const xmlNode* node) { return xmlNextElementSibling(const_cast<xmlNode*>(node)); }

  /// The place of an attribute that is there, its value as the quote.
  [[nodiscard]] Location quoted(const xmlNode* node, const char* name) const {
    const std::string value = attribute(node, name);
    return value.empty() ? Location{} : tree_.quoted(node, value, name);
  }

  [[nodiscard]] RecordedText text(const xmlNode* node, const char* name) const {
    return {attribute(node, name), quoted(node, name)};
  }

  [[nodiscard]] std::vector<RecordedText> former(const xmlNode* node) const {
    std::vector<RecordedText> names;
    for (const xmlNode* child = first(node); child != nullptr; child = next(child)) {
      names.push_back(text(child, "name"));
    }
    return names;
  }

  /// The form has seen to it that it is a date; years before 1 are none to us.
  [[nodiscard]] std::optional<Date> date(const xmlNode* node, const char* name) const {
    const std::string value = attribute(node, name);
    if (value.empty()) {
      return std::nullopt;
    }
    const std::optional<Date> read = parse_iso_date(value);
    if (!read) {
      refuse(tree_.where(node).line, shown(name) + "写作" + shown(value) + "，应为" + std::string(expected_in(name)));
    }
    return read;
  }

  [[nodiscard]] RecordedDate recorded_date(const xmlNode* node, const char* name) const {
    return {date(node, name), quoted(node, name)};
  }

  [[nodiscard]] static int year(const xmlNode* node, const char* name) {
    return xml::small_number(attribute(node, name), 4);
  }

  template <typename Enum, std::size_t Count>
  static Enum one_of(const std::array<std::string_view, Count>& titles, std::string_view title) {
    const auto found = std::find(titles.begin(), titles.end(), title);
    assert(found != titles.end());
    return static_cast<Enum>(found - titles.begin());
  }

  void center(const xmlNode* node) {
    record_.center = text(node, "name");
    record_.former_centers = former(node);
    record_.field = text(node, "field");
    record_.form = text(node, "form");
    record_.status = one_of<CenterStatus>(kCenterStatusTitles, attribute(node, "status"));
    record_.status_where = quoted(node, "status");
  }

  void rows(const xmlNode* part) {
    if (name_of(part) == "plan") {
      record_.investment = {Decimal::parse(attribute(part, "investment")), quoted(part, "investment")};
    }
    for (const xmlNode* row = first(part); row != nullptr; row = next(row)) {
      const std::string_view name = name_of(row);
      if (name == "target") {
        record_.targets.push_back({attribute(row, "name"), attribute(row, "direction"),
                                   Decimal::parse(attribute(row, "value")), attribute(row, "unit"),
                                   attribute(row, "field"), quoted(row, "name")});
      } else if (name == "extension") {
        record_.extensions.push_back({one_of<ExtensionOutcome>(kExtensionOutcomeTitles, attribute(row, "outcome")),
                                      date(row, "requested"), date(row, "decided"), date(row, "until"),
                                      attribute(row, "number"), quoted(row, "outcome")});
      } else if (name == "adjustment") {
        adjustment(row);
      } else if (name == "grade") {
        record_.grades.push_back({year(row, "year"), attribute(row, "grade"), date(row, "date"), quoted(row, "grade")});
      } else if (name == "receipt") {
        record_.received.push_back(
            {kind_from_title(attribute(row, "kind")), year(row, "year"), date(row, "date"), quoted(row, "date")});
      }
    }
  }

  void adjustment(const xmlNode* row) {
    RecordedAdjustment read{
        date(row, "date"),    attribute(row, "class"), attribute(row, "number"), attribute(row, "matter"), {},
        quoted(row, "matter")};
    for (const xmlNode* child = first(row); child != nullptr; child = next(child)) {
      read.targets.push_back(attribute(child, "name"));
    }
    record_.adjustments.push_back(std::move(read));
  }

  /// What no schema can see.
  void agree_with_itself() const {
    if (record_.start.value && record_.end.value && *record_.end.value <= *record_.start.value) {
      refuse(record_.end.where.line, "截止日" + record_.end.value->iso() + "不晚于起始日" + record_.start.value->iso());
    }
    std::set<std::string> names;
    for (const ApprovedTarget& target : record_.targets) {
      if (!names.insert(target.name).second) {
        refuse(target.where.line, "目标" + shown(target.name) + "登记了两次");
      }
    }
    for (const RecordedExtension& extension : record_.extensions) {
      if (extension.outcome == ExtensionOutcome::kApproved && !extension.until) {
        refuse(extension.where.line, "批准的延期没有写截止日（until）");
      }
      if (extension.decided && extension.requested && *extension.decided < *extension.requested) {
        refuse(extension.where.line, "延期的决定日期早于申请日期");
      }
      if (extension.until && record_.end.value && *extension.until <= *record_.end.value) {
        refuse(extension.where.line, "延期的截止日不晚于原截止日");
      }
    }
    for (const RecordedAdjustment& adjustment : record_.adjustments) {
      for (const std::string& target : adjustment.targets) {
        if (!names.contains(target)) {
          refuse(adjustment.where.line, "所调整的目标" + shown(target) + "不在组建方案的目标之中");
        }
      }
    }
    std::set<int> years;
    for (const RecordedGrade& grade : record_.grades) {
      if (!years.insert(grade.year).second) {
        refuse(grade.where.line, std::to_string(grade.year) + "年的评估结果登记了两次");
      }
    }
  }

  const xml::Tree& tree_;
  Record record_;
};

/// “…。” of the datasheet's reader as a reason after a colon.
std::string reason_of(const Problem& problem) {
  constexpr std::string_view kStop = "。";
  std::string words = problem.message;
  if (words.ends_with(kStop)) {
    words.resize(words.size() - kStop.size());
  }
  const std::string line = "文件第" + std::to_string(problem.where.line) + "行";
  return words.starts_with(line) ? words.substr(line.size()) : words;
}

}  // namespace

Record read_record(std::string_view bytes, std::string_view file) {
  const XmlScan scan = scan_xml(std::as_bytes(std::span(bytes)));
  if (scan.problem) {
    refuse(scan.problem->where.line, reason_of(*scan.problem));
  }
  const xml::Tree tree(scan, file);
  if (tree.problem()) {
    refuse(tree.problem()->where.line, reason_of(*tree.problem()));
  }
  check_form(tree);
  return Filling(tree, file).record();
}

}  // namespace nitec
