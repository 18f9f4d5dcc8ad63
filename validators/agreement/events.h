// What a text says happened on which day: “2026年7月11日开工”, “授权公告日：2028年8月15日”.
#pragma once

#include <string>
#include <vector>

#include "model/submission.h"
#include "validators/facts.h"
#include "validators/rule.h"

namespace nitec {

enum class EventKind {
  kFiled,      ///< 申请日
  kGranted,    ///< 授权公告日
  kSigned,     ///< 签订日期
  kStarted,    ///< 开工
  kCompleted,  ///< 完工
  kAccepted,   ///< 验收
};

struct Event {
  EventKind kind = EventKind::kFiled;
  Date first;  ///< As exactly as it is said: a month is its days.
  Date last;
  const Document* document = nullptr;
  int page = 0;
  std::size_t sentence = 0;  ///< Events of one sentence have the same number.
  std::string words;         ///< Folded: that sentence.
  std::string said;          ///< Folded: the day with the words that name it.
  Location where;            ///< The same on the page.
};

/// The word for that kind: “开工日期”.
std::string event_word(EventKind kind);

/// Of the report's own pages and of the evidence, in reading order, tables left out. A day counts where the words that
/// name it stand right in front of it or right behind it.
const std::vector<Event>& events_of(const Submission& submission, const Context& context);

}  // namespace nitec
