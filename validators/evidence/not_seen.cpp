#include <re2/re2.h>

#include <algorithm>

#include "validators/catalogue.h"
#include "validators/extension/request.h"
#include "validators/facts.h"
#include "validators/reading.h"

namespace nitec {
namespace {

/// Collections hold papers with days and numbers of their own.
constexpr int kMostPages = 6;

/// The pages that the list cites; nothing when one of them cannot be read, or there are many.
std::vector<const Page*> cited_pages(const Submission& submission, const Evidence& evidence) {
  std::vector<const Page*> pages;
  const Document* document = submission.find(evidence.file);
  if (document == nullptr) {
    return {};
  }
  for (const Page& page : document->pages) {
    if (page.number < evidence.first_page || (evidence.last_page != 0 && page.number > evidence.last_page)) {
      continue;
    }
    if (page.text_layer != TextLayer::kOk) {
      return {};
    }
    pages.push_back(&page);
  }
  return pages.size() > kMostPages ? std::vector<const Page*>() : pages;
}

/// What numbers papers of one kind: of which body, and the rest.
const std::array<RE2, 5>& shapes() {
  static const std::array<RE2, 5> kShapes{
      RE2("([\\p{Han}]{1,12})(?:字|第)?[〔\\[(【]((?:19|20)\\d\\d)[〕\\])】](?:第)?0*([\\d-]{1,8})号"),
      RE2("(ZL|zl|Zl)()([\\d]{8,12}\\.?[\\dXx])"),
      RE2("()()((?:19|20)\\d\\dSR\\d{4,7})"),
      RE2("()(GB/T|GB|JB/T|[A-Z]{2}/T|T/[A-Z]{2,8})(\\d{1,6}(?:\\.\\d+)?-\\d{4})"),
      // Of contracts and test reports: “SLG-2027-0208”. Names of models look alike: only the same letters count.
      RE2("(?:^|[^A-Za-z0-9/-])([A-Z]{2,8}(?:-[A-Z]{1,6})?)()(-(?:19|20)\\d\\d-[A-Z0-9]{1,8})"),
  };
  return kShapes;
}

struct Found {
  std::size_t shape = 0;
  std::string by;
  std::string rest;
};

std::string digits_and_letters(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if ((c >= '0' && c <= '9') || c == '-') {
      out += c;
    } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      out += static_cast<char>(c >= 'a' ? c - 'a' + 'A' : c);
    }
  }
  return out;
}

std::optional<Found> number_in(std::string_view text) {
  for (std::size_t i = 0; i < shapes().size(); ++i) {
    std::string by;
    std::string year;
    std::string rest;
    if (RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), shapes()[i], &by, &year, &rest)) {
      return Found{i, by, digits_and_letters(year + "/" + rest)};
    }
  }
  return std::nullopt;
}

Look check_number(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  bool looked = false;
  for (const Evidence& evidence : submission.datasheet ? submission.datasheet->evidence : std::vector<Evidence>()) {
    const std::string listed = folded(evidence.number);
    const std::optional<Found> known = number_in(listed);
    const std::vector<const Page*> pages = cited_pages(submission, evidence);
    if (!known || pages.empty()) {
      continue;
    }
    const Document& document = *submission.find(evidence.file);
    std::optional<Location> other;
    bool same = false;
    for (const Page* page : pages) {
      const Reading reading(document, *page);
      re2::StringPiece rest(reading.text());
      re2::StringPiece by;
      re2::StringPiece year;
      re2::StringPiece number;
      while (RE2::FindAndConsume(&rest, shapes()[known->shape], &by, &year, &number)) {
        const bool ours = std::string_view(by.data(), by.size()).ends_with(known->by);
        const std::string found = digits_and_letters(std::string(year) + "/" + std::string(number));
        same = same || found == known->rest;
        if (ours && !other) {
          const char* begin = by.empty() ? (year.empty() ? number.data() : year.data())
                                         : by.end() - static_cast<std::ptrdiff_t>(known->by.size());
          other = reading.place(std::string_view(begin, static_cast<std::size_t>(rest.data() - begin)));
        }
      }
    }
    looked = true;
    if (same || !other) {
      continue;
    }
    Finding differs =
        finding(title(evidence) + "第" + std::to_string(other->page) + "页所载编号“" + abridged(other->quote) +
                    "”与证明材料清单所填“" + abridged(evidence.number) + "”不一致。",
                "A piece of evidence bears another number than the list says.");
    Location row = row_place(evidence);
    row.quote = evidence.number;
    differs.locations = {*other, row};
    differs.expected = evidence.number;
    differs.actual = other->quote;
    findings.push_back(std::move(differs));
  }
  return looked ? Look::kLooked : Look::kNoData;
}

