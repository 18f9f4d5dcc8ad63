#include "model/finding.h"

#include <utility>

namespace nitec {
namespace {

/// Enumerators are numbered from 0 in the order of their names here.
template <typename Enum, std::size_t Count>
std::string_view name_of(const std::array<std::string_view, Count>& names, Enum value) {
  return names.at(static_cast<std::size_t>(value));
}

}  // namespace

std::string_view severity_name(Severity severity) {
  static constexpr std::array<std::string_view, 3> kNames{"error", "warning", "note"};
  return name_of(kNames, severity);
}

std::string_view opinion_name(Opinion opinion) {
  static constexpr std::array<std::string_view, 2> kNames{"completeness", "authenticity"};
  return name_of(kNames, opinion);
}

std::string_view clause_status_name(ClauseStatus status) {
  static constexpr std::array<std::string_view, 6> kNames{"pass",   "fail",    "doubt",
                                                          "manual", "no-data", "not-applicable"};
  return name_of(kNames, status);
}

std::string_view verdict_name(Verdict verdict) {
  static constexpr std::array<std::string_view, 4> kNames{"pass", "review", "return", "quarantine"};
  return name_of(kNames, verdict);
}

std::string_view section_status_name(SectionStatus status) {
  static constexpr std::array<std::string_view, 5> kNames{"present", "empty", "merged", "missing", "unknown"};
  return name_of(kNames, status);
}

std::string_view text_layer_name(TextLayer layer) {
  static constexpr std::array<std::string_view, 3> kNames{"ok", "damaged", "none"};
  return name_of(kNames, layer);
}

std::string_view role_name(Role role) {
  static constexpr std::array<std::string_view, 8> kNames{"unknown",     "summary-report",    "datasheet",
                                                          "evidence",    "construction-plan", "extension-request",
                                                          "work-report", "adjustment-report"};
  return name_of(kNames, role);
}

}  // namespace nitec
