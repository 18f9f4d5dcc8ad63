#include "validators/extension/request.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "validators/reading.h"

namespace nitec {
namespace {

re2::StringPiece piece(std::string_view text) {
  return {text.data(), text.size()};
}

std::string_view view(const re2::StringPiece& text) {
  return {text.data(), text.size()};
}

/// Blots out what only speaks of the three matters without telling them: the article’s own words, “上述原因”.
std::string masked(std::string text) {
  static const RE2 kSpoken(
      "((?:说明)?(?:申请)?(?:延期|延长(?:筹建期)?)?的?原因[、,和及]?(?:拟|下一步)?(?:采取)?的?(?:工作)?措施(?:和|及|与|"
      "、|以及)"
      "(?:计划|预计)?的?完成(?:日期|时间|期限|时限)(?:等)?|(?:鉴于|由于|基于|因)?(?:上述|以上|前述)(?:客观)?(?:原因|"
      "情况|因素|措施|理由|问题)"
      "|"
      "不能按期完成组建任务的中心|原则上[,]?延长筹建期的时限不能超过一年且只能申请一次|"
      "(?:避免|防止|杜绝|不再|不得|不会|不致)[^,。;]{0,12}(?:延误|延期|滞后|拖延|影响|推迟))");
  std::size_t from = 0;
  re2::StringPiece found;
  while (kSpoken.Match(piece(text), from, text.size(), RE2::UNANCHORED, &found, 1)) {
    const auto begin = static_cast<std::size_t>(found.data() - text.data());
    from = begin + found.size();
    std::fill(text.begin() + static_cast<std::ptrdiff_t>(begin), text.begin() + static_cast<std::ptrdiff_t>(from), '#');
  }
  return text;
}

struct Span {
  std::size_t begin;
  std::size_t end;
};

std::vector<Span> sentences(std::string_view text) {
  std::vector<Span> out;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dot = text.substr(i).starts_with("。");
    const bool stop = dot || text[i] == ';' || text[i] == '!' || text[i] == '?';
    if (stop) {
      const std::size_t end = i + (dot ? 3 : 1);
      out.push_back({begin, end});
      begin = end;
      i = end - 1;
    }
  }
  if (begin < text.size()) {
    out.push_back({begin, text.size()});
  }
  return out;
}

/// So many characters from `begin`, for a quote.
std::size_t cut(std::string_view text, std::size_t begin, std::size_t end, std::size_t characters) {
  std::size_t at = begin;
  for (std::size_t count = 0; at < end; ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80 && count++ == characters) {
      break;
    }
  }
  return at;
}

constexpr std::size_t kQuoted = 40;

/// Numbering before a heading: 一、 (二) 3. 第四条
constexpr std::string_view kNumbering =
    "^(?:[一二三四五六七八九十]{1,3}[、.,]|\\([一二三四五六七八九十\\d]{1,3}\\)|\\d{1,2}[、.]|第[一二三四五六七八九十]{"
    "1,3}[部分条章节、]{0,3})?";

std::optional<Location> reason_in(const Reading& page, std::string_view text) {
  static const RE2 kLabel(
      "((?:原因|理由|缘由|事由)(?:分析|说明|情况)?(?:主要|具体)?(?:是|为|有|在于|如下|包括|系|:|一是|\\(一\\)|1[.、])"
      ")");
  static const RE2 kBecause(
      "(?:由于|因为|鉴于|受|(?:^|[,:。;、])(?:主要|但|经核实|经调查)?(?:系|是)?因[^此而素果子应])[^。;]{0,120}"
      "(?:未能|未按|未如|尚未|未完|不能|无法|难以|滞后|延误|延缓|推迟|延后|延迟|延期|迟|慢|影响|中断|停工|暂停|不具备|"
      "不及|不足|变更|调整|超出|困难|紧缺|短缺|缺货|晚|错过|拖|增加|受限|管控|管制)");
  static const RE2 kTherefore(
      "(?:导致|致使|造成|使得|引起|以致)[^。;]{0,80}(?:未|不能|无法|难以|滞后|延误|推迟|延后|延迟|延期|晚|慢|顺延|影响)"
      "|"
      "(?:滞后|延误|推迟|延后|延迟|未能)[^。;]{0,60}(?:所致|造成的|导致的)");
  static const RE2 kPlain(
      "(?:晚|迟|推迟|延后|延迟|滞后|延误|耽误|拖延)(?:了|到|至)?(?:约|近|超过|大约)?(?:\\d+|[一二三四五六七八九十两半]+"
      ")"
      "(?:多|余)?个?(?:半)?(?:月|天|日|周|年)|不可抗力|流标|停工|未(?:能)?(?:按期|如期|按时|及时)(?:到货|交付|完工|"
      "交货|"
      "通过|取得|获批|供货|到位|开工|进场)");
  re2::StringPiece found;
  if (RE2::PartialMatch(piece(text), kLabel, &found)) {
    const auto begin = static_cast<std::size_t>(found.data() - text.data());
    return page.place(begin, cut(text, begin, text.size(), kQuoted));
  }
  for (const Span& span : sentences(text)) {
    const std::string_view one = text.substr(span.begin, span.end - span.begin);
    for (const RE2* pattern : {&kBecause, &kTherefore, &kPlain}) {
      if (RE2::PartialMatch(piece(one), *pattern)) {
        return page.place(span.begin, cut(text, span.begin, span.end, kQuoted));
      }
    }
  }
  return std::nullopt;
}

