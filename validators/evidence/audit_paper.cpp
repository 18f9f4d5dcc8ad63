#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <set>

#include "model/characters.h"
#include "validators/agreement/statements.h"
#include "validators/agreement/vocabulary.h"
#include "validators/catalogue.h"
#include "validators/extension/request.h"
#include "validators/facts.h"
#include "validators/reading.h"

namespace nitec {
namespace {

/// An audit report with its annexes has fewer pages; what lies behind is not looked at.
constexpr std::size_t kMostPages = 60;

/// The cited pages of an audit report; nothing when one of them cannot be read.
std::vector<const Page*> readable_pages(const Document& document, const Evidence& evidence) {
  std::vector<const Page*> pages;
  for (const Page& page : document.pages) {
    if (page.number < evidence.first_page || (evidence.last_page != 0 && page.number > evidence.last_page) ||
        page.blank) {
      continue;
    }
    if (page.text_layer != TextLayer::kOk || pages.size() == kMostPages) {
      return {};
    }
    pages.push_back(&page);
  }
  return pages;
}

/// What stands behind “中国注册会计师” on its line: how many people that may be, at the least and at the most.
struct Signers {
  int least = 0;
  int most = 0;
};

/// Names are parted by blanks and commas; four characters in a row may be two short names or one with a double surname.
Signers signers_in(std::string_view behind) {
  Signers signers;
  std::size_t length = 0;
  const auto end_name = [&] {
    constexpr std::size_t kShortest = 2;
    constexpr std::size_t kLongest = 4;
    if (length >= kShortest) {
      ++signers.least;
      signers.most += length >= kLongest ? 2 : 1;
      signers.least += length > kLongest ? 1 : 0;
    }
    length = 0;
  };
  for (const char32_t c : to_utf32(behind)) {
    if (is_han(c) || c == U'·') {
      ++length;
    } else {
      end_name();
    }
  }
  end_name();
  return signers;
}

class AuditPaper {
 public:
  AuditPaper(const Submission& submission, const Evidence& evidence, const Document& document,
             std::vector<const Page*> pages, std::vector<Finding>& findings)
      : submission_(submission),
        evidence_(evidence),
        document_(document),
        pages_(std::move(pages)),
        findings_(findings) {}

  void check() {
    check_number();
    check_signers();
    check_code();
    check_period();
    check_cut_off();
  }

 private:
  /// The report's number is the same on its cover, in its text and across its seam.
  void check_number() {
    static const RE2 kNumber(
        "((?:[\\p{Han}]{2,12}|[A-Z]{2,8}))(?:字|第)?[〔\\[(【]((?:19|20)\\d\\d)[〕\\])】](?:第)?0*([\\d-]{1,8})号");
    // What of another body stands there is another paper; other years' reports are named as such.
    static const RE2 kAnother(
        "(?:附件|依据|根据|按照|批复|上年|上一年度|以前年度|前期|另见|同意|通知|文件)[^。;]{0,20}$");
    const Field* field = said(submission_, "E23b");
    std::string own;
    if (!RE2::PartialMatch(folded(evidence_.number), kNumber, &own) &&
        (field == nullptr || !RE2::PartialMatch(folded(field->text), kNumber, &own))) {
      return;  // Whose numbers they are cannot be told.
    }
    const auto without_mark = [](const std::string& body) {  // “砾会审” and “砾会审字” are one body.
      constexpr std::string_view kMark = "字";
      return body.ends_with(kMark) ? body.substr(0, body.size() - kMark.size()) : body;
    };
    own = without_mark(own);
    std::map<std::string, Location> numbers;
    for (const Page* page : pages_) {
      const Reading reading(document_, *page);
      re2::StringPiece rest(reading.text());
      re2::StringPiece by;
      std::string year;
      std::string count;
      while (RE2::FindAndConsume(&rest, kNumber, &by, &year, &count)) {
        const std::string body = without_mark(std::string(by.data(), by.size()));
        if (!body.ends_with(own)) {
          continue;
        }
        const char* from = by.data() + (body.size() - own.size());
        const auto begin = static_cast<std::size_t>(from - reading.text().data());
        // “附件6　专项审计报告” above the number is the paper's own title.
        static const RE2 kTitle("^附件[^。;,]{0,30}$");
        const re2::StringPiece before = re2::StringPiece(reading.text()).substr(0, begin);
        if (RE2::PartialMatch(before, kAnother) && !RE2::PartialMatch(before, kTitle)) {
          continue;
        }
        numbers.try_emplace(year + "/" + count, reading.place({from, static_cast<std::size_t>(rest.data() - from)}));
      }
    }
    if (numbers.size() != 2) {
      return;  // One, or a list of many.
    }
    Location first = numbers.begin()->second;
    Location second = numbers.rbegin()->second;
    const auto top = [](const Location& where) { return std::pair(where.page, where.box.y0); };
    if (top(second) < top(first)) {
      std::swap(first, second);
    }
    Finding differs =
        finding(title(evidence_) + "中有两个文号：第" + std::to_string(first.page) + "页“" + first.quote + "”，第" +
                    std::to_string(second.page) + "页“" + second.quote + "”，同一份报告的封面、正文和骑缝处应当一致。",
                "An audit report bears two numbers.");
    differs.expected = "全文同一文号";
    differs.actual = first.quote + "；" + second.quote;
    differs.locations = {std::move(second), std::move(first)};
    findings_.push_back(std::move(differs));
  }

