#include "ingest/datasheet/schema_words.h"

#include <algorithm>
#include <array>

namespace nitec {
namespace {

constexpr std::array<ElementWords, 11> kElements{{
    {"datasheet", "评估表", " fields participants targets evidence commitments "},
    {"fields", "栏目", " value "},
    {"value", "栏目", ""},
    {"participants", "参建单位", " participant "},
    {"participant", "参建单位", ""},
    {"targets", "目标完成对照表", " target "},
    {"target", "目标", ""},
    {"evidence", "证明材料清单", " item "},
    {"item", "证明材料", ""},
    {"commitments", "承诺和意见", " commitment "},
    {"commitment", "承诺或者意见", ""},
}};

constexpr std::string_view kName = "1至300字的名称";
constexpr std::string_view kShort = "1至100字的文字，没有的不写该属性";
constexpr std::string_view kDate = "存在的日期，形如“2029-05-18”，没有的不写该属性";
constexpr std::string_view kNumber = "不带千位分隔符和单位的数，形如“1268.40”，小数不超过8位";
constexpr std::string_view kPage = "1至99999的整数（PDF的物理页）";
constexpr std::string_view kEvidenceId = "不含空格、不超过40字的编号";

constexpr std::array<AttributeWords, 34> kAttributes{{
    {"datasheet", "kind", "报送类型",
     "application、confirmation、extension、evaluation、annual、adjustment之一（确认申请为confirmation）"},
    {"value", "code", "栏目代码", "栏目表中的代码，形如“E08”“E21b”"},
    {"value", "year", "年度", "四位数字的年份，形如“2028”"},
    {"value", "unit", "单位", kShort},
    {"value", "scope", "口径", "“中心”或者“依托单位”"},
    {"value", "state", "状态", "“值”“零”“不适用”“未统计”之一"},
    {"participant", "name", "名称", kName},
    {"participant", "code", "统一社会信用代码", "18位的统一社会信用代码"},
    {"participant", "duty", "分工", "不超过4000字的文字"},
    {"target", "name", "目标名称", kName},
    {"target", "direction", "方向", "“≥”“≤”“=”之一"},
    {"target", "target", "目标值", kNumber},
    {"target", "unit", "单位", kShort},
    {"target", "actual", "完成值", kNumber},
    {"target", "rate", "完成率", "不带“%”的数，形如“104.0”"},
    {"target", "evidence", "证明材料编号", "清单中的编号，几个之间用空格隔开"},
    {"target", "field", "对应栏目", "栏目表中的代码，形如“E08”"},
    {"item", "id", "编号", kEvidenceId},
    {"item", "name", "名称", kName},
    {"item", "type", "类型", "证明材料类型表中的代码，形如“audit-report”"},
    {"item", "file", "文件", "在报送材料内的路径，形如“证明材料/附件01.pdf”，不以“/”开头，不用“\\”"},
    {"item", "first-page", "起始页", kPage},
    {"item", "last-page", "终止页", kPage},
    {"item", "sha256", "摘要值", "64位十六进制的SHA-256摘要值"},
    {"item", "issuer", "签发单位", kName},
    {"item", "number", "文号或者证书号", kShort},
    {"item", "date", "签发日期", kDate},
    {"item", "valid-until", "有效期截止日", kDate},
    {"item", "supports", "所证明的内容", "栏目代码和“§1”至“§9”，几个之间用空格隔开"},
    {"commitment", "code", "代码", "“L01”“L02”“L03”之一"},
    {"commitment", "signer", "签字人", kShort},
    {"commitment", "sealed", "是否盖章", "true或者false"},
    {"commitment", "date", "签署日期", kDate},
    {"commitment", "evidence", "证明材料编号", kEvidenceId},
}};

}  // namespace

std::span<const ElementWords> schema_elements() {
  return kElements;
}

const ElementWords* schema_element(std::string_view name) {
  const std::span<const ElementWords> all = schema_elements();
  const auto found = std::find_if(all.begin(), all.end(), [&](const ElementWords& e) { return e.name == name; });
  return found == all.end() ? nullptr : &*found;
}

const AttributeWords* schema_attribute(std::string_view element, std::string_view name) {
  const auto found = std::find_if(kAttributes.begin(), kAttributes.end(),
                                  [&](const AttributeWords& a) { return a.element == element && a.name == name; });
  return found == kAttributes.end() ? nullptr : &*found;
}

}  // namespace nitec
