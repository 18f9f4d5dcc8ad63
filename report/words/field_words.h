// How the fields of the datasheet are explained to those who fill them in.
#pragma once

#include <string>
#include <string_view>

#include "model/dictionary.h"

namespace nitec {

/// The groups of the form, in their order.
inline constexpr std::string_view kFieldGroups = "ABCDEFGHIJKL";

std::string_view group_title(char group);        ///< "基本信息"; empty for what is no group.
std::string_view duty_words(FieldDuty duty);     ///< 必填, 有则必填, 选填
std::string form_words(const FieldInfo& field);  ///< How it is to be written: "日期，如 2029-05-18".
std::string span_words(const FieldInfo& field);  ///< "时点数，逐年填"; "—" where there is nothing to say.

}  // namespace nitec