  /// Two certified public accountants sign an audit report (《注册会计师法》、审计报告准则:
  /// 两名具备资格的注册会计师签名).
  void check_signers() {
    static const RE2 kLabel("注册会计师(?:[(（][^)）]{0,48}[)）])?[:：]\\s*(.*)$");
    static const RE2 kBlanks("[(（][^)）]*(?:签|章|盖)[^)）]*[)）]|签名|签字|盖章|并|及|项目合伙人");
    Signers all;
    std::optional<Location> where;
    std::optional<Location> blank;
    for (const Page* page : pages_) {
      for (std::size_t i = 0; i < page->lines.size(); ++i) {
        std::string behind;
        const std::string& text = page->lines[i].text;
        if (!RE2::PartialMatch(text, kLabel, &behind)) {
          continue;
        }
        RE2::GlobalReplace(&behind, kBlanks, " ");
        const Signers here = signers_in(behind);
        if (here.least == 0) {
          blank = where_of(*page, i);  // Signed by hand, or on another line; or not at all, where others are named.
          continue;
        }
        all.least += here.least;
        all.most += here.most;
        where = where_of(*page, i);
      }
    }
    if (!where || all.most != 1) {
      return;
    }
    Finding one = finding(title(evidence_) + "第" + std::to_string(where->page) +
                              "页只见一名注册会计师，审计报告应当由两名注册会计师签名并盖章，请核实。",
                          "An audit report names one certified public accountant; two have to sign.");
    one.expected = "两名注册会计师签名并盖章";
    one.actual = where->quote;
    one.locations = {*where};
    if (blank) {
      one.locations.push_back(*blank);
    }
    findings_.push_back(std::move(one));
  }

  [[nodiscard]] Location where_of(const Page& page, std::size_t line) const {
    Location where;
    where.file = document_.path;
    where.page = page.number;
    where.box = page.lines[line].box;
    where.quote = page.lines[line].text;
    return where;
  }

  /// The day at which the building project was audited lies about the end of 筹建期.
  void check_cut_off() {
    constexpr int kMonths = 12;
    const Field* field = said(submission_, "A09") != nullptr ? said(submission_, "A09") : said(submission_, "A07");
    const std::optional<Date> end = field == nullptr ? std::nullopt : date_said(submission_, field->code);
    const bool of_project = std::any_of(evidence_.supports.begin(), evidence_.supports.end(),
                                        [](const std::string& code) { return code.starts_with("E"); });
    if (submission_.kind != Kind::kConfirmation || !end || !of_project) {
      return;
    }
    static const RE2 kCutOff("((?:截至|截止到?|基准日(?:为|是|:)?)((?:19|20)\\d\\d年\\d{1,2}月\\d{1,2}日))");
    std::optional<Location> other;
    std::string words;
    for (const Page* page : pages_) {
      const Reading reading(document_, *page);
      re2::StringPiece rest(reading.text());
      re2::StringPiece whole;
      std::string day;
      while (RE2::FindAndConsume(&rest, kCutOff, &whole, &day)) {
        const std::vector<DateInText> dates = dates_in(day, 0);
        if (dates.size() != 1) {
          continue;
        }
        if (add_months(*end, -kMonths) <= dates.front().first && dates.front().first <= add_months(*end, kMonths)) {
          return;
        }
        if (!other) {
          other = reading.place({whole.data(), whole.size()});
          words = day;
        }
      }
    }
    if (!other) {
      return;
    }
    Finding differs =
        finding(title(evidence_) + "第" + std::to_string(other->page) + "页的审计截止日为" + words + "，与评估表" +
                    field->code + "的筹建期截止日" + end->chinese() + "相差一年以上，请核实。",
                "The day to which the project was audited is a year or more from the end of the period.");
    differs.expected = end->chinese() + "前后一年以内";
    differs.actual = words;
    differs.locations = {*other, field->where};
    findings_.push_back(std::move(differs));
  }

