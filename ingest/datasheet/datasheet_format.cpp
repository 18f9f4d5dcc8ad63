// shape() (elements that belong there) -> datasheet.xsd (attributes and values). Elements that do not belong are taken
// out between the two: libxml2 would judge nothing of what follows them.
#include "ingest/datasheet/datasheet_format.h"

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include "ingest/datasheet/datasheet_reader.h"
#include "ingest/datasheet/schema_words.h"
#include "ingest/datasheet/xml_schema.h"
#include "model/dictionary.h"
#include "schemas/schemas.h"

namespace nitec {
namespace {

using xml::attribute;
using xml::content;
using xml::name_of;
using xml::view;

constexpr std::size_t kMaxValueInMessage = 60;

const Dictionary& dictionary() {
  static const Dictionary kDictionary = Dictionary::parse(schemas::file("2026-02-01/fields.tsv"));
  return kDictionary;
}

xmlSchema* schema() {
  static const xml::Schema kSchema("2026-02-01/datasheet.xsd");
  return kSchema.get();
}

class Checker {
 public:
  explicit Checker(const xml::Tree& tree) : tree_(tree) {}
  Checker(const Checker&) = delete;
  Checker& operator=(const Checker&) = delete;
  ~Checker() {
    for (xmlNode* node : strangers_) {
      xmlFreeNode(node);
    }
  }

  FormatVerdict check() {
    xmlNode* root = tree_.root();
    verdict_.is_datasheet = accept_root(root);
    if (verdict_.is_datasheet) {
      shape(root);
      validate();
      finish_problems();
    }
    return std::move(verdict_);
  }

 private:
  void complain(std::string message, Location location) {
    verdict_.problems.push_back({ProblemKind::kSchema, std::move(message), std::move(location)});
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
      return title + dictionary().title(code) +
             (xml::small_number(year, 4) == 0 || year.size() != 4 ? "" : year + "年");
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
    complain(name_of(root) == "datasheet" && space.starts_with(kNamespaceStem)
                 ? "评估表的格式版本与本规则集不符，应为“" + ours + "”。"
                 : "文件的根元素应为评估表（datasheet），命名空间应为“" + ours + "”。",
             tree_.with_its_line(root));
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
        complain(
            "“" + std::string(schema_element(name)->title) + "”（" + name + "）写了两次，只读取前一个；请合为一个。",
            tree_.with_its_line(child));
        take_out(child);
      } else {
        shape(child);
      }
      child = next;
    }
    if (words->name == "datasheet") {
      for (const char* name : {"fields", "targets", "evidence", "commitments"}) {
        if (!seen.contains(name)) {
          complain("评估表缺少“" + std::string(schema_element(name)->title) + "”部分（" + name + "）。",
                   tree_.where(node));
        }
      }
    } else if (words->name == "fields" && xmlFirstElementChild(node) == nullptr) {
      complain("“栏目”部分（fields）没有任何内容。", tree_.where(node));
    }
  }

  void stranger(xmlNode* node, const ElementWords& parent) {
    std::string allowed;
    for (const ElementWords& words : schema_elements()) {
      if (parent.children.find(" " + std::string(words.name) + " ") != std::string_view::npos) {
        allowed += (allowed.empty() ? "" : "、") + std::string(words.name);
      }
    }
    complain("“" + std::string(parent.title) + "”（" + std::string(parent.name) + "）中有不认识的元素“" +
                 cut_to_bytes(name_of(node), kMaxValueInMessage) + "”，未读取；" +
                 (allowed.empty() ? "此处只能填文字。" : "此处可用：" + allowed + "。"),
             tree_.with_its_line(node));
    take_out(node);
  }

  void take_out(xmlNode* node) {
    xmlUnlinkNode(node);
    strangers_.push_back(node);
  }

  static void note_schema_fault(void* context, xmlErrorPtr error) {
    if (error->level >= XML_ERR_ERROR) {
      static_cast<Checker*>(context)->schema_fault(*error);
    }
  }

