// One reading: scan_xml (raw) -> libxml2 (well-formed?) -> shape() (elements that belong there) -> datasheet.xsd
// (attributes and values) -> fill() (the model). Elements that do not belong are taken out between the two checks:
// libxml2 would judge nothing of what follows them.
#include "ingest/datasheet/datasheet_reader.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlschemas.h>

#include <algorithm>
#include <cassert>
#include <cstring>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <unordered_map>
#include <utility>

#include "ingest/datasheet/schema_words.h"
#include "ingest/datasheet/xml_scan.h"
#include "model/dictionary.h"
#include "schemas/schemas.h"

namespace nitec {
namespace {

constexpr std::string_view kNamespaceStem = "urn:nitec:datasheet:";
constexpr std::size_t kLookBytes = 64U << 10;
constexpr std::size_t kMaxValueInMessage = 60;
constexpr std::size_t kMaxQuote = 240;
constexpr std::size_t kMaxKey = 60;

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

std::string_view name_of(const xmlNode* node) {
  return view(node->name);
}

const xmlChar* chars(const char* text) {
  return reinterpret_cast<const xmlChar*>(text);
}

/// Without blanks at both ends, also ideographic ones.
std::string trimmed(std::string_view text) {
  constexpr std::string_view kWide = "\u3000";
  const auto plain = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!text.empty()) {
    if (plain(text.front())) {
      text.remove_prefix(1);
    } else if (text.starts_with(kWide)) {
      text.remove_prefix(kWide.size());
    } else if (plain(text.back())) {
      text.remove_suffix(1);
    } else if (text.ends_with(kWide)) {
      text.remove_suffix(kWide.size());
    } else {
      break;
    }
  }
  return std::string(text);
}

using Text = std::unique_ptr<xmlChar, void (*)(void*)>;

std::string attribute(const xmlNode* node, const char* name) {
  const Text text(xmlGetNoNsProp(node, chars(name)), xmlFree);
  return trimmed(view(text.get()));
}

std::string content(const xmlNode* node) {
  const Text text(xmlNodeGetContent(node), xmlFree);
  return trimmed(view(text.get()));
}

const Dictionary& dictionary() {
  static const Dictionary kDictionary = Dictionary::parse(schemas::file("2026-02-01/fields.tsv"));
  return kDictionary;
}

xmlParserInputPtr load_nothing(const char*, const char*, xmlParserCtxtPtr) {
  return nullptr;
}

struct Schema {
  using Compiled = std::unique_ptr<xmlSchema, decltype(&xmlSchemaFree)>;
  Compiled compiled{nullptr, &xmlSchemaFree};