std::optional<Location> measures_in(const Reading& page, std::string_view text) {
  static const RE2 kLabel(
      "((?:措施|举措|办法|对策)(?:主要|具体)?(?:是|为|有|如下|包括|:|一是|\\(一\\)|1[.、])|采取(?:了)?(?:以下|如下|"
      "下列)[^。;]{0,"
      "12}(?:措施|举措|办法))");
  static const RE2 kWillDo(
      "(?:拟|将|计划|下一步|下步|为此|为确保|为保证|为做好|延长期|延期期间|延长期间|延期内|后续|接下来|目前正)[^。;]{0,"
      "100}"
      "(?:采取|加快|加强|加大|督促|协调|增派|增加|增配|倒排|落实|强化|调度|督导|优化|抽调|补充|更换|改用|改由|替代|"
      "专班|专人|"
      "例会|周报|月报|细化|压实|跟踪|启用|委托|并行|赶工|加班|追加|调配|组织力量|同步推进|提前|派驻|驻厂)");
  re2::StringPiece found;
  if (RE2::PartialMatch(piece(text), kLabel, &found)) {
    const auto begin = static_cast<std::size_t>(found.data() - text.data());
    return page.place(begin, cut(text, begin, text.size(), kQuoted));
  }
  for (const Span& span : sentences(text)) {
    if (RE2::PartialMatch(piece(text.substr(span.begin, span.end - span.begin)), kWillDo)) {
      return page.place(span.begin, cut(text, span.begin, span.end, kQuoted));
    }
  }
  return std::nullopt;
}

/// A heading of that matter with words below it.
std::optional<Location> headed(const Document& document, const RE2& heading) {
  static const RE2 kAnyHeading(std::string(kNumbering.substr(1, kNumbering.size() - 2)) +
                               ".{0,24}(?:原因|理由|措施|安排|日期|时间|"
                               "期限|计划)(?:说明)?");
  std::optional<Location> open;
  for (const Page& page : document.pages) {
    if (page.text_layer != TextLayer::kOk) {
      continue;
    }
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
      const Reading line(document, page, i, 1);
      if (line.text().empty() || RE2::FullMatch(line.text(), "[-—第页共/\\d]*")) {
        continue;
      }
      if (open) {
        if (!RE2::FullMatch(line.text(), kAnyHeading) && line.text().size() >= 18) {
          return open;
        }
        open.reset();
      }
      if (RE2::FullMatch(line.text(), heading)) {
        open = line.place(0, line.text().size());
      }
    }
  }
  return std::nullopt;
}

bool date_only(const Document& document, const Page& page, std::size_t i) {
  static const RE2 kDate(
      "(?:20\\d{2}|二[〇○零Oo0][一二三四五六七八九〇○零]{2})年(?:\\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\\d{1,2}|["
      "一二三四五六七八九十]{1,3})日(?:印发)?");
  return RE2::FullMatch(Reading(document, page, i, 1).text(), kDate);
}

