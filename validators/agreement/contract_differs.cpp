#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <set>

#include "model/quantity.h"
#include "validators/agreement/rules.h"
#include "validators/agreement/slips.h"
#include "validators/agreement/vocabulary.h"
#include "validators/facts.h"
#include "validators/identifiers/text_units.h"
#include "validators/reading.h"

namespace nitec {
namespace {

/// A paper with more amounts than this is a list, and no single thing.
constexpr std::size_t kMostAmounts = 8;
/// “云岫生物” of “云岫生物制品有限公司”: a party is known again by so many characters.
constexpr std::size_t kShortName = 4;
constexpr std::size_t kMostParties = 12;

struct Amount {
  std::string digits;  ///< Of the amount in 元.
  Decimal value;       ///< In 元.
  Decimal step;
  Location where;
};

/// A page of evidence that speaks of one thing: who with, and for how much.
struct Paper {
  std::set<std::string> parties;
  std::vector<Amount> amounts;
};

/// The digits of the amount in 元, so that 402万元 and 4,200,000.00元 can be laid side by side.
std::string digits_of(const Decimal& value) {
  std::string text = value.text();
  text = text.substr(0, text.find('.'));
  std::erase_if(text, [](char c) { return c < '0' || c > '9'; });
  return text;
}

std::size_t telling_digits(std::string_view digits) {
  const std::size_t last = digits.find_last_not_of('0');
  return last == std::string_view::npos ? 0 : last + 1;
}

template <typename Visit>
void for_each_amount(const TextUnit& unit, const Visit& visit) {
  const std::u32string text = to_utf32(unit.text);
  for (const Quantity& quantity : find_quantities(text)) {
    if (quantity.unit != "元" || quantity.approximate || quantity.upper || quantity.bound != Bound::kNone) {
      continue;
    }
    const std::u32string number = text.substr(quantity.number_begin, quantity.end - quantity.number_begin);
    const std::size_t begin = to_utf8(text.substr(0, quantity.number_begin)).size();
    const std::string_view part = std::string_view(unit.text).substr(begin, to_utf8(number).size());
    visit(part, Amount{digits_of(quantity.value), quantity.value, quantity.step, {}});
  }
}

bool same(const Amount& a, const Amount& b) {
  const Decimal difference = (a.value - b.value).abs();
  return difference <= (a.step < b.step ? b.step : a.step);
}

class Papers {
 public:
  Papers(const Submission& submission, const Context& context) {
    const Document* report = report_of(submission);
    std::set<std::string> own;  // Of the centre and its host: every paper names them.
    for (const std::string_view code : {"A01", "A11", "A19"}) {
      if (const Field* field = said(submission, code)) {
        own.insert(short_name(folded(field->text)));
      }
    }
    static const RE2 kParty(
        "(\\p{Han}{2,4}\\p{Han}{2,20}?(?:有限责任公司|股份有限公司|有限公司|集团|大学|学院|研究院|研究所|医院|公司))");
    for_each_unit(submission, context, {"合同", "协议", "许可", "转让", "价款", "金额", "元"},
                  [&](const TextUnit& unit) {
                    if (unit.document == report || unit.list >= 0) {
                      return;
                    }
                    Paper& paper = papers_[{unit.document, unit.page->number}];
                    re2::StringPiece rest(unit.text);
                    re2::StringPiece party;
                    while (paper.parties.size() < kMostParties && RE2::FindAndConsume(&rest, kParty, &party)) {
                      const std::string name = short_name({party.data(), party.size()});
                      if (!own.contains(name)) {
                        paper.parties.insert(name);
                      }
                    }
                    for_each_amount(unit, [&](std::string_view part, Amount amount) {
                      if (paper.amounts.size() <= kMostAmounts) {
                        amount.where = unit.place(part);
                        amount.where.quote = unit.place(unit.sentence(part)).quote;
                        paper.amounts.push_back(std::move(amount));
                      }
                    });
                  });
  }

  /// An amount that differs from the one told by a slip, on a page that speaks of a party of the sentence and nowhere
  /// of the amount itself; null when there is none.
  [[nodiscard]] const Amount* slip_of(const Amount& told, std::string_view sentence) const {
    const Amount* found = nullptr;
    for (const auto& [place, paper] : papers_) {
      const bool named = std::any_of(paper.parties.begin(), paper.parties.end(), [&](const std::string& party) {
        return sentence.find(party) != std::string_view::npos;
      });
      if (!named || paper.amounts.size() > kMostAmounts) {
        continue;
      }
      for (const Amount& amount : paper.amounts) {
        if (same(told, amount)) {
          return nullptr;
        }
        const Slip how = slip(told.digits, amount.digits);
        const bool telling = (how == Slip::kExchanged && telling_digits(told.digits) >= 2) ||
                             (how == Slip::kOther && telling_digits(told.digits) >= 3);
        found = found == nullptr && telling ? &amount : found;
      }
    }
    return found;
  }