Look check_date(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  bool looked = false;
  for (const Evidence& evidence : submission.datasheet ? submission.datasheet->evidence : std::vector<Evidence>()) {
    const std::vector<const Page*> pages = cited_pages(submission, evidence);
    if (!evidence.date || pages.empty()) {
      continue;
    }
    const Document& document = *submission.find(evidence.file);
    std::optional<Location> last;
    Date last_day;
    bool same = false;
    for (const Page* page : pages) {
      const Reading whole(document, *page);
      for (const DateInText& date : dates_in(whole.text(), 0)) {
        same = same || (date.first <= *evidence.date && *evidence.date <= date.last);
      }
      // The day of the paper itself stands on a line of its own, and not in a table.
      for (std::size_t line = 0; line < page->lines.size(); ++line) {
        const bool in_table = std::any_of(page->blocks.begin(), page->blocks.end(), [&](const PageBlock& block) {
          return block.kind != BlockKind::kText &&
                 std::find(block.lines.begin(), block.lines.end(), line) != block.lines.end();
        });
        if (!in_table) {
          const Reading reading(document, *page, line, 1);
          static const RE2 kSigned(
              "^(?:(?:签发|出具|报告|发文|发证|颁发|印发|签署|签订|签约|授权|授权公告|公告|发布|登记|批准|审核|鉴定|"
              "填报|检测|报告签发)?(?:日期|时间|日):?)?((?:19|20)\\d\\d年\\d{1,2}月\\d{1,"
              "2}日|"
              "二[〇○零O0].{1,14}日)$");
          std::string day;
          if (!RE2::FullMatch(reading.text(), kSigned, &day)) {
            continue;
          }
          const std::vector<DateInText> dates = dates_in(day, 0);
          if (dates.size() == 1 && dates.front().first == dates.front().last) {
            last = reading.place(0, reading.text().size());
            last_day = dates.front().first;
          }
        }
      }
    }
    looked = looked || same || last;
    if (same || !last) {
      continue;
    }
    Finding differs = finding(title(evidence) + "所列页内没有清单所填的日期" + evidence.date->chinese() + "，第" +
                                  std::to_string(last->page) + "页所载日期为" + last_day.chinese() + "。",
                              "A piece of evidence bears another day than the list says.");
    Location row = row_place(evidence);
    row.quote = evidence.date->iso();
    differs.locations = {*last, row};
    differs.expected = evidence.date->chinese();
    differs.actual = last_day.chinese();
    findings.push_back(std::move(differs));
  }
  return looked ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kEvidenceNumberNotSeen = {
    .card =
        {
            .name = "evidence/number-differs",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "证明材料所载的文号、专利号、登记号、标准号与清单所填一致。",
            .summary_en = "Evidence bears the number that the list gives.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。",
            .decides = "在清单所列的页内找与清单编号同类（文号须同一机关代字）的编号；有同类编号而没有清单所填的那一个"
                       "，列为疑点。"
                       "没有同类编号、页面是扫描件或者所列超过6页的不作判断。",
            .remedy = "请核对原件，改正清单中的编号，或者换附所指的材料。",
            .remedy_en = "Please compare with the original; correct the list or attach the paper that is meant.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check_number,
};

constinit const Rule kEvidenceDateNotSeen = {
    .card =
        {
            .name = "evidence/date-differs",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "证明材料所载的日期与清单所填一致。",
            .summary_en = "Evidence bears the day that the list gives.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。",
            .decides = "在清单所列的页内读出所有日期；没有清单所填的那一天（只写到月的，同月即可），而有单独成行的落款"
                       "日期的，列为疑点。"
                       "页面是扫描件、所列超过6页的不作判断，表格中的日期不算落款。",
            .remedy = "请核对原件，改正清单中的日期，或者换附所指的材料。",
            .remedy_en = "Please compare with the original; correct the list or attach the paper that is meant.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check_date,
};

}  // namespace nitec
