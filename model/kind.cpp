#include "model/kind.h"

namespace nitec {
namespace {

struct KindWords {
  Kind kind;
  std::string_view name;
  std::string_view title;
};

constexpr std::array<KindWords, 6> kKinds{{
    {Kind::kApplication, "application", "组建申请"},
    {Kind::kConfirmation, "confirmation", "确认申请"},
    {Kind::kExtension, "extension", "延期申请"},
    {Kind::kEvaluation, "evaluation", "运行评估"},
    {Kind::kAnnual, "annual", "年度报送"},
    {Kind::kAdjustment, "adjustment", "重大调整"},
}};

}  // namespace

std::string_view kind_name(Kind kind) {
  for (const KindWords& words : kKinds) {
    if (words.kind == kind) {
      return words.name;
    }
  }
  return {};
}

std::string_view kind_title(Kind kind) {
  for (const KindWords& words : kKinds) {
    if (words.kind == kind) {
      return words.title;
    }
  }
  return "类型不明";
}

Kind kind_from_name(std::string_view name) {
  for (const KindWords& words : kKinds) {
    if (words.name == name) {
      return words.kind;
    }
  }
  return Kind::kUnknown;
}

Kind kind_from_title(std::string_view title) {
  for (const KindWords& words : kKinds) {
    if (words.title == title) {
      return words.kind;
    }
  }
  return Kind::kUnknown;
}

}  // namespace nitec
