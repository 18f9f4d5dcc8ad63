#include "validators/facts.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <utility>

#include "model/date_words.h"
#include "validators/reading.h"

namespace nitec {
namespace {

constexpr std::size_t kCoverPages = 2;
/// More lines than this are no cover.
constexpr std::size_t kMaxCoverLines = 60;

/// A line that begins with a label: what follows it, or the next line when nothing does.
std::optional<Quoted> labelled(const Document& report, const Page& page, const RE2& label) {
  static const RE2 kAnyLabel("^.{2,8}(\\((盖章|公章|签章|章)\\))?[:|]");
  const std::size_t count = std::min(page.lines.size(), kMaxCoverLines);
  for (std::size_t i = 0; i < count; ++i) {
    const Reading line(report, page, i, 1);
    re2::StringPiece value;
    if (!RE2::FullMatch(line.text(), label, &value)) {
      continue;
    }
    if (!value.empty()) {
      const std::string_view part(value.data(), value.size());
      return Quoted{std::string(part), line.place(part)};
    }
    if (i + 1 < count) {
      const Reading next(report, page, i + 1, 1);
      if (!next.text().empty() && !RE2::PartialMatch(next.text(), kAnyLabel)) {
        return Quoted{next.text(), next.place(next.text())};
      }
    }
  }
  return std::nullopt;
}

std::optional<Quoted> center_line(const Document& report, const Page& page, bool with_mark) {
  static const RE2 kName(
      "(?:中心名称:)?([\\p{Han}A-Za-z0-9·、()×□_-]{0,60}(?:产业技术|工程研究|工程技术|技术创新)[\\p{Han}]{0,8}中心"
      "(?:\\([\\p{Han}]{1,4}\\)|\\[筹\\]|〔筹〕)?)(?:(?:的)?(?:筹建期|组建|建设方案|申请|申报|年度|\\d{4}|20\\d\\d年|"
      "重大|目标|调整|"
      "运行|延期|延长|工作).*|总结报告|\\(盖章\\)|\\(公章\\))?");
  // “关于申请延长××国家产业技术工程化中心(筹)筹建期的请示”: a letter's title, with the name in it.
  static const RE2 kTitleWords(
      "^关于(?:申请|恳请|请求|提请|商请|同意|报送|呈报|上报|转报|推荐|申报|请予|给予|组建|建设|成立|设立|延长|延期|"
      "确认|筹建|调整|"
      "变更|将|对|的)*");
  const std::size_t count = std::min(page.lines.size(), kMaxCoverLines);
  for (const std::size_t span : {1U, 2U, 3U}) {
    for (std::size_t i = 0; i + span <= count; ++i) {
      const Reading lines(report, page, i, span);
      re2::StringPiece name;
      if (!RE2::FullMatch(lines.text(), kName, &name)) {
        continue;
      }
      RE2::Consume(&name, kTitleWords);
      const std::string_view part(name.data(), name.size());
      const bool mark_below = i + span < count && Reading(report, page, i + span, 1).text() == "(筹)";
      if (with_mark && !mark_below && !part.ends_with("(筹)")) {
        continue;
      }
      if (part.starts_with("国家产业技术工程化中心")) {
        continue;  // The class of centres, as a title writes it, not this one.
      }
      if (part.find("国家") == std::string_view::npos && part.find("产业技术") == std::string_view::npos) {
        continue;  // Some other centre: a host can be one.
      }
      // A name broken over two lines must not be taken without its “（筹）” on the next one.
      if (mark_below) {
        const Reading whole(report, page, i, span + 1);
        return Quoted{std::string(part) + "(筹)", whole.place(0, whole.text().size())};
      }
      return Quoted{std::string(part), lines.place(part)};
    }
  }
  return std::nullopt;
}

/// Whether a title's own words stand before the name (“关于延长……”), and not more of a name (“新型……”).
bool leads_to(std::string_view line, std::string_view name) {
  static const RE2 kTitle("(?:关于|延长|申请|调整|请示|报送|推荐)");
  return line.ends_with(name) && RE2::PartialMatch(re2::StringPiece(line.data(), line.size() - name.size()), kTitle);
}

/// The name that the datasheet gives, broken over lines of a title, wherever they break.
std::optional<Quoted> own_name_over_lines(const Submission& submission, const Document& report, const Page& page) {
  constexpr std::size_t kMostLines = 4;
  const Field* field = said(submission, "A01");
  const std::string name = field == nullptr ? std::string() : folded(field->text);
  const std::size_t count = std::min(page.lines.size(), kMaxCoverLines);
  for (std::size_t i = 0; !name.empty() && i < count; ++i) {
    if (Reading(report, page, i, 1).text().find(name) != std::string::npos) {
      return std::nullopt;  // On one line, as a cover mostly has it.
    }
    for (std::size_t span = 2; span <= std::min(kMostLines, count - i); ++span) {
      const Reading lines(report, page, i, span);
      const std::size_t at = lines.text().find(name);
      if (at == std::string::npos) {
        continue;
      }
      if (Reading(report, page, i + 1, span - 1).text().find(name) != std::string::npos) {
        break;  // It begins on a later line.
      }
      return Quoted{name, lines.place(std::string_view(lines.text()).substr(at, name.size()))};
    }
  }
  return std::nullopt;
}

bool in_traditional_characters(const Page& page) {
  return std::any_of(page.lines.begin(), page.lines.end(), [](const Line& line) {
    return line.text.find("國") != std::string::npos || line.text.find("產") != std::string::npos ||
           line.text.find("總") != std::string::npos;
  });
}

int chinese_digits(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, int>, 16> kDigits{{{"〇", 0},
                                                                             {"○", 0},
                                                                             {"零", 0},
                                                                             {"O", 0},
                                                                             {"o", 0},
                                                                             {"0", 0},
                                                                             {"一", 1},
                                                                             {"二", 2},
                                                                             {"三", 3},
                                                                             {"四", 4},
                                                                             {"五", 5},
                                                                             {"六", 6},
                                                                             {"七", 7},
                                                                             {"八", 8},
                                                                             {"九", 9},
                                                                             {"元", 1}}};
  int value = 0;
  bool ten = false;
  while (!text.empty()) {
    if (text.starts_with("十") || text.starts_with("廿") || text.starts_with("卅")) {
      const int tens = text.starts_with("十") ? std::max(value, 1) : text.starts_with("廿") ? 2 : 3;
      value = tens * 10;
      ten = true;
      text.remove_prefix(3);
      continue;
    }
    const auto* found =
        std::find_if(kDigits.begin(), kDigits.end(), [&](const auto& digit) { return text.starts_with(digit.first); });
    if (found == kDigits.end()) {
      return 0;
    }
    value = ten ? value + found->second : value * 10 + found->second;
    text.remove_prefix(found->first.size());
  }
  return value;
}

void read_cover_date(const Document& report, const Page& page, Cover& cover) {
  static const RE2 kArabic("(?:.{2,6}:)?((20\\d{2})年(\\d{1,2})月(?:(\\d{1,2})日)?)");
  static const RE2 kPoints("(?:.{2,6}:)?((20\\d{2})[.-](\\d{1,2})[.-](\\d{1,2}))");
  static const RE2 kChinese(
      "(?:.{2,6}:)?(([二][〇○零Oo0一二三四五六七八九]{3})年([一二三四五六七八九十元]{1,2})月(?:(["
      "一二三四五六七八九十廿卅]{1,3})日)?)");
  const std::size_t count = std::min(page.lines.size(), kMaxCoverLines);
  for (std::size_t i = count; i-- > 0;) {
    const Reading line(report, page, i, 1);
    re2::StringPiece whole;
    std::string year;
    std::string month;
    std::string day;
    if (!RE2::FullMatch(line.text(), kArabic, &whole, &year, &month, &day) &&
        !RE2::FullMatch(line.text(), kPoints, &whole, &year, &month, &day) &&
        !RE2::FullMatch(line.text(), kChinese, &whole, &year, &month, &day)) {
      continue;
    }
    const auto value = [](const std::string& text) {
      const std::optional<Decimal> arabic = Decimal::parse(text);
      return arabic ? std::atoi(text.c_str()) : chinese_digits(text);
    };
    Date read{value(year), value(month), day.empty() ? 1 : value(day)};
    if (!read.valid()) {
      continue;
    }
    const std::string_view part(whole.data(), whole.size());
    cover.date = Quoted{std::string(part), line.place(part)};
    if (day.empty()) {
      read.day = days_in_month(read.year, read.month);
      cover.month_end = read;
    } else {
      cover.day = read;
    }
    return;
  }
}

}  // namespace

Finding finding(std::string message, std::string message_en) {
  Finding made;
  made.message = std::move(message);
  made.message_en = std::move(message_en);
  return made;
}

Cover read_cover(const Submission& submission) {
  static const RE2 kHost(
      "(?:依托单位|承担单位|建设单位|申报单位|牵头单位)(?:名称)?(?:\\((?:盖章|公章|签章|章)\\))?[:|]?(.*?)(?:\\((?:"
      "盖章|"
      "公章|签章|章)\\))?");
  static const RE2 kSupervisor(
      "(?:牵头)?(?:主管单位|主管部门|推荐单位)(?:名称)?(?:\\((?:盖章|公章|签章|章)\\))?[:|]?(.*?)(?:\\((?:盖章|公章|"
      "签章|"
      "章)\\))?");
  Cover cover;
  const Document* report = report_of(submission);
  if (report == nullptr) {
    return cover;
  }
  for (std::size_t i = 0; i < std::min(report->pages.size(), kCoverPages); ++i) {
    const Page& page = report->pages[i];
    if (page.text_layer != TextLayer::kOk || page.lines.size() > kMaxCoverLines) {
      continue;
    }
    if (!cover.center) {
      cover.center = center_line(*report, page, true);
      if (!cover.center) {
        cover.center = center_line(*report, page, false);
      }
      // Of a name that breaks somewhere else the line has too little or too much.
      const std::optional<Quoted> own = cover.center ? own_name_over_lines(submission, *report, page) : std::nullopt;
      if (own && (own->text.ends_with(cover.center->text) || leads_to(cover.center->text, own->text))) {
        cover.center = own;
      }
    }
    if (!cover.host) {
      cover.host = labelled(*report, page, kHost);
    }
    if (!cover.supervisor) {
      cover.supervisor = labelled(*report, page, kSupervisor);
    }
    cover.traditional = cover.traditional || in_traditional_characters(page);
    if (!cover.date) {
      read_cover_date(*report, page, cover);
    }
    if (i == 0 && cover.center) {
      break;  // The second page is read only when the first is blank or a half-title.
    }
  }
  return cover;
}

std::string main_title(const Submission& submission) {
  return std::string(role_title(main_role(judged_as(submission.kind))));
}

const Document* report_of(const Submission& submission) {
  const Document* report = submission.main_document();
  return report == nullptr || report->pages.empty() ? nullptr : report;
}

bool readable(const Document& document) {
  return !document.pages.empty() && std::all_of(document.pages.begin(), document.pages.end(),
                                                [](const Page& page) { return page.text_layer == TextLayer::kOk; });
}

bool scanned(const Document& document) {
  return !document.pages.empty() && std::all_of(document.pages.begin(), document.pages.end(),
                                                [](const Page& page) { return page.text_layer == TextLayer::kNone; });
}

int last_report_page(const Submission& submission, const Document& report) {
  if (submission.outline && submission.outline->file == report.path) {
    const Section& ninth = submission.outline->sections.back();
    if (ninth.status == SectionStatus::kPresent && ninth.heading.page > 0) {
      return ninth.heading.page;
    }
  }
  return static_cast<int>(report.pages.size());
}

const Field* said(const Submission& submission, std::string_view code) {
  if (!submission.datasheet) {
    return nullptr;
  }
  const Field* field = submission.datasheet->find(code);
  const bool has = field != nullptr && (field->state == ValueState::kValue || field->state == ValueState::kZero) &&
                   !folded(field->text).empty();
  return has ? field : nullptr;
}

std::optional<Date> date_said(const Submission& submission, std::string_view code) {
  const Field* field = said(submission, code);
  const std::optional<DateWords> read = field == nullptr ? std::nullopt : read_date_words(field->text);
  return read && (read->day > 0 || code == "A07") ? read->last_day() : std::nullopt;
}

bool ends_in_a_month(const Submission& submission) {
  const Field* field = said(submission, "A07");
  const std::optional<DateWords> read = field == nullptr ? std::nullopt : read_date_words(field->text);
  return read && read->day == 0 && read->exists();
}

std::vector<const Evidence*> evidence_of(const Submission& submission, std::string_view type) {
  std::vector<const Evidence*> found;
  if (submission.datasheet) {
    for (const Evidence& evidence : submission.datasheet->evidence) {
      if (evidence.type == type) {
        found.push_back(&evidence);
      }
    }
  }
  return found;
}

Location row_place(const Evidence& evidence) {
  Location where = evidence.where;
  if (where.quote.empty()) {
    where.quote = evidence.id + " " + evidence.name;
  }
  return where;
}

Location first_page(const Evidence& evidence) {
  Location where;
  where.file = evidence.file;
  where.page = std::max(evidence.first_page, 1);
  return where;
}

Location datasheet_place(const Submission& submission) {
  Location where;
  where.file = submission.datasheet ? submission.datasheet->file : "";
  return where;
}

std::string number(const Evidence& evidence) {
  return evidence.id.starts_with("附件") ? evidence.id : "附件" + evidence.id;
}

std::string plain_id(std::string_view id) {
  std::string plain = folded(id);
  for (const std::string_view word : {"附件", "证明材料"}) {
    if (plain.starts_with(word)) {
      plain.erase(0, word.size());
    }
  }
  const std::size_t first = plain.find_first_not_of('0');
  return first == std::string::npos ? plain : plain.substr(first);
}

std::string title(const Evidence& evidence) {
  if (evidence.name.empty()) {
    return number(evidence);
  }
  const bool marked = evidence.name.starts_with("《");
  return number(evidence) + (marked ? evidence.name : "《" + evidence.name + "》");
}

std::string with_pages(const Evidence& evidence) {
  return number(evidence) + (evidence.first_page > 0 ? pages_words(evidence.first_page, evidence.last_page) : "");
}

std::string title(const Submission& submission, const Document& document) {
  if (is_main(document.role) || document.role == Role::kDatasheet) {
    return std::string(role_title(document.role));
  }
  if (submission.datasheet) {
    for (const Evidence& evidence : submission.datasheet->evidence) {
      if (evidence.file == document.path) {
        return title(evidence);
      }
    }
  }
  return "文件“" + document.path + "”";
}

std::string pages_words(int first, int last) {
  return last > first ? "第" + std::to_string(first) + "—" + std::to_string(last) + "页"
                      : "第" + std::to_string(first) + "页";
}

std::string_view numeral(int section) {
  static constexpr std::array<std::string_view, 10> kNumerals{"〇", "一", "二", "三", "四",
                                                              "五", "六", "七", "八", "九"};
  return kNumerals.at(static_cast<std::size_t>(section));
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string out;
  for (const std::string& word : words) {
    out += out.empty() ? std::string_view() : between;
    out += word;
  }
  return out;
}

std::string abridged(std::string_view text, std::size_t characters) {
  std::size_t end = 0;
  for (std::size_t count = 0; end < text.size(); ++end) {
    if ((static_cast<unsigned char>(text[end]) & 0xC0U) != 0x80 && count++ == characters) {
      return std::string(text.substr(0, end)) + "……";
    }
  }
  return std::string(text);
}

}  // namespace nitec
