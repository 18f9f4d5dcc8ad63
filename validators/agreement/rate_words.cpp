#include "validators/agreement/rate_words.h"

#include <algorithm>

#include "validators/agreement/grids.h"
#include "validators/agreement/phrase.h"
#include "validators/agreement/ratios.h"
#include "validators/datasheet/sheet_words.h"

namespace nitec {
namespace {

using Text = std::u32string_view;

std::initializer_list<Text> grows() {
  static constexpr std::initializer_list<Text> kWords{U"增长率", U"增长", U"增加", U"提高", U"提升", U"上升",
                                                      U"增幅",   U"增速", U"扩大", U"上涨", U"递增", U"增"};
  return kWords;
}

std::initializer_list<Text> falls() {
  static constexpr std::initializer_list<Text> kWords{U"下降", U"降低", U"减少", U"降幅", U"回落", U"缩短",
                                                      U"压缩", U"下滑", U"缩减", U"减",   U"降"};
  return kWords;
}

}  // namespace

std::u32string_view without_filler(std::u32string_view text) {
  return strip_back(text, {U"了", U"为", U"达到", U"达", U"到", U"是", U":", U"幅度", U"比例", U"约"});
}

std::optional<std::pair<Quotient, std::u32string_view>> growth_words(std::u32string_view before) {
  const Text text = without_filler(before);
  for (const Text word : grows()) {
    if (text.ends_with(word)) {
      return std::pair(Quotient::kGrowth, text.substr(0, text.size() - word.size()));
    }
  }
  for (const Text word : falls()) {
    if (text.ends_with(word)) {
      return std::pair(Quotient::kFall, text.substr(0, text.size() - word.size()));
    }
  }
  return std::nullopt;
}

bool earlier(std::u32string_view text) {
  return has_any(text, {U"上年", U"去年", U"上一年", U"前一年", U"上期", U"上一评估期", U"筹建前", U"筹建之初", U"期初",
                        U"年初", U"同期", U"组建前", U"建设前", U"改造前"});
}

int year_in(std::u32string_view text) {
  for (std::size_t i = text.size(); i-- > 4;) {
    if (text[i] == U'年' && (text[i - 4] == U'1' || text[i - 4] == U'2')) {
      if (const int year = year_alone(text.substr(i - 4, 5)); year != 0) {
        return year;
      }
    }
  }
  return 0;
}

std::vector<std::string> wholes_of(const std::string& code) {
  std::vector<std::string> wholes;
  const auto alone = [](const RelationSum& sum) {
    return sum.terms.size() == 1 && !sum.terms[0].code.empty() && sum.terms[0].factor == Decimal(1) &&
           !sum.terms[0].total && !sum.terms[0].before;
  };
  const auto part_of = [&](const RelationSum& sum) {
    return std::any_of(sum.terms.begin(), sum.terms.end(), [&](const RelationTerm& term) {
      return term.code == code && term.factor == Decimal(1) && !term.total && !term.before;
    });
  };
  for (const Relation& relation : sheet_relations()) {
    if (relation.level != Severity::kError || !relation.conditions.empty() ||
        relation.assertion.kind != Assertion::Kind::kCompare) {
      continue;
    }
    const Assertion& assertion = relation.assertion;
    for (std::size_t i = 0; i + 1 < assertion.sums.size(); ++i) {
      const RelationSum& left = assertion.sums[i];
      const RelationSum& right = assertion.sums[i + 1];
      const bool equal = assertion.comparisons[i] == Comparison::kEqual;
      if ((equal || assertion.comparisons[i] == Comparison::kLessEqual) && alone(right) && part_of(left) &&
          (left.terms.size() > 1 || !equal)) {
        wholes.push_back(right.terms[0].code);
      }
      if (equal && alone(left) && part_of(right) && right.terms.size() > 1) {
        wholes.push_back(left.terms[0].code);
      }
    }
  }
  return wholes;
}

const FieldNaming* field_named(std::u32string_view words, std::string_view unit, const Facets& about) {
  static const Aspects kAspects(Vocabulary::standard());
  Facets facets;
  std::size_t known = 0;
  for (QuantityWord word : Vocabulary::standard().tokens(words)) {
    if (kAspects.is_general(facets[kAspects.thing], word.facets[kAspects.thing])) {
      facets.set(kAspects.thing, word.facets[kAspects.thing]);
    } else if (kAspects.is_general(word.facets[kAspects.thing], facets[kAspects.thing])) {
      word.facets.set(kAspects.thing, facets[kAspects.thing]);
    }
    const bool of_others = word.mark == QuantityMark::kHost || word.mark == QuantityMark::kOther ||
                           word.mark == QuantityMark::kPlan || word.mark == QuantityMark::kPast ||
                           word.mark == QuantityMark::kOne || word.mark == QuantityMark::kNot;
    if (of_others || facets.differs(word.facets)) {
      return nullptr;
    }
    facets.overlay(word.facets);
    known += word.end - word.begin;
  }
  if (facets.empty() || known < words.size()) {
    return nullptr;
  }
  if (const std::size_t thing = Vocabulary::standard().aspect("thing"); facets[thing] == 0) {
    facets.set(thing, about[thing]);
  }
  const FieldNaming* found = nullptr;
  for (const FieldNaming& naming : Vocabulary::standard().fields()) {
    const bool fits = std::find(naming.units.begin(), naming.units.end(), unit) != naming.units.end();
    if (fits && naming.facets == facets) {
      if (found != nullptr && found->code != naming.code) {
        return nullptr;
      }
      found = &naming;
    }
  }
  return found;
}

std::vector<Text> base_words(Text rate) {
  if (rate.ends_with(U"核减率") || rate.ends_with(U"审减率")) {
    return {U"送审", U"报审", U"申报"};
  }
  if (rate.ends_with(U"到账率")) {
    return {U"合同", U"协议", U"签订", U"应收"};
  }
  for (const Text one : {Text(U"完成率"), Text(U"到位率"), Text(U"执行率"), Text(U"达成率"), Text(U"兑现率")}) {
    if (rate.ends_with(one)) {
      return {U"目标", U"计划", U"批复", U"任务", U"预算", U"概算", U"下达", U"方案", U"要求", U"承诺"};
    }
  }
  return {};
}

}  // namespace nitec