/// Dates of which the text says that something is done by then.
void plan_in(const Document& document, const Page& page, std::string_view text, const Reading& reading,
             std::optional<Date> end, int year, std::vector<WrittenDate>& out) {
  static const RE2 kAim(
      "完成|建成|验收|结束|达到|竣工|延长|延期|延至|延到|顺延|推迟至|截止|期满|计划|预计|拟于|力争|投用|交付|实现");
  static const RE2 kTableLabel("(?:完成|竣工|截止)(?:日期|时间|时限|期限)");
  // Where a line is a date and nothing else, it is the letter's own, unless the line before asks for it.
  std::vector<Span> own;
  std::size_t at = 0;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const std::size_t bytes = Reading(document, page, i, 1).text().size();
    if (date_only(document, page, i) &&
        (i == 0 || !RE2::PartialMatch(Reading(document, page, i - 1, 1).text(), kTableLabel))) {
      own.push_back({at, at + bytes});
    }
    at += bytes;
  }
  for (const Span& span : sentences(text)) {
    const std::string_view sentence = text.substr(span.begin, span.end - span.begin);
    if (!RE2::PartialMatch(piece(sentence), kAim)) {
      continue;
    }
    for (const DateInText& date : dates_in(sentence, year)) {
      const std::size_t begin = span.begin + date.begin;
      const bool letters = std::any_of(own.begin(), own.end(),
                                       [&](const Span& line) { return line.begin <= begin && begin < line.end; });
      if (letters || (end && date.last <= *end)) {
        continue;
      }
      out.push_back({date.first, date.last, reading.place(begin, span.begin + date.end)});
    }
  }
}

/// The number of months of “一年半”, “十八个月”, “半年”.
int months_of(const std::string& number, std::string_view unit) {
  int count = number == "半" ? 0 : small_number(number);
  if (unit == "个月") {
    return count;
  }
  count = number == "半" ? 6 : count * 12;
  return count + (unit == "年半" ? 6 : unit == "年" ? 0 : 1);
}

void find_span(const Reading& reading, std::string_view text, Request& out) {
  static const RE2 kSpan(
      "(?:延长|延期|顺延|推迟|延后)(?:筹建期|时间|时限|期限|其筹建期|该中心筹建期)?(?:为|至|共|的期限为|:)?"
      "(\\d{1,2}|[一二两三四五六七八九十]{1,3}|半)(个月|年半|年零[一二三四五六七八九十\\d]+个月|年)");
  std::size_t from = 0;
  std::array<re2::StringPiece, 3> part;
  while (kSpan.Match(piece(text), from, text.size(), RE2::UNANCHORED, part.data(), 3)) {
    const auto begin = static_cast<std::size_t>(part[0].data() - text.data());
    from = begin + part[0].size();
    const int months = months_of(std::string(view(part[1])), view(part[2]));
    if (!out.span || months > out.span_months) {
      out.span = Quoted{std::string(view(part[0])), reading.place(begin, from)};
      out.span_months = months;
    }
  }
}

std::string shortened_unit(std::string_view name) {
  std::string text = folded(name);
  RE2::GlobalReplace(&text, "\\((?:盖章|公章|签章|章|代章)\\)", "");
  RE2::GlobalReplace(&text, "发展和?改革委员会|发改委|发展改革委员?会?", "发展改革委");
  RE2::GlobalReplace(&text, "^中华人民共和国|^中国", "");
  return text;
}

void find_signer(const Document& document, Request& out) {
  static const RE2 kUnitAndDate(
      "(.{2,60}?(?:委员会|委|局|厅|部|公司|集团|大学|学院|研究院|研究所|中心|政府|院|所|兵团|厂|办公室)(?:\\((?:盖章|"
      "公章|章)\\))?)"
      "((?:20\\d{2}|二[〇○零Oo0][一二三四五六七八九〇○零]{2})年.{1,4}月.{1,6}日)");
  static const RE2 kUnit(
      "(?:[\\p{Han}]{2,6}(?:\\((?:盖章|公章|章)\\))?:)?(.{2,60}(?:委员会|委|局|厅|部|公司|集团|大学|学院|研究院|研究所|"
      "中心|政府|院|所|"
      "兵团|厂|办公室))(?:\\((?:盖章|公章|签章|章)\\))?");
  for (const Page& page : document.pages) {
    if (page.text_layer != TextLayer::kOk) {
      continue;
    }
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
      const Reading line(document, page, i, 1);
      std::string unit;
      re2::StringPiece name;
      re2::StringPiece day;
      std::optional<Quoted> signer;
      std::string_view date_text;
      if (date_only(document, page, i)) {
        date_text = line.text();
        for (std::size_t up = 1; up <= 3 && up <= i && !signer; ++up) {
          const Reading above(document, page, i - up, 1);
          if (RE2::FullMatch(above.text(), kUnit, &name)) {
            signer = Quoted{std::string(view(name)), above.place(view(name))};
          }
        }
      } else if (RE2::FullMatch(line.text(), kUnitAndDate, &name, &day)) {
        date_text = view(day);
        signer = Quoted{std::string(view(name)), line.place(view(name))};
      }
      if (!signer) {
        continue;
      }
      const std::vector<DateInText> dates = dates_in(date_text, 0);
      if (dates.size() == 1 && dates.front().first == dates.front().last) {
        out.signer = signer;
        out.signed_on = dates.front().first;
        out.signed_where = line.place(date_text);
        return;
      }
    }
  }
}