  Schema() {
    xmlInitParser();
    xmlSetExternalEntityLoader(&load_nothing);
    const std::string_view text = schemas::file("2026-02-01/datasheet.xsd");
    const std::unique_ptr<xmlSchemaParserCtxt, decltype(&xmlSchemaFreeParserCtxt)> parser(
        xmlSchemaNewMemParserCtxt(text.data(), static_cast<int>(text.size())), &xmlSchemaFreeParserCtxt);
    compiled.reset(xmlSchemaParse(parser.get()));
    assert(compiled != nullptr);
  }
};

/// Compiled once; only read afterwards.
xmlSchema* schema() {
  static const Schema kSchema;
  return kSchema.compiled.get();
}

/// The parser's first fatal complaint.
struct ParserFault {
  int code = 0;
  int line = 0;
};

void note_fault(void* context, xmlErrorPtr error) {
  auto* parser = static_cast<xmlParserCtxtPtr>(context);
  auto* fault = parser == nullptr ? nullptr : static_cast<ParserFault*>(parser->_private);
  if (fault != nullptr && fault->code == 0 && error->level >= XML_ERR_ERROR) {
    fault->code = error->code;
    fault->line = error->line;
  }
}

std::string malformed_words(int code) {
  switch (code) {
    case XML_ERR_TAG_NAME_MISMATCH:
      return "开始标签与结束标签不相配";
    case XML_ERR_TAG_NOT_FINISHED:
    case XML_ERR_DOCUMENT_EMPTY:
    case XML_ERR_LTSLASH_REQUIRED:
    case XML_ERR_COMMENT_NOT_FINISHED:
    case XML_ERR_CDATA_NOT_FINISHED:
    case XML_ERR_PI_NOT_FINISHED:
      return "文件不完整，有元素或者注释没有结束";
    case XML_ERR_DOCUMENT_END:
      return "评估表结束之后还有多余的内容，或者文件不完整";
    case XML_ERR_ATTRIBUTE_NOT_STARTED:
    case XML_ERR_ATTRIBUTE_NOT_FINISHED:
    case XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
      return "属性的值应放在一对引号之内";
    case XML_ERR_ATTRIBUTE_REDEFINED:
      return "同一个标签中有属性写了两次";
    case XML_ERR_LT_IN_ATTRIBUTE:
    case XML_ERR_GT_REQUIRED:
    case XML_ERR_SPACE_REQUIRED:
      return "标签写法有误，引号或者尖括号不成对";
    case XML_ERR_NAME_REQUIRED:
    case XML_ERR_ENTITYREF_SEMICOL_MISSING:
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_ERR_INVALID_CHARREF:
      return "文字中的“&”应写作“&amp;”，“<”应写作“&lt;”";
    case XML_ERR_INVALID_CHAR:
    case XML_ERR_INVALID_ENCODING:
      return "含有不允许的控制字符";
    case XML_NS_ERR_UNDEFINED_NAMESPACE:
      return "使用了没有声明的命名空间前缀";
    default:
      return "不是格式良好的XML";
  }
}

/// How the children of one element are told apart: “value[@code='D07'][@year='2028']”, what people look for.
class Siblings {
 public:
  explicit Siblings(const xmlNode* parent) {
    const auto each = [&](auto use) {
      auto* element = const_cast<xmlNode*>(parent);
      for (xmlNode* child = xmlFirstElementChild(element); child != nullptr; child = xmlNextElementSibling(child)) {
        use(child);
      }
    };
    each([&](const xmlNode* child) {
      for (const char* key : {"year", "scope"}) {
        if (name_of(child) == "value" && !attribute(child, key).empty()) {
          others_.insert(attribute(child, "code") + " " + key);
        }
      }
    });
    each([&](const xmlNode* child) { ++total_[step(child)]; });
  }

  /// The name, with predicates where the row has a key.
  [[nodiscard]] std::string step(const xmlNode* node) const {
    const std::string_view name = name_of(node);
    const std::string code = key(node, name == "item" ? "id" : "code");
    std::string step(name);
    if (code.empty() || (name != "value" && name != "item" && name != "commitment")) {
      return step;
    }
    step += std::string("[@") + (name == "item" ? "id" : "code") + "='" + code + "']";
    if (name == "value") {
      for (const char* more : {"year", "scope"}) {
        if (const std::string value = key(node, more); !value.empty()) {
          step += "[@" + std::string(more) + "='" + value + "']";
        } else if (others_.contains(code + " " + more)) {
          step += "[not(@" + std::string(more) + ")]";
        }
      }
    }
    return step;
  }

  /// How many children have that step.
  [[nodiscard]] int total(const std::string& step) const {
    const auto found = total_.find(step);
    return found == total_.end() ? 0 : found->second;
  }

 private:
  /// The attribute where it can stand in an xpath; else empty.
  static std::string key(const xmlNode* node, const char* name) {
    std::string value = attribute(node, name);
    const bool plain =
        value.size() <= kMaxKey && value.find_first_of("'\"[]") == std::string::npos &&
        std::none_of(value.begin(), value.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    return plain ? value : std::string();
  }

  std::set<std::string> others_;  ///< Codes that some child has with a year, with a scope.
  std::map<std::string, int> total_;
};

/// Reads one parsed tree. Holds the line and xpath of every element as they are in the file.
class Reader {
 public:
  Reader(xmlDoc* document, const XmlScan& scan, std::string_view path)
      : document_(document), scan_(scan), path_(path) {}
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader() {
    for (xmlNode* node : strangers_) {
      xmlFreeNode(node);
    }
  }

  DatasheetReading read() {
    xmlNode* root = xmlDocGetRootElement(document_);
    place(root, "/" + std::string(name_of(root)));
    if (!accept_root(root)) {
      return std::move(reading_);
    }
    shape(root);
    validate();
    Datasheet sheet;
    sheet.file = path_;
    sheet.version = view(root->ns->href).substr(kNamespaceStem.size());
    sheet.kind = attribute(root, "kind");
    fill(root, sheet);
    reading_.datasheet = std::move(sheet);
    finish_problems();
    return std::move(reading_);
  }

 private:
  struct Place {
    int line = 0;
    std::string xpath;
  };

