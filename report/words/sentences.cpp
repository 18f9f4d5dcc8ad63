// The sentences of the sheet: what was counted, said in full.
#include <algorithm>

#include "report/words/words.h"

namespace nitec {
namespace {

template <typename Enum>
constexpr std::size_t index(Enum value) {
  return static_cast<std::size_t>(value);
}

std::string number(long long value) {
  return std::to_string(value);
}

template <std::size_t Count>
std::string joined(const std::array<std::string, Count>& parts, std::string_view separator) {
  std::string out;
  for (const std::string& part : parts) {
    if (!part.empty()) {
      out += out.empty() ? part : std::string(separator) + part;
    }
  }
  return out;
}

std::string count_of(std::string_view what, int count, std::string_view unit) {
  return count == 0 ? std::string() : std::string(what) + number(count) + std::string(unit);
}

}  // namespace

std::vector<Piece> verdict_sentence(const ReviewSheet& sheet) {
  const Tally counts = tally(sheet);
  const int errors = counts.of(Severity::kError);
  const int doubts = counts.of(Severity::kWarning);
  const int notes = counts.of(Severity::kNote);
  const int manual = counts.of(ClauseStatus::kManual) + counts.of(ClauseStatus::kNoData);
  std::vector<Piece> out;
  const auto say = [&](std::string text, bool strong = false) { out.push_back({std::move(text), strong}); };
  if (sheet.verdict == Verdict::kQuarantine) {
    say("材料带有涉密标志。", true);
    say("请停止流转，按保密规定处理；本单不重复材料中的任何文字。");
    return out;
  }
  if (errors > 0) {
    say("材料中有");
    say(number(errors) + "项错误", true);
    say("须由依托单位补正或者说明");
    if (doubts > 0) {
      say("，另有");
      say(number(doubts) + "项疑点", true);
      say("请审查人核实");
    }
  } else if (doubts > 0) {
    say("未见须退回补正的问题，有");
    say(number(doubts) + "项疑点", true);
    say("请审查人核实");
  } else {
    say("自动核查未见缺漏和不一致之处");
  }
  if (notes > 0) {
    say("，");
    say(number(notes) + "项提示", true);
    say("供参考");
  }
  say("。");
  if (errors + doubts == 0 && manual > 0) {
    say("另有");
    say(number(manual) + "条条款", true);
    say("须人工查看，见" + part_number(sheet, Part::kClauses) + "。");
  }
  return out;
}

Headlines headlines(const ReviewSheet& sheet, std::size_t most) {
  Headlines out;
  out.part = part_number(sheet, Part::kFindings);
  for (const Severity severity : {Severity::kError, Severity::kWarning}) {
    out.severity = severity;
    for (const Finding& finding : sheet.findings) {
      if (finding.severity == severity) {
        out.findings.push_back(&finding);
      }
    }
    if (!out.findings.empty()) {
      break;
    }
  }
  // One that is left over takes the line of the sentence that would announce it.
  if (out.findings.size() > most) {
    out.more = static_cast<int>(out.findings.size() - (most == 0 ? 0 : most - 1));
    out.findings.resize(most == 0 ? 0 : most - 1);
  }
  return out;
}

std::string more_sentence(const Headlines& headlines) {
  if (headlines.more == 0) {
    return {};
  }
  return std::string(headlines.findings.empty() ? "共" : "另有") + number(headlines.more) + "项" +
         std::string(severity_word(headlines.severity).zh) + "，见" + headlines.part;
}

std::string files_sentence(const Tally& counts) {
  if (counts.files == 0) {
    return "没有文件";
  }
  std::string out = number(counts.files) + "个文件";
  if (counts.pdfs > 0) {
    out += "，其中PDF文件" + number(counts.pdfs) + "个，共" + number(counts.pages) + "页";
  }
  return out;
}

std::string sections_sentence(const ReviewSheet& sheet) {
  if (!sheet.submission.outline) {
    return "没有可以读取的总结报告，九个部分未能核对。";
  }
  const Outline& outline = *sheet.submission.outline;
  const Tally counts = tally(sheet);
  std::string out = "总结报告共" + number(outline.pages) + "页，";
  switch (outline.text_layer) {
    case TextLayer::kOk:
      out += "文字层可用。";
      break;
    case TextLayer::kDamaged:
      out += "文字层不能正确读出，未见标题的部分不作判断。";
      break;
    case TextLayer::kNone:
      out += "为扫描件，没有文字层，未见标题的部分不作判断。";
      break;
  }
  out += "提纲的九个部分中，";
  out += joined<6>({count_of("齐备", counts.whole, "个"), count_of("缺子项", counts.lacking, "个"),
                    count_of("合并", counts.merged, "个"), count_of("空缺", counts.empty, "个"),
                    count_of("未见", counts.missing, "个"), count_of("未能判断", counts.unknown, "个")},
                   "，");
  const bool any_heading = std::any_of(outline.sections.begin(), outline.sections.end(),
                                       [](const Section& section) { return section.heading.page > 0; });
  if (!any_heading) {
    return out + "。";
  }
  std::vector<int> again;
  for (const Section& section : outline.sections) {
    if (!section.again.empty()) {
      again.push_back(section.number);
    }
  }
  out += outline.order_ok ? "；次序与提纲一致" : "；次序与提纲不同";
  if (again.empty()) {
    return out + "，没有重复的标题。";
  }
  out += "，标题重复出现的部分：";
  for (const int section : again) {
    out += (section == again.front() ? "" : "、") + chinese_numeral(section);
  }
  return out + "。";
}

bool has_timeline_picture(const ReviewSheet& sheet) {
  const Kind kind = judged_as(sheet.submission.kind);
  // The last day of February needs no drawing: there is no period before it.
  return kind == Kind::kConfirmation || (kind != Kind::kAnnual && sheet.timeline.deadline.has_value());
}

namespace {

/// 第二十条: asked for by the end of the period, for a year at the most.
std::string extension_sentence(const Timeline& line) {
  if (!line.deadline) {
    return "评估表未填筹建期截止日，不能推算提出延期申请的期限，请人工核对。";
  }
  std::string out = "延期申请应在筹建期结束前提出，最后一日为" + line.deadline->chinese();
  if (line.filed) {
    const int days = days_between(*line.deadline, *line.filed);
    out += "；" + line.filed->chinese() + "提出，";
    out += days > 0 ? "在期限之后" + number(days) + "日" : days == 0 ? "是期限的最后一日" : "在期限之内";
  } else {
    out += "；提出的日期未知，请人工核对";
  }
  out += "。";
  return line.requested_end ? out + "计划于" + line.requested_end->chinese() + "完成。" : out;
}

/// 第二十五条: by the end of February.
std::string annual_sentence(const Timeline& line) {
  std::string out = "报送期限为" + line.deadline->chinese();
  if (!line.filed) {
    return out + "；报送日期未知，请人工核对。";
  }
  const int days = days_between(*line.deadline, *line.filed);
  out += "，" + line.filed->chinese() + "报送，";
  return out + (days > 0 ? "在期限之后" + number(days) + "日。" : days == 0 ? "是期限的最后一日。" : "在期限之内。");
}

}  // namespace

std::string timeline_sentence(const ReviewSheet& sheet) {
  const Timeline& line = sheet.timeline;
  if (sheet.submission.kind == Kind::kExtension) {
    return extension_sentence(line);
  }
  if (sheet.submission.kind == Kind::kAnnual && line.deadline) {
    return annual_sentence(line);
  }
  if (!has_timeline_picture(sheet)) {
    return sheet.submission.kind == Kind::kApplication ? "组建申请没有申报期限；论证、推荐、报送应当依次进行。"
                                                       : "以下为材料所载的报送日期。";
  }
  if (!line.deadline) {
    return "材料中的日期不足以推算申报期限，请人工核对。";
  }
  const std::string shift = line.calendar_known ? "" : "未计法定节假日及调休。";
  const std::string deadline = "申报期限为" + line.deadline->chinese();
  if (!line.filed) {
    return deadline + "；收文日期未知，请人工核对。" + shift;
  }
  const int days = days_between(*line.deadline, *line.filed);
  const std::optional<Date> end = line.extended_end ? line.extended_end : line.original_end;
  std::string filed = "，在期限之内。";
  if (days > 0) {
    filed = "，在期限之后" + number(days) + "日。";
  } else if (days == 0) {
    filed = "，是期限的最后一日。";
  } else if (end && *line.filed < *end) {
    filed = "，早于筹建期截止日。";
  }
  return deadline + "，" + line.filed->chinese() + "收文" + filed + shift;
}

std::string findings_sentence(const Tally& counts) {
  return counts.total() == 0 ? std::string(label::kNoFindings.zh) : "共" + number(counts.total()) + "项，按轻重排列。";
}

std::string group_sentence(Severity severity, int count) {
  return "共" + number(count) + "项　" + std::string(severity_asks(severity).zh);
}

std::string clauses_sentence(const ReviewSheet& sheet, const Tally& counts) {
  std::string out =
      "与" + std::string(kind_title(sheet.submission.kind)) + "有关的条款共" + number(counts.clause_total()) + "条";
  std::string list;
  for (std::size_t i = 0; i < counts.clauses.size(); ++i) {
    if (counts.clauses.at(i) > 0) {
      list += (list.empty() ? "：" : "、") + std::string(clause_word(static_cast<ClauseStatus>(i)).zh) +
              number(counts.clauses.at(i)) + "条";
    }
  }
  return out + list + "。";
}

std::vector<std::string> clause_counts(const Tally& counts, Opinion opinion) {
  std::vector<std::string> out;
  const auto& row = counts.clauses_by.at(index(opinion));
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (row.at(i) > 0) {
      out.push_back(std::string(clause_word(static_cast<ClauseStatus>(i)).zh) + number(row.at(i)));
    }
  }
  return out;
}

}  // namespace nitec