  /// The one amount that a page speaks of which names a party of the sentence, where it is another one; null when
  /// there is none, or the amount told stands there too.
  [[nodiscard]] const Amount* only_other(const Amount& told, std::string_view sentence) const {
    const Amount* found = nullptr;
    for (const auto& [place, paper] : papers_) {
      const bool named = std::any_of(paper.parties.begin(), paper.parties.end(), [&](const std::string& party) {
        return sentence.find(party) != std::string_view::npos;
      });
      if (!named || paper.amounts.empty()) {
        continue;
      }
      const Amount& first = paper.amounts.front();
      const bool one = std::all_of(paper.amounts.begin(), paper.amounts.end(),
                                   [&](const Amount& amount) { return same(amount, first); });
      if (!one || found != nullptr || same(told, first)) {
        return nullptr;
      }
      found = &first;
    }
    // Ten times as much is another thing.
    const bool near =
        found != nullptr && found->value < told.value * Decimal(10) && told.value < found->value * Decimal(10);
    return near ? found : nullptr;
  }

 private:
  static std::string short_name(std::string_view name) { return to_utf8(to_utf32(name).substr(0, kShortName)); }

  std::map<std::pair<const Document*, int>, Paper> papers_;
};

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  const Document* report = report_of(submission);
  if (report == nullptr || submission.documents.size() < 2) {
    return Look::kNoData;
  }
  const Papers papers(submission, context);
  const int last = last_report_page(submission, *report);
  bool any = false;
  for_each_unit(submission, context, {"元"}, [&](const TextUnit& unit) {
    if (unit.document != report || unit.page->number > last || unit.list >= 0) {
      return;
    }
    for_each_amount(unit, [&](std::string_view part, const Amount& amount) {
      any = true;
      const std::string_view sentence = unit.sentence(part);
      const Amount* other = papers.slip_of(amount, sentence);
      // “许可费680万元”: what it is called says that it is the whole of a contract, the only one of the clause.
      static const RE2 kWhole(
          "(?:许可费|使用费|转让费|转让价款|合同价款?|合同总?额|合同金额|合同总价|价款|总价|经费总额|研究开发经费|"
          "开发费|服务费|"
          "合同经费|标的额?|金额)(?:总额|共计|合计|总计|为|计|达|共)?(?:人民币)?$");
      const std::string_view before = unit.before_in_sentence(part);
      const bool whole = RE2::PartialMatch(re2::StringPiece(before.data(), before.size()), kWhole);
      const bool slipped = other != nullptr;
      other = other == nullptr && whole ? papers.only_other(amount, sentence) : other;
      if (other == nullptr) {
        return;
      }
      Location where = unit.place(part);
      where.quote = unit.place(sentence).quote;
      const Document* document = submission.find(other->where.file);
      Finding differs =
          finding(main_title(submission) + pages_words(where.page, 0) + "所写“" + std::string(part) + "”与" +
                      (document == nullptr ? std::string("证明材料") : title(submission, *document)) +
                      pages_words(other->where.page, 0) +
                      (slipped ? "的金额只差一两个数字，请与原件核对。" : "的金额不一致，请与原件核对。"),
                  "An amount in the report is a digit or two from the one in the contract or agreement.");
      differs.locations = {where, other->where};
      differs.expected = abridged(other->where.quote);
      differs.actual = std::string(part);
      findings.push_back(std::move(differs));
    });
  });
  return any ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kContractDiffers = {
    .card =
        {
            .name = "agreement/contract-differs",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "报告所写合同、协议的金额与其原件一致。",
            .summary_en = "Amounts of contracts and agreements are those of the papers themselves.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。",
            .decides =
                "报告的一句话里写到某一单位和一个金额，证明材料中写到同一单位（按名称的前四个字认）的一页没有这个金额"
                "而有一个只差一位数字或者两位互换的，列出两处。清单和表格中的金额、约数不在此列。",
            .remedy = "请核对合同、协议原件，改正写错的一处。",
            .remedy_en = "Please compare with the contract and correct the one that is wrong.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