  void place(xmlNode* node, std::string xpath) {
    Place& here = places_[node];
    here.line = next_tag_ < scan_.tag_lines.size() ? scan_.tag_lines[next_tag_] : static_cast<int>(xmlGetLineNo(node));
    ++next_tag_;
    const Siblings siblings(node);
    const bool root = node->parent != nullptr && node->parent->type != XML_ELEMENT_NODE;
    std::map<std::string, int> seen;
    for (xmlNode* child = xmlFirstElementChild(node); child != nullptr; child = xmlNextElementSibling(child)) {
      std::string name = siblings.step(child);
      const int position = ++seen[std::string(name_of(child))];
      const bool keyed = name.ends_with(']');
      const int index = keyed ? ++seen[name] : position;
      if (siblings.total(name) > 1 || !(root || keyed)) {
        name += "[" + std::to_string(index) + "]";
      }
      place(child, xpath + "/" + name);
    }
    here.xpath = std::move(xpath);
  }

  Location where(const xmlNode* node, std::string_view attribute_name = {}) const {
    Location location;
    location.file = path_;
    if (const auto found = places_.find(node); found != places_.end()) {
      location.line = found->second.line;
      location.xpath = found->second.xpath;
    }
    if (!attribute_name.empty()) {
      location.xpath += "/@" + std::string(attribute_name);
    }
    return location;
  }

  void complain(std::string message, Location location) {
    reading_.problems.push_back({ProblemKind::kSchema, std::move(message), std::move(location)});
  }

  /// “栏目 E08（建筑安装工程投资）”, “证明材料“05””.
  static std::string subject(const xmlNode* node) {
    const std::string_view name = name_of(node);
    const ElementWords* words = schema_element(name);
    const std::string title(words == nullptr ? name : words->title);
    const auto quoted = [](const std::string& text) { return "“" + cut_to_bytes(text, kMaxValueInMessage) + "”"; };
    if (name == "value") {
      const std::string code = attribute(node, "code");
      const std::string year = attribute(node, "year");
      if (dictionary().find(code) == nullptr) {
        return code.empty() ? title : title + quoted(code);
      }
      return title + dictionary().title(code) + (small_number(year, 4) == 0 || year.size() != 4 ? "" : year + "年");
    }
    const std::string key = attribute(node, name == "item" ? "id" : name == "commitment" ? "code" : "name");
    return name == "datasheet" || key.empty() ? title : title + quoted(key);
  }

  bool accept_root(xmlNode* root) {
    const std::string_view space = root->ns == nullptr ? std::string_view() : view(root->ns->href);
    const std::string ours = std::string(kNamespaceStem) + std::string(schemas::kRuleSet);
    if (name_of(root) == "datasheet" && space == ours) {
      return true;
    }
    Location location = where(root);
    location.quote = quote_of_line(scan_, location.line);
    complain(name_of(root) == "datasheet" && space.starts_with(kNamespaceStem)
                 ? "评估表的格式版本与本规则集不符，应为“" + ours + "”。"
                 : "文件的根元素应为评估表（datasheet），命名空间应为“" + ours + "”。",
             std::move(location));
    return false;
  }

  /// Reports and takes out what does not belong below `node`, and reports what has to be there.
  void shape(xmlNode* node) {
    const ElementWords* words = schema_element(name_of(node));
    std::set<std::string> seen;
    for (xmlNode* child = xmlFirstElementChild(node); child != nullptr;) {
      xmlNode* next = xmlNextElementSibling(child);
      const std::string name(name_of(child));
      const bool same_space = child->ns == node->ns || (child->ns != nullptr && node->ns != nullptr &&
                                                        xmlStrEqual(child->ns->href, node->ns->href) != 0);
      const bool known = same_space && words->children.find(" " + name + " ") != std::string_view::npos;
      if (!known) {
        stranger(child, *words);
      } else if (words->name == "datasheet" && !seen.insert(name).second) {
        Location location = where(child);
        location.quote = quote_of_line(scan_, location.line);
        complain(
            "“" + std::string(schema_element(name)->title) + "”（" + name + "）写了两次，只读取前一个；请合为一个。",
            std::move(location));
        take_out(child);
      } else {
        shape(child);
      }
      child = next;
    }
    if (words->name == "datasheet") {
      for (const char* name : {"fields", "targets", "evidence", "commitments"}) {
        if (!seen.contains(name)) {
          complain("评估表缺少“" + std::string(schema_element(name)->title) + "”部分（" + name + "）。", where(node));
        }
      }
    } else if (words->name == "fields" && xmlFirstElementChild(node) == nullptr) {
      complain("“栏目”部分（fields）没有任何内容。", where(node));
    }
  }