  /// What proves a year's figures is drawn up over that year.
  void check_period() {
    const bool by_year = submission_.kind == Kind::kAnnual || submission_.kind == Kind::kEvaluation;
    const bool of_years =
        std::any_of(evidence_.supports.begin(), evidence_.supports.end(),
                    [](const std::string& code) { return code.starts_with("D") || code.starts_with("H"); });
    if (!by_year || !of_years) {
      return;
    }
    static const RE2 kPeriod("((?:19|20)\\d\\d)年0?1月0?1日(?:起)?(?:至|到|-|~|—)((?:19|20)\\d\\d)年12月31日");
    const int year = last_year_reported(submission_);
    const std::string of_year = std::to_string(year) + "年";
    std::optional<Location> other;
    for (const Page* page : pages_) {
      const Reading reading(document_, *page);
      re2::StringPiece rest(reading.text());
      re2::StringPiece first;
      re2::StringPiece last;
      while (RE2::FindAndConsume(&rest, kPeriod, &first, &last)) {
        if (std::stoi(std::string(last)) >= year) {
          return;
        }
        const Location where = reading.place({first.data(), static_cast<std::size_t>(rest.data() - first.data())});
        other = other ? other : where;
      }
      if (reading.text().find(of_year + "度") != std::string::npos) {
        return;
      }
    }
    if (!other) {
      return;
    }
    Finding differs = finding(title(evidence_) + "第" + std::to_string(other->page) + "页所审计的期间为“" +
                                  other->quote + "”，未见" + of_year + "，清单写明其证明" + of_year + "的数，请核实。",
                              "An audit report speaks of another period than the year that it is to prove.");
    differs.expected = of_year + "1月1日至12月31日";
    differs.actual = other->quote;
    differs.locations = {*other};
    if (const Field* field = said(submission_, "A04")) {
      differs.locations.push_back(field->where);
    }
    findings_.push_back(std::move(differs));
  }

  /// The code under which the report can be found on the unified supervision platform.
  void check_code() {
    const Field* field = said(submission_, "E23d");
    if (field == nullptr || pages_.empty()) {
      return;
    }
    static const RE2 kLabel(
        "验证码|验证编码|查验码|查询码|赋码|报告编码|报备码|报备编号|报备编码|监管平台|防伪码|防伪编号");
    const std::string code = folded(field->text);
    bool labelled = false;
    for (const Page* page : pages_) {
      const std::string text = Reading(document_, *page).text();
      if (text.find(code) != std::string::npos) {
        return;
      }
      // A picture may be the code.
      labelled = labelled || RE2::PartialMatch(text, kLabel) || page->image_count > 0;
    }
    if (labelled) {
      return;
    }
    Finding none = finding(title(evidence_) + "所列页内未见统一监管平台验证码，评估表E23d填为“" + field->text +
                               "”，请核对所附是否为正式报告。",
                           "An audit report bears no code of the unified supervision platform.");
    none.expected = field->text;
    none.actual = "所列页内未见";
    none.locations = {first_page(evidence_), field->where};
    for (std::size_t i = 0; i < pages_.front()->lines.size(); ++i) {
      const Line& line = pages_.front()->lines[i];
      if (line.text.find("审") != std::string::npos) {  // Its title: what should bear the code.
        none.locations.front().box = line.box;
        none.locations.front().quote = line.text;
        break;
      }
    }
    findings_.push_back(std::move(none));
  }

  const Submission& submission_;
  const Evidence& evidence_;
  const Document& document_;
  std::vector<const Page*> pages_;
  std::vector<Finding>& findings_;
};

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  bool looked = false;
  for (const Evidence* evidence : evidence_of(submission, "audit-report")) {
    const Document* document = submission.find(evidence->file);
    if (document == nullptr) {
      continue;
    }
    std::vector<const Page*> pages = readable_pages(*document, *evidence);
    if (pages.empty()) {
      continue;
    }
    looked = true;
    AuditPaper(submission, *evidence, *document, std::move(pages), findings).check();
  }
  return looked ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kAuditPaper = {
    .card =
        {
            .name = "evidence/audit-paper",
            .clause = "附件提纲第四部分",
            .clause_id = "N4",
            .summary = "审计报告全文文号一致，有两名注册会计师，印有统一监管平台验证码，审计期间是所证明的年度。",
            .summary_en =
                "An audit report bears one number throughout, two accountants, the platform’s code, and is of "
                "the years that it proves.",
            .why = "附件提纲第四部分：“工程决算及第三方审计报告”；第三十三条：“主管单位应对中心报送的材料和数据承担核实"
                   "责任，"
                   "确保真实可靠”。",
            .decides =
                "在清单所列审计报告的页内：同一机关代字的文号有两个的（引用的批复、上年报告不计）；“中国注册会计师”后只"
                "有一个姓名的；评估表填有验证码而页内没有该码、没有“验证码”“报告编码”等字样也没有图片的；年度报送和评价"
                "中证明D、H组数的，写明的审计期间都在报告的最后一年之前的，确认申请中证明E组数、写明的截止日都距筹建期"
                "截止日一年以上的，列为疑点。有"
                "一页不能识别文字的不作判断；手写签名、图片中的内容请人工查看。",
            .remedy = "请与会计师事务所出具的原件核对，附正式报告的全文。",
            .remedy_en = "Please compare with the original and attach the whole of the report as issued.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
