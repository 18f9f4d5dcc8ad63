#include "report/words/words.h"

#include <algorithm>
#include <numeric>

namespace nitec {
namespace {

template <typename Enum>
constexpr std::size_t index(Enum value) {
  return static_cast<std::size_t>(value);
}

std::string number(long long value) {
  return std::to_string(value);
}

}  // namespace

Phrase severity_word(Severity severity) {
  static constexpr std::array<Phrase, 3> kWords{{{"错误", "Error"}, {"疑点", "Doubt"}, {"提示", "Note"}}};
  return kWords.at(index(severity));
}

Phrase severity_asks(Severity severity) {
  static constexpr std::array<Phrase, 3> kWords{{{"须由依托单位补正或者说明", "The host must mend or explain"},
                                                 {"请审查人核实", "A reviewer should look"},
                                                 {"供参考，可不处理", "For information"}}};
  return kWords.at(index(severity));
}

Phrase clause_word(ClauseStatus status) {
  static constexpr std::array<Phrase, 6> kWords{{{"通过", "Pass"},
                                                 {"不通过", "Fail"},
                                                 {"疑点", "Doubt"},
                                                 {"需人工", "By hand"},
                                                 {"缺数据", "No data"},
                                                 {"不适用", "Not applicable"}}};
  return kWords.at(index(status));
}

Phrase opinion_word(Opinion opinion) {
  static constexpr std::array<Phrase, 2> kWords{{{"完整性", "Completeness"}, {"真实性", "Authenticity"}}};
  return kWords.at(index(opinion));
}

Phrase opinion_scope(Opinion opinion) {
  static constexpr std::array<Phrase, 2> kWords{
      {{"应有的文件、部分、栏目和证明是否齐全、可读",
        "Whether all files, sections, fields and evidence are there and legible"},
       {"各处的数据、名称、日期和编号是否一致", "Whether figures, names, dates and numbers agree with each other"}}};
  return kWords.at(index(opinion));
}

std::string_view opinion_letter(Opinion opinion) {
  return opinion == Opinion::kCompleteness ? "完" : "真";
}

std::array<Phrase, 3> opinion_choices(Opinion opinion) {
  if (opinion == Opinion::kCompleteness) {
    return {{{"完整", "Complete"}, {"补正后完整", "Complete once mended"}, {"不完整", "Not complete"}}};
  }
  return {{{"一致", "Agrees"}, {"核实后一致", "Agrees once verified"}, {"不一致", "Does not agree"}}};
}

Phrase verdict_word(Verdict verdict) {
  static constexpr std::array<Phrase, 4> kWords{{{"未见不符", "Nothing found"},
                                                 {"请人工核实", "For review"},
                                                 {"建议退回补正", "Return for mending"},
                                                 {"停止流转", "Quarantined"}}};
  return kWords.at(index(verdict));
}

Phrase role_word(Role role) {
  static constexpr std::array<Phrase, 8> kWords{{{"未列明", "Not listed"},
                                                 {"总结报告", "Summary report"},
                                                 {"评估表", "Datasheet"},
                                                 {"证明材料", "Evidence"},
                                                 {"组建方案", "Construction plan"},
                                                 {"延期申请", "Request for an extension"},
                                                 {"年度工作报告", "Yearly work report"},
                                                 {"调整报告", "Report of a major change"}}};
  return kWords.at(index(role));
}

Phrase kind_word(Kind kind) {
  static constexpr std::array<std::string_view, 7> kEnglish{
      "Unknown kind", "Application", "Confirmation", "Extension", "Evaluation", "Annual report", "Adjustment"};
  return {kind_title(kind), kEnglish.at(index(kind))};
}

std::string_view kind_articles(Kind kind) {
  static constexpr std::array<std::string_view, 7> kArticles{
      "", "第九至十四条", "第十八、十九条", "第二十条", "第二十二至二十四条", "第二十五条", "第三十二条"};
  return kArticles.at(index(kind));
}

Mark severity_mark(Severity severity) {
  static constexpr std::array<Mark, 3> kMarks{Mark::kError, Mark::kWarning, Mark::kNote};
  return kMarks.at(index(severity));
}

Mark clause_mark(ClauseStatus status) {
  static constexpr std::array<Mark, 6> kMarks{Mark::kPass,   Mark::kError,  Mark::kWarning,
                                              Mark::kManual, Mark::kNoData, Mark::kNotApplicable};
  return kMarks.at(index(status));
}

Mark verdict_mark(Verdict verdict) {
  static constexpr std::array<Mark, 4> kMarks{Mark::kPass, Mark::kWarning, Mark::kError, Mark::kError};
  return kMarks.at(index(verdict));
}

Readable readability(const Document& document) {
  const bool unread = std::any_of(document.problems.begin(), document.problems.end(), [](const Problem& problem) {
    switch (problem.kind) {
      case ProblemKind::kNotOpened:
      case ProblemKind::kTooLarge:
      case ProblemKind::kEmpty:
      case ProblemKind::kWrongType:
      case ProblemKind::kEncrypted:
      case ProblemKind::kCutOff:
      case ProblemKind::kUnsupported:
      case ProblemKind::kCrashed:
      case ProblemKind::kTimedOut:
      case ProblemKind::kMalformed:
      case ProblemKind::kDoctype:
      case ProblemKind::kOutside:
      case ProblemKind::kNested:
        return true;
      default:
        return false;
    }
  });
  if (document.pages.empty()) {
    return unread || document.is_pdf ? Readable::kNotRead : Readable::kNotApplicable;
  }
  const auto good = std::count_if(document.pages.begin(), document.pages.end(),
                                  [](const Page& page) { return page.text_layer == TextLayer::kOk; });
  if (good == 0) {
    return Readable::kNo;
  }
  return static_cast<std::size_t>(good) == document.pages.size() && !unread ? Readable::kYes : Readable::kPartly;
}

Phrase readable_word(Readable readable) {
  static constexpr std::array<Phrase, 5> kWords{{{"可用", "Readable"},
                                                 {"部分可用", "Partly"},
                                                 {"没有", "None"},
                                                 {"未读", "Not read"},
                                                 {"不适用", "Not applicable"}}};
  return kWords.at(index(readable));
}

namespace {

bool lacks_an_item(const Section& section) {
  return std::any_of(section.items.begin(), section.items.end(), [](const SubItem& item) { return !item.covered; });
}

}  // namespace

Phrase section_word(const Section& section) {
  switch (section.status) {
    case SectionStatus::kPresent:
      return lacks_an_item(section) ? Phrase{"缺项", "Sub-item missing"} : Phrase{"齐备", "Present"};
    case SectionStatus::kEmpty:
      return {"空缺", "Empty"};
    case SectionStatus::kMerged:
      return {"合并", "Merged"};
    case SectionStatus::kMissing:
      return {"未见", "Missing"};
    case SectionStatus::kUnknown:
      break;
  }
  return {"未能判断", "Cannot be told"};
}

Mark section_mark(const Section& section) {
  switch (section.status) {
    case SectionStatus::kPresent:
      return lacks_an_item(section) ? Mark::kWarning : Mark::kPass;
    case SectionStatus::kEmpty:
    case SectionStatus::kMerged:
      return Mark::kWarning;
    case SectionStatus::kMissing:
      return Mark::kError;
    case SectionStatus::kUnknown:
      break;
  }
  return Mark::kManual;
}

const std::vector<int>& Tally::of(Opinion opinion, Severity severity) const {
  return ids.at(index(opinion)).at(index(severity));
}
int Tally::of(Opinion opinion, ClauseStatus status) const {
  return clauses_by.at(index(opinion)).at(index(status));
}
int Tally::of(Severity severity) const {
  return findings.at(index(severity));
}
int Tally::of(ClauseStatus status) const {
  return clauses.at(index(status));
}
int Tally::total() const {
  return std::accumulate(findings.begin(), findings.end(), 0);
}
int Tally::clauses_of(Opinion opinion) const {
  const auto& row = clauses_by.at(index(opinion));
  return std::accumulate(row.begin(), row.end(), 0);
}
int Tally::clause_total() const {
  return std::accumulate(clauses.begin(), clauses.end(), 0);
}

Tally tally(const ReviewSheet& sheet) {
  Tally out;
  for (const Finding& finding : sheet.findings) {
    out.ids.at(index(finding.opinion)).at(index(finding.severity)).push_back(finding.id);
    ++out.findings.at(index(finding.severity));
  }
  for (const Clause& clause : sheet.clauses) {
    ++out.clauses_by.at(index(clause.opinion)).at(index(clause.status));
    ++out.clauses.at(index(clause.status));
  }
  for (const Document& document : sheet.submission.documents) {
    ++out.files;
    if (document.is_pdf) {
      ++out.pdfs;
      out.pages += static_cast<int>(document.pages.size());
    }
  }
  if (sheet.submission.outline) {
    for (const Section& section : sheet.submission.outline->sections) {
      switch (section.status) {
        case SectionStatus::kPresent:
          ++(lacks_an_item(section) ? out.lacking : out.whole);
          break;
        case SectionStatus::kEmpty:
          ++out.empty;
          break;
        case SectionStatus::kMerged:
          ++out.merged;
          break;
        case SectionStatus::kMissing:
          ++out.missing;
          break;
        case SectionStatus::kUnknown:
          ++out.unknown;
          break;
      }
    }
  }
  return out;
}

std::vector<Part> parts_of(const ReviewSheet& sheet) {
  const bool confirmation = judged_as(sheet.submission.kind) == Kind::kConfirmation;
  std::vector<Part> parts;
  if (confirmation || sheet.submission.outline) {
    parts.push_back(Part::kSections);
  }
  if (confirmation || !sheet.timeline.steps.empty()) {
    parts.push_back(Part::kTimeline);
  }
  for (const Part part : {Part::kFindings, Part::kClauses, Part::kFiles, Part::kUnchecked}) {
    parts.push_back(part);
  }
  return parts;
}

Phrase part_title(const ReviewSheet& sheet, Part part) {
  static constexpr std::array<Phrase, 6> kTitles{{{"总结报告的九个部分", "The nine sections of the report"},
                                                  {"筹建期与申报期限", "Set-up period and deadline"},
                                                  {"核查发现", "Findings"},
                                                  {"条款逐条核对", "Clause by clause"},
                                                  {"报送文件", "Files"},
                                                  {"未核查的事项及原因", "What was not checked, and why"}}};
  if (part == Part::kTimeline) {
    switch (judged_as(sheet.submission.kind)) {
      case Kind::kApplication:
        return {"论证、推荐与报送的日期", "Dates of appraisal, recommendation and filing"};
      case Kind::kExtension:
        return {"筹建期与延期申请", "Set-up period and request for its extension"};
      case Kind::kEvaluation:
      case Kind::kAdjustment:
        return {"报送日期", "Dates of filing"};
      case Kind::kAnnual:
        return {"报送期限与日期", "Deadline and dates of filing"};
      case Kind::kConfirmation:
      case Kind::kUnknown:
        break;
    }
  }
  return kTitles.at(static_cast<std::size_t>(part));
}

namespace {

std::string numeral_of(const ReviewSheet& sheet, Part part) {
  const std::vector<Part> parts = parts_of(sheet);
  return chinese_numeral(static_cast<int>(std::find(parts.begin(), parts.end(), part) - parts.begin()) + 1);
}

}  // namespace

std::string part_number(const ReviewSheet& sheet, Part part) {
  return "第" + numeral_of(sheet, part) + "部分";
}

std::string numbered_title(const ReviewSheet& sheet, Part part) {
  return numeral_of(sheet, part) + "、" + std::string(part_title(sheet, part).zh);
}

std::string item(int id) {
  return "第" + number(id) + "项";
}

std::string items(const std::vector<int>& ids, std::size_t most) {
  if (ids.empty()) {
    return "—";
  }
  std::string out;
  std::size_t stretches = 0;
  for (std::size_t i = 0; i < ids.size();) {
    std::size_t j = i;
    while (j + 1 < ids.size() && ids[j + 1] == ids[j] + 1) {
      ++j;
    }
    // Two neighbours are listed, three and more become a range.
    const std::size_t shown = j - i >= 2 ? 1 : j - i + 1;
    if (stretches + shown > most) {
      if (out.empty()) {
        out = number(ids.front());
      }
      return "第" + out + "等" + number(static_cast<long long>(ids.size())) + "项";
    }
    stretches += shown;
    out += out.empty() ? "" : "、";
    out += number(ids[i]);
    if (j > i) {
      out += (j - i >= 2 ? "—" : "、") + number(ids[j]);
    }
    i = j + 1;
  }
  return "第" + out + "项";
}

std::string numbers(const std::vector<int>& ids) {
  std::string out;
  for (const int id : ids) {
    out += (out.empty() ? "" : "、") + number(id);
  }
  return out.empty() ? "—" : out;
}

std::string chinese_numeral(int value) {
  static constexpr std::array<std::string_view, 10> kDigits{"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  if (value < 0 || value > 99) {
    return number(value);
  }
  if (value < 10) {
    return std::string(kDigits.at(static_cast<std::size_t>(value)));
  }
  const auto tens = static_cast<std::size_t>(value / 10);
  const auto ones = static_cast<std::size_t>(value % 10);
  return (tens > 1 ? std::string(kDigits.at(tens)) : std::string()) + "十" +
         (ones > 0 ? std::string(kDigits.at(ones)) : std::string());
}

/// “据以核对：中心台账“ITEC-017.xml”，SHA-256前12位……；条款第十八条第一款、……”
static std::string input_words(const ReviewSheet& sheet, const OwnInput& input) {
  std::vector<std::string> articles;
  for (const Clause& clause : sheet.clauses) {
    const bool rests = std::find(input.clauses.begin(), input.clauses.end(), clause.id) != input.clauses.end();
    if (rests && std::find(articles.begin(), articles.end(), clause.article) == articles.end()) {
      articles.push_back(clause.article);
    }
  }
  std::string list;
  for (const std::string& article : articles) {
    list += (list.empty() ? "" : "、") + article;
  }
  const std::string name =
      input.file.substr(input.file.rfind('/') == std::string::npos ? 0 : input.file.rfind('/') + 1);
  return input.title + "“" + one_line(name) + "”（SHA-256前12位" + short_digest(input.sha256) + "）：" +
         (list.empty() ? "没有条款据以核对" : "据以核对" + list);
}

std::string round_of(const ReviewSheet& sheet, const Finding& finding) {
  if (!sheet.round) {
    return {};
  }
  const auto then = sheet.round->still.find(finding.id);
  return then == sheet.round->still.end() ? "本轮新出现" : "上一轮第" + std::to_string(then->second) + "项，尚未改正";
}

std::vector<std::string> round_in_words(const ReviewSheet& sheet) {
  std::vector<std::string> words;
  if (!sheet.round) {
    return words;
  }
  const RoundComparison& round = *sheet.round;
  const std::size_t fresh = sheet.findings.size() - round.still.size();
  words.push_back("上一轮" + (round.document_id.empty() ? std::string() : "（" + one_line(round.document_id) + "）") +
                  "核查日期" + round.as_of.chinese() + "：已改正" + std::to_string(round.fixed.size()) +
                  "项，尚未改正" + std::to_string(round.still.size()) + "项，本轮新出现" + std::to_string(fresh) +
                  "项，未经要求而有改动" +
                  std::to_string(round.unasked.size() + static_cast<std::size_t>(round.more_unasked)) + "处。");
  if (!round.other_center.empty()) {
    words.push_back("上一轮的中心名称为“" + one_line(round.other_center) + "”，请核实是否同一中心。");
  }
  for (const EarlierFinding& finding : round.fixed) {
    words.push_back("已改正　上一轮第" + std::to_string(finding.id) + "项：" + one_line(finding.message));
  }
  for (const UnaskedChange& change : round.unasked) {
    words.push_back("未经要求的改动　" + change.what +
                    (change.where.page > 0   ? "：现为“" + one_line(change.after) + "”"
                     : change.before.empty() ? "：原未填，现填“" + one_line(change.after) + "”"
                     : change.after.empty()
                         ? "：原填“" + one_line(change.before) + "”，现未填"
                         : "：由“" + one_line(change.before) + "”改为“" + one_line(change.after) + "”"));
  }
  if (round.more_unasked > 0) {
    words.push_back("另有" + std::to_string(round.more_unasked) + "处未经要求的改动，没有逐一列出。");
  }
  return words;
}

std::vector<std::string> decisions_in_words(const ReviewSheet& sheet) {
  std::vector<std::string> words;
  for (const OwnInput& input : sheet.own_inputs) {
    words.push_back(input_words(sheet, input));
  }
  if (!sheet.own_tables.empty()) {
    std::string names;
    for (const std::string& name : sheet.own_tables) {
      names += (names.empty() ? "" : "、") + name;
    }
    words.push_back("使用本单位的表：" + names + "，代替内置的同名表");
  }
  for (const AppliedDecision& decision : sheet.decisions) {
    words.push_back(decision_words(decision));
  }
  return words;
}

std::string decision_words(const AppliedDecision& decision) {
  std::string ids;
  for (const int id : decision.findings) {
    ids += (ids.empty() ? "" : "、") + std::to_string(id);
  }
  return decision.rule + "　" + decision.what + "：" + one_line(decision.person) + "，" + decision.date.chinese() +
         "，" + one_line(decision.reason) + (ids.empty() ? "；没有涉及的发现" : "；涉及第" + ids + "项");
}

}  // namespace nitec