  void stranger(xmlNode* node, const ElementWords& parent) {
    Location location = where(node);
    location.quote = quote_of_line(scan_, location.line);
    std::string allowed;
    for (const ElementWords& words : schema_elements()) {
      if (parent.children.find(" " + std::string(words.name) + " ") != std::string_view::npos) {
        allowed += (allowed.empty() ? "" : "、") + std::string(words.name);
      }
    }
    complain("“" + std::string(parent.title) + "”（" + std::string(parent.name) + "）中有不认识的元素“" +
                 cut_to_bytes(name_of(node), kMaxValueInMessage) + "”，未读取；" +
                 (allowed.empty() ? "此处只能填文字。" : "此处可用：" + allowed + "。"),
             std::move(location));
    take_out(node);
  }

  void take_out(xmlNode* node) {
    xmlUnlinkNode(node);
    strangers_.push_back(node);
  }

  static void note_schema_fault(void* context, xmlErrorPtr error) {
    if (error->level >= XML_ERR_ERROR) {
      static_cast<Reader*>(context)->schema_fault(*error);
    }
  }

  void validate() {
    const std::unique_ptr<xmlSchemaValidCtxt, decltype(&xmlSchemaFreeValidCtxt)> context(
        xmlSchemaNewValidCtxt(schema()), &xmlSchemaFreeValidCtxt);
    xmlSchemaSetValidStructuredErrors(context.get(), &note_schema_fault, this);
    xmlSchemaValidateDoc(context.get(), document_);
  }

  /// libxml2 says a faulty value twice or three times (facet, atomic type, list); it is told once.
  void schema_fault(const xmlError& error) {
    const auto* node = static_cast<const xmlNode*>(error.node);
    const std::string_view text(error.message == nullptr ? "" : error.message);
    const std::string_view named(error.str1 == nullptr ? "" : error.str1);
    constexpr std::string_view kAttributeMark = ", attribute '";
    std::string name;
    if (const std::size_t at = text.find(kAttributeMark); at != std::string_view::npos) {
      const std::size_t from = at + kAttributeMark.size();
      name = text.substr(from, text.find('\'', from) - from);
    }
    if (node == nullptr || node->type != XML_ELEMENT_NODE) {
      node = xmlDocGetRootElement(document_);
    }
    switch (error.code) {
      case XML_SCHEMAV_ELEMENT_CONTENT:
        if (text.find("Missing child") == std::string_view::npos) {
          complain(subject(node) + "的数量超出格式定义。", where(node));
        }
        return;  // What is missing was told by shape().
      case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1:
      case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2:
        unknown_attribute(node, name.empty() ? std::string(named) : name);
        return;
      case XML_SCHEMAV_CVC_COMPLEX_TYPE_4: {
        const AttributeWords* words = schema_attribute(name_of(node), named);
        Location location = where(node);
        location.quote = quote_of_line(scan_, location.line);
        complain(subject(node) + "未填“" + std::string(words == nullptr ? named : words->title) + "”（" +
                     std::string(named) + "）。",
                 std::move(location));
        return;
      }
      case XML_SCHEMAV_CVC_IDC: {
        Location location = where(node, "id");
        const std::string id = attribute(node, "id");
        location.quote = id;
        complain("证明材料编号“" + cut_to_bytes(id, kMaxValueInMessage) + "”重复；每份证明材料的编号应不同。",
                 std::move(location));
        return;
      }
      case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1:
      case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3:
        complain("“" + std::string(schema_element(name_of(node))->title) + "”（" + std::string(name_of(node)) +
                     "）的元素之间有多余的文字。",
                 where(node));
        return;
      default:
        bad_value(node, name);
    }
  }

  void unknown_attribute(const xmlNode* node, const std::string& name) {
    Location location = where(node, name);
    location.quote = quote_of_line(scan_, location.line);
    complain(subject(node) + "有不认识的属性“" + cut_to_bytes(name, kMaxValueInMessage) + "”；请核对属性的写法。",
             std::move(location));
  }