void find_letterhead(const Submission& submission, const Document& document, Request& out) {
  constexpr std::size_t kHeadLines = 6;
  if (document.pages.empty() || document.pages.front().text_layer != TextLayer::kOk) {
    return;
  }
  const Page& page = document.pages.front();
  for (std::size_t i = 0; i < std::min(kHeadLines, page.lines.size()); ++i) {
    const Reading line(document, page, i, 1);
    const std::string& text = line.text();
    if (text.ends_with(":") || text.find("关于") != std::string::npos || text.find(':') != std::string::npos) {
      continue;
    }
    for (const std::string_view code : {"A19", "A20", "A11"}) {
      const Field* unit = said(submission, code);
      if (unit != nullptr && same_unit(text, unit->text)) {
        out.letterhead = Quoted{text, line.place(0, text.size())};
        return;
      }
    }
  }
}

}  // namespace

bool same_unit(std::string_view text, std::string_view name) {
  constexpr std::size_t kLeast = 9;  // Three characters.
  const std::string a = shortened_unit(text);
  const std::string b = shortened_unit(name);
  if (a.size() < kLeast || b.size() < kLeast) {
    return a == b;
  }
  return a.find(b) != std::string::npos || b.find(a) != std::string::npos;
}

std::optional<Date> period_end(const Submission& submission) {
  constexpr int kMonths = 36;
  const std::optional<Date> end = date_said(submission, "A07");
  const std::optional<Date> start = date_said(submission, "A06");
  for (int months = 1; start && end && months <= kMonths; ++months) {
    if (add_days(*end, 1) == add_months(*start, months)) {
      return add_days(*end, 1);
    }
  }
  return end;
}

std::optional<Request> read_request(const Submission& submission) {
  static const RE2 kReasonHeading(std::string(kNumbering) + ".{0,24}(?:原因|理由|缘由|事由)(?:说明|分析|情况)?[::]?$");
  static const RE2 kMeasuresHeading(
      std::string(kNumbering) +
      ".{0,24}(?:措施|举措|工作安排|工作计划|推进计划|实施计划|进度安排|工作打算|保障|对策|部署|"
      "整改安排|后续安排)(?:说明)?[::]?$");
  const Document* document = report_of(submission);
  if (document == nullptr || submission.kind != Kind::kExtension) {
    return std::nullopt;
  }
  Request out;
  out.document = document;
  out.readable = nitec::readable(*document);
  find_letterhead(submission, *document, out);
  find_signer(*document, out);
  const std::optional<Date> end = date_said(submission, "A07");
  const int year = out.signed_on ? out.signed_on->year : 0;
  for (const Page& page : document->pages) {
    if (page.text_layer != TextLayer::kOk) {
      continue;
    }
    const Reading reading(*document, page);
    const std::string text = masked(reading.text());
    if (!out.reasons) {
      out.reasons = reason_in(reading, text);
    }
    if (!out.measures) {
      out.measures = measures_in(reading, text);
    }
    plan_in(*document, page, text, reading, end, year, out.planned);
    find_span(reading, text, out);
  }
  if (!out.reasons) {
    out.reasons = headed(*document, kReasonHeading);
  }
  if (!out.measures) {
    out.measures = headed(*document, kMeasuresHeading);
  }
  return out;
}

}  // namespace nitec
