// What the written request for an extension says (第二十条第一款): who signs it, when, why, what is to be done, and by
// when it will be done.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "validators/facts.h"

namespace nitec {

/// A day, a month, the end of a year … in the text, as the days that it can mean.
struct WrittenDate {
  Date first;
  Date last;
  Location where;
};

struct Request {
  const Document* document = nullptr;
  bool readable = false;             ///< Every page has text that can be believed.
  std::optional<Quoted> letterhead;  ///< The unit of the first lines of the first page: the leading or the host unit.
  std::optional<Quoted> signer;      ///< The unit above the date at the end of the letter.
  std::optional<Date> signed_on;     ///< That date.
  std::optional<Location> signed_where;
  std::optional<Location> reasons;   ///< 原因
  std::optional<Location> measures;  ///< 拟采取的措施
  /// 计划完成日期: every date after the end of the period of which the text says that something is done, finished or
  /// extended by then, in reading order; all such dates when the end is not known.
  std::vector<WrittenDate> planned;
  std::optional<Quoted> span;  ///< “延长一年”, “延期六个月”
  int span_months = 0;         ///< Of `span`.
};

/// Reads the request. Nothing when the submission has none that can be read.
std::optional<Request> read_request(const Submission& submission);

/// Whether two names mean one unit: 发展和改革委员会 is 发展改革委 is 发改委, blanks and （盖章） do not count, and one
/// name may hold the other.
bool same_unit(std::string_view text, std::string_view name);

/// The original end of the period; one that was written a day early, as is often done, stands for its corresponding
/// day after the start. Nothing when A07 has no date.
std::optional<Date> period_end(const Submission& submission);

/// 0 to 99 in Arabic or Chinese numerals, 2000 to 2099 in Arabic ones; -1 for any other text.
int small_number(std::string_view text);

/// The dates that a text (folded) names, from 20xx on; `year` helps with 今年 and 明年, 0 when it is not known.
struct DateInText {
  Date first;
  Date last;
  std::size_t begin = 0;  ///< Bytes.
  std::size_t end = 0;
};
std::vector<DateInText> dates_in(std::string_view text, int year);

}  // namespace nitec