  void bad_value(const xmlNode* node, const std::string& name) {
    if (!faulty_values_.insert({node, name}).second) {
      return;
    }
    Location location = where(node, name);
    if (name.empty()) {
      location.quote = cut_to_bytes(content(node), kMaxQuote);
      complain(subject(node) + "的内容过长，应不超过4000字。", std::move(location));
      return;
    }
    const AttributeWords* words = schema_attribute(name_of(node), name);
    const std::string value = attribute(node, name.c_str());
    location.quote = cut_to_bytes(value, kMaxQuote);
    std::string message = subject(node) + "的“" + std::string(words == nullptr ? name : words->title) + "”";
    message += value.empty() ? "是空的" : "填为“" + cut_to_bytes(value, kMaxValueInMessage) + "”";
    complain(message + (words == nullptr ? "，不符合格式定义。" : "，应为" + std::string(words->expect) + "。"),
             std::move(location));
  }

  /// In document order; a long list is cut, its exact total is not.
  void finish_problems() {
    std::vector<Problem>& problems = reading_.problems;
    std::stable_sort(problems.begin(), problems.end(),
                     [](const Problem& a, const Problem& b) { return a.where.line < b.where.line; });
    const std::size_t total = problems.size();
    if (total > kMaxSchemaProblems) {
      problems.resize(kMaxSchemaProblems);
      Location location;
      location.file = path_;
      problems.push_back({ProblemKind::kSchema,
                          "格式问题共" + std::to_string(total) + "处，以上列出前" + std::to_string(kMaxSchemaProblems) +
                              "处；改正后请重新核查。",
                          location});
    }
  }

  void fill(xmlNode* root, Datasheet& sheet) {
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

  Location quoted(const xmlNode* node, std::string_view quote) const {
    Location location = where(node);
    location.quote = cut_to_bytes(quote, kMaxQuote);
    return location;
  }

  static int small_number(const std::string& text, std::size_t digits) {
    if (text.empty() || text.size() > digits) {
      return 0;
    }
    int value = 0;
    for (const char c : text) {
      if (c < '0' || c > '9') {
        return 0;
      }
      value = value * 10 + (c - '0');
    }
    return value;
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
    field.number = Decimal::parse(field.text);
    if (field.state == ValueState::kZero && field.text.empty()) {
      field.number = Decimal(0);
    }
    field.where = quoted(node, field.text.empty() ? state : field.text);
    return field;
  }

  Participant participant(const xmlNode* node) const {
    Participant participant;
    participant.name = attribute(node, "name");
    participant.code = attribute(node, "code");
    participant.duty = attribute(node, "duty");
    participant.where = quoted(node, participant.name);
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
    target.target = Decimal::parse(attribute(node, "target"));
    target.unit = attribute(node, "unit");
    target.actual = Decimal::parse(attribute(node, "actual"));
    target.rate = Decimal::parse(attribute(node, "rate"));
    target.evidence = list(attribute(node, "evidence"));
    target.field = attribute(node, "field");
    target.where = quoted(node, target.name);
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
    evidence.where = quoted(node, evidence.name);
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
    commitment.where = quoted(node, commitment.text);
    return commitment;
  }

  xmlDoc* document_;
  const XmlScan& scan_;
  std::string path_;
  std::unordered_map<const xmlNode*, Place> places_;
  std::size_t next_tag_ = 0;
  std::vector<xmlNode*> strangers_;
  std::set<std::pair<const xmlNode*, std::string>> faulty_values_;
  DatasheetReading reading_;
};

}  // namespace

bool looks_like_datasheet(std::span<const std::byte> bytes) {
  const std::string_view raw(reinterpret_cast<const char*>(bytes.data()), std::min(bytes.size(), kLookBytes));
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
  XmlScan scan = scan_xml(bytes);
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
  schema();  // Also takes the loader of outside entities away, before anything is parsed.
  const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> parser(xmlNewParserCtxt(), &xmlFreeParserCtxt);
  ParserFault fault;
  parser->_private = &fault;
  parser->sax->serror = &note_fault;
  constexpr int kOptions =
      XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT | XML_PARSE_BIG_LINES | XML_PARSE_IGNORE_ENC;
  const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document(
      xmlCtxtReadMemory(parser.get(), scan.text.data(), static_cast<int>(scan.text.size()), nullptr, "UTF-8", kOptions),
      &xmlFreeDoc);
  if (document == nullptr || fault.code != 0 || xmlDocGetRootElement(document.get()) == nullptr) {
    Problem problem;
    problem.kind = ProblemKind::kMalformed;
    problem.where.line = std::max(fault.line, 1);
    problem.message =
        "文件第" + std::to_string(problem.where.line) + "行不符合XML的写法：" + malformed_words(fault.code) + "。";
    return refused(std::move(problem));
  }
  return Reader(document.get(), scan, path).read();
}

}  // namespace nitec
