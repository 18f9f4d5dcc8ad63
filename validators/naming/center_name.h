// The form of a centre's name: 第十六条 and 第三十六条.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/submission.h"

namespace nitec {

/// Whether the name carries “（筹）” in such a submission: between the consent and the confirmation. One that is made
/// after the confirmation (运行评估, or A10a is filled in) does without, and so does one that asks for the consent
/// (组建申请).
bool carries_mark(const Submission& submission);

enum class NameFault {
  kNone,
  kMark,         ///< “（筹）” is missing, is not the last word, is written otherwise, or is no longer right.
  kForm,         ///< Not “××国家产业技术工程化中心”.
  kPlaceholder,  ///< “××” or “某某” left in place of the domain.
};

struct JudgedName {
  NameFault fault = NameFault::kForm;
  std::string domain;      ///< “低温精密传动”; empty when it cannot be told.
  std::string suggestion;  ///< The right form, or its pattern.
  std::string why;         ///< One clause: “未带“（筹）””.
};

/// Judges a folded name: the domain, “国家产业技术工程化中心”, and “(筹)” where it carries one.
JudgedName judge_name(std::string_view folded_name, bool with_mark);

/// “低温精密传动” of a well-formed name with or without its mark; nothing otherwise.
std::optional<std::string> domain_of(std::string_view folded_name);

}  // namespace nitec