  void validate() {
    const std::unique_ptr<xmlSchemaValidCtxt, decltype(&xmlSchemaFreeValidCtxt)> context(
        xmlSchemaNewValidCtxt(schema()), &xmlSchemaFreeValidCtxt);
    xmlSchemaSetValidStructuredErrors(context.get(), &note_schema_fault, this);
    xmlSchemaValidateDoc(context.get(), tree_.document());
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
      node = tree_.root();
    }
    switch (error.code) {
      case XML_SCHEMAV_ELEMENT_CONTENT:
        if (text.find("Missing child") == std::string_view::npos) {
          complain(subject(node) + "的数量超出格式定义。", tree_.where(node));
        }
        return;  // What is missing was told by shape().
      case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1:
      case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2:
        unknown_attribute(node, name.empty() ? std::string(named) : name);
        return;
      case XML_SCHEMAV_CVC_COMPLEX_TYPE_4: {
        const AttributeWords* words = schema_attribute(name_of(node), named);
        complain(subject(node) + "未填“" + std::string(words == nullptr ? named : words->title) + "”（" +
                     std::string(named) + "）。",
                 tree_.with_its_line(node));
        return;
      }
      case XML_SCHEMAV_CVC_IDC: {
        const std::string id = attribute(node, "id");
        complain("证明材料编号“" + cut_to_bytes(id, kMaxValueInMessage) + "”重复；每份证明材料的编号应不同。",
                 tree_.quoted(node, id, "id"));
        return;
      }
      case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1:
      case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3:
        complain("“" + std::string(schema_element(name_of(node))->title) + "”（" + std::string(name_of(node)) +
                     "）的元素之间有多余的文字。",
                 tree_.where(node));
        return;
      default:
        bad_value(node, name);
    }
  }

  void unknown_attribute(const xmlNode* node, const std::string& name) {
    complain(subject(node) + "有不认识的属性“" + cut_to_bytes(name, kMaxValueInMessage) + "”；请核对属性的写法。",
             tree_.with_its_line(node, name));
  }

  void bad_value(const xmlNode* node, const std::string& name) {
    if (!faulty_values_.insert({node, name}).second) {
      return;
    }
    if (name.empty()) {
      complain(subject(node) + "的内容过长，应不超过4000字。", tree_.quoted(node, content(node)));
      return;
    }
    const AttributeWords* words = schema_attribute(name_of(node), name);
    const std::string value = attribute(node, name.c_str());
    std::string message = subject(node) + "的“" + std::string(words == nullptr ? name : words->title) + "”";
    message += value.empty() ? "是空的" : "填为“" + cut_to_bytes(value, kMaxValueInMessage) + "”";
    complain(message + (words == nullptr ? "，不符合格式定义。" : "，应为" + std::string(words->expect) + "。"),
             tree_.quoted(node, value, name));
  }

  /// In document order; a long list is cut, its exact total is not.
  void finish_problems() {
    std::vector<Problem>& problems = verdict_.problems;
    std::stable_sort(problems.begin(), problems.end(),
                     [](const Problem& a, const Problem& b) { return a.where.line < b.where.line; });
    const std::size_t total = problems.size();
    if (total > kMaxSchemaProblems) {
      problems.resize(kMaxSchemaProblems);
      Location location;
      location.file = problems.front().where.file;
      problems.push_back({ProblemKind::kSchema,
                          "格式问题共" + std::to_string(total) + "处，以上列出前" + std::to_string(kMaxSchemaProblems) +
                              "处；改正后请重新核查。",
                          location});
    }
  }

  const xml::Tree& tree_;
  std::vector<xmlNode*> strangers_;
  std::set<std::pair<const xmlNode*, std::string>> faulty_values_;
  FormatVerdict verdict_;
};

}  // namespace

FormatVerdict check_format(const xml::Tree& tree) {
  return Checker(tree).check();
}

}  // namespace nitec
