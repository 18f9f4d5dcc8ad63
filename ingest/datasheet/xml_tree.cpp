#include "ingest/datasheet/xml_tree.h"

#include <libxml/parser.h>

#include <algorithm>
#include <map>
#include <new>
#include <set>
#include <utility>

namespace nitec::xml {
namespace {

constexpr std::size_t kMaxQuote = 240;
constexpr std::size_t kMaxKey = 60;

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

xmlParserInputPtr load_nothing(const char*, const char*, xmlParserCtxtPtr) {
  return nullptr;
}

/// Once, before anything is parsed.
void make_libxml_safe() {
  static const bool kDone = [] {
    xmlInitParser();
    xmlSetExternalEntityLoader(&load_nothing);
    return true;
  }();
  (void)kDone;
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
      return "根元素结束之后还有多余的内容，或者文件不完整";
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

}  // namespace

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

std::string_view name_of(const xmlNode* node) {
  return view(node->name);
}

std::string attribute(const xmlNode* node, const char* name) {
  const Text text(xmlGetNoNsProp(node, chars(name)), xmlFree);
  return trimmed(view(text.get()));
}

std::string content(const xmlNode* node) {
  const Text text(xmlNodeGetContent(node), xmlFree);
  return trimmed(view(text.get()));
}

int small_number(std::string_view text, std::size_t digits) {
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

Tree::Tree(const XmlScan& scan, std::string_view path) : scan_(scan), path_(path) {
  make_libxml_safe();
  const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> parser(xmlNewParserCtxt(), &xmlFreeParserCtxt);
  if (parser == nullptr) {
    throw std::bad_alloc();
  }
  ParserFault fault;
  parser->_private = &fault;
  parser->sax->serror = &note_fault;
  constexpr int kOptions =
      XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT | XML_PARSE_BIG_LINES | XML_PARSE_IGNORE_ENC;
  document_.reset(xmlCtxtReadMemory(parser.get(), scan.text.data(), static_cast<int>(scan.text.size()), nullptr,
                                    "UTF-8", kOptions));
  if (parser->errNo == XML_ERR_NO_MEMORY || fault.code == XML_ERR_NO_MEMORY ||
      (document_ == nullptr && fault.code == 0)) {
    throw std::bad_alloc();  // The file's words are not at fault.
  }
  if (document_ == nullptr || fault.code != 0 || root() == nullptr) {
    problem_.emplace();
    problem_->kind = ProblemKind::kMalformed;
    problem_->where.line = std::max(fault.line, 1);
    problem_->message =
        "文件第" + std::to_string(problem_->where.line) + "行不符合XML的写法：" + malformed_words(fault.code) + "。";
    return;
  }
  place(root(), "/" + std::string(name_of(root())));
}

void Tree::place(xmlNode* node, std::string xpath) {
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

Location Tree::where(const xmlNode* node, std::string_view attribute_name) const {
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

Location Tree::quoted(const xmlNode* node, std::string_view quote, std::string_view attribute_name) const {
  Location location = where(node, attribute_name);
  location.quote = cut_to_bytes(quote, kMaxQuote);
  return location;
}

Location Tree::with_its_line(const xmlNode* node, std::string_view attribute_name) const {
  Location location = where(node, attribute_name);
  location.quote = quote_of_line(scan_, location.line);
  return location;
}

}  // namespace nitec::xml
