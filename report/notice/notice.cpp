#include "report/notice/notice.h"

#include <algorithm>
#include <tuple>

#include "report/words/words.h"

namespace nitec {
namespace {

constexpr std::size_t kMaxPlaces = 4;  ///< Named for one finding; findings.xlsx names more.
constexpr std::size_t kMaxQuote = 120;
constexpr std::size_t kMaxText = 500;
constexpr std::size_t kMaxName = 60;

constexpr const char* kBlankDay = "　　　　年　　月　　日";
constexpr const char* kDayToFillIn = "____年__月__日";

std::string number(int value) {
  return std::to_string(value);
}

std::string kind_of(const ReviewSheet& sheet) {
  return sheet.submission.kind == Kind::kUnknown ? "报送" : std::string(kind_title(sheet.submission.kind));
}

std::string name(const std::string& text) {
  return shortened(one_line(text), kMaxName);
}

std::string without_stop(std::string text) {
  constexpr std::string_view kStop = "。";
  if (text.ends_with(kStop)) {
    text.resize(text.size() - kStop.size());
  }
  return text;
}

/// The step of the reckoning that gave that day; nothing when none did.
const PeriodStep* step_of(const Timeline& timeline, const Date& day) {
  const auto found = std::find_if(timeline.steps.begin(), timeline.steps.end(),
                                  [&](const PeriodStep& step) { return step.result == day.iso(); });
  return found == timeline.steps.end() ? nullptr : &*found;
}

NoticeFinding told(const ReviewSheet& sheet, const Finding& finding) {
  NoticeFinding out{.id = finding.id,
                    .severity = finding.severity,
                    .severity_title = std::string(severity_word(finding.severity).zh),
                    .article = one_line(finding.article),
                    .message = shortened(one_line(finding.message), kMaxText),
                    .lines = {}};
  const std::size_t shown = std::min(finding.locations.size(), kMaxPlaces);
  for (std::size_t i = 0; i < shown; ++i) {
    const Location& where = finding.locations[i];
    std::string place = one_line(place_in_words(sheet, where));
    if (!where.quote.empty()) {
      place += "　“" + shortened(one_line(where.quote), kMaxQuote) + "”";
    }
    out.lines.emplace_back("出处", std::move(place));
  }
  if (shown < finding.locations.size()) {
    out.lines.emplace_back("出处",
                           "另有" + number(static_cast<int>(finding.locations.size() - shown)) + "处，见findings.xlsx");
  }
  const auto add = [&](std::string_view label, const std::string& text) {
    if (!text.empty()) {
      out.lines.emplace_back(label, shortened(one_line(text), kMaxText));
    }
  };
  add(label::kExpected.zh, finding.expected);
  add(label::kActual.zh, finding.actual);
  add("改正", finding.remedy);
  return out;
}

/// Where a file stands in the notice: the main document, the datasheet, evidence, the rest; by name.
int weight_of(const ReviewSheet& sheet, const std::string& path) {
  const Document* document = sheet.submission.find(path);
  if (document == nullptr) {
    return 4;
  }
  return is_main(document->role)              ? 0
         : document->role == Role::kDatasheet ? 1
         : document->role == Role::kEvidence  ? 2
                                              : 3;
}

std::vector<NoticeFile> files_of(const ReviewSheet& sheet) {
  struct Placed {
    const Finding* finding;
    std::string path;
    int page;
  };
  std::vector<Placed> all;
  for (const Finding& finding : sheet.findings) {
    const Location first = finding.locations.empty() ? Location() : finding.locations.front();
    // A place in the unit's own record is no place in the submission.
    const bool handed_in = sheet.submission.find(first.file) != nullptr;
    all.push_back({&finding, handed_in ? first.file : std::string(), handed_in ? first.page : 0});
  }
  std::stable_sort(all.begin(), all.end(), [&](const Placed& one, const Placed& other) {
    const auto key = [&](const Placed& placed) {
      return std::tuple(weight_of(sheet, placed.path), placed.path, placed.page, placed.finding->severity);
    };
    return key(one) < key(other);
  });
  std::vector<NoticeFile> out;
  for (const Placed& placed : all) {
    if (out.empty() || out.back().path != placed.path) {
      out.push_back({placed.path.empty() ? "材料整体" : file_in_words(sheet, placed.path), placed.path, {}});
    }
    const std::string title = pages_in_words(placed.page, placed.page);
    if (out.back().pages.empty() || out.back().pages.back().title != title) {
      out.back().pages.push_back({title, {}});
    }
    out.back().pages.back().findings.push_back(told(sheet, *placed.finding));
  }
  return out;
}

std::vector<std::string> opening_of(const ReviewSheet& sheet, const Tally& counts) {
  std::vector<std::string> out;
  const Timeline& timeline = sheet.timeline;
  const std::string center = name(sheet.center);
  std::string received = "贵单位报送的" + (center.empty() ? std::string() : "“" + center + "”") + kind_of(sheet) +
                         "材料（" + files_sentence(counts) + "）";
  if (timeline.filed && timeline.filed->valid()) {
    const PeriodStep* step = step_of(timeline, *timeline.filed);
    received += "已收到" + (step == nullptr ? std::string() : "，" + step->name + "为" + timeline.filed->chinese());
  } else {
    received += "已收到";
  }
  received += "。经" + sheet.as_of.chinese() + "形式核查，";
  const int errors = counts.of(Severity::kError);
  const int doubts = counts.of(Severity::kWarning);
  const int notes = counts.of(Severity::kNote);
  const std::string notes_too = notes > 0 ? "；另有" + number(notes) + "项提示，供参考" : "";
  if (errors > 0) {
    received += "有" + number(errors) + "项需要补正" +
                (doubts > 0 ? "，" + number(doubts) + "项请核实并作说明" : std::string()) + notes_too + "。";
  } else if (doubts > 0) {
    received += "未见须补正之处，有" + number(doubts) + "项请核实并作说明" + notes_too + "。";
  } else {
    received += "未见须补正之处" + notes_too + "，贵单位不须补充材料。";
  }
  out.push_back(std::move(received));
  if (errors + doubts == 0) {
    return out;
  }
  std::string when =
      "请于" + std::string(kDayToFillIn) + "前，将" + (errors > 0 ? "补正后的材料和" : "") + "逐项答复报送我单位。";
  if (errors > 0 && timeline.deadline && timeline.deadline->valid() && !(*timeline.deadline < sheet.as_of)) {
    if (const PeriodStep* step = step_of(timeline, *timeline.deadline)) {
      when += "本次" + step->name + "为" + timeline.deadline->chinese() +
              (step->reckoning.empty() ? "" : "（" + without_stop(one_line(step->reckoning)) + "）") + "。";
    }
  }
  out.push_back(std::move(when));
  return out;
}

std::vector<NoticePart> parts_after(const ReviewSheet& sheet, const std::vector<std::string>& annotated,
                                    const std::vector<NotAnnotated>& left_out) {
  std::vector<NoticePart> out;
  if (const std::vector<std::string> round = round_in_words(sheet); !round.empty()) {
    out.push_back({"与上一轮对照", round, {}});
  }
  if (!sheet.unchecked.empty()) {
    NoticePart part{
        "另由审查人员查看的事项", {"以下事项不在本次形式核查之内，由审查人员另行查看，贵单位暂不须答复："}, {}};
    for (const Unchecked& matter : sheet.unchecked) {
      part.list.push_back(without_stop(one_line(matter.matter)));
    }
    out.push_back(std::move(part));
  }
  if (!annotated.empty() || !left_out.empty()) {
    NoticePart part{"批注副本", {}, {}};
    if (!annotated.empty()) {
      std::string names;
      for (const std::string& path : annotated) {
        names += (names.empty() ? "" : "、") + one_line(file_in_words(sheet, path));
      }
      part.paragraphs.push_back("annotated文件夹中有" + number(static_cast<int>(annotated.size())) +
                                "个PDF文件的批注副本，批注的编号与本告知相同：" + names +
                                "。批注加在副本上，贵单位的原件没有改动，如须修改请改原件。");
    }
    if (!left_out.empty()) {
      part.paragraphs.push_back("以下文件没有批注副本，请按本告知所列位置查看：");
      for (const NotAnnotated& one : left_out) {
        part.list.push_back(one_line(file_in_words(sheet, one.file)) + "（" + one_line(one.file) + "）：" +
                            without_stop(one_line(one.reason)));
      }
    }
    out.push_back(std::move(part));
  }
  const Tally counts = tally(sheet);
  const bool errors = counts.of(Severity::kError) > 0;
  const bool doubts = counts.of(Severity::kWarning) > 0;
  if (errors || doubts) {
    NoticePart part{"怎样答复", {}, {}};
    if (errors) {
      part.list.emplace_back("标为“错误”的，请补正材料；认为不须补正的，请说明理由并附依据。");
    }
    if (doubts) {
      part.list.emplace_back("标为“疑点”的，请核实；与实际情况相符的，作一说明即可。");
    }
    if (counts.of(Severity::kNote) > 0) {
      part.list.emplace_back("标为“提示”的，供参考，可不答复。");
    }
    part.list.emplace_back("请在findings.xlsx的“处理情况”“申请单位答复”两栏逐项填写，“项”一栏的编号不要改动。");
    part.list.emplace_back(
        "一处改动涉及评估表、报告和附件的，请一并改动，使各处一致；没有提到的内容如有改动，也请在答复中说明。");
    out.push_back(std::move(part));
  }
  return out;
}

}  // namespace

Notice notice_of(const ReviewSheet& sheet, const std::vector<std::string>& annotated,
                 const std::vector<NotAnnotated>& left_out) {
  const Tally counts = tally(sheet);
  const int errors = counts.of(Severity::kError);
  const int doubts = counts.of(Severity::kWarning);
  Notice out;
  out.title = "关于" + kind_of(sheet) + "材料" + (errors > 0 ? "补正" : doubts > 0 ? "核实" : "核查情况") + "的告知";
  out.number = "　　　　〔20　　〕　　号";
  const std::string host = name(sheet.host);
  const std::string center = name(sheet.center);
  out.addressee = (!host.empty() ? host : !center.empty() ? center : "报送单位") + "：";
  out.opening = opening_of(sheet, counts);
  out.facts = {{"中心名称", center.empty() ? std::string(label::kNotGiven.zh) : center},
               {"报送类型", std::string(kind_title(sheet.submission.kind))},
               {"核查日期", sheet.as_of.chinese()},
               {"核查编号", sheet.document_id},
               {"各类项数", "错误" + number(errors) + "项，疑点" + number(doubts) + "项，提示" +
                                number(counts.of(Severity::kNote)) + "项，共" + number(counts.total()) + "项"}};
  out.files = files_of(sheet);
  out.parts = parts_after(sheet, annotated, left_out);
  int part = 0;
  if (!out.files.empty()) {
    out.findings_title = chinese_numeral(++part) + "、逐项内容";
  }
  for (NoticePart& one : out.parts) {
    one.title = chinese_numeral(++part) + "、" + one.title;
  }
  out.closing = {"特此告知。"};
  if (errors + doubts > 0) {
    out.closing.emplace_back("联系人：　　　　　　　　联系电话：　　　　　　　　");
  }
  out.signature = {"（单位印章）", kBlankDay};
  out.fine_print = "本告知列出材料中未见、不一致和请核实之处及其出处，不对材料的真伪作判断。";
  return out;
}

}  // namespace nitec
