#include "validators/agreement/statements.h"

#include <algorithm>
#include <array>
#include <set>

#include "model/characters.h"
#include "validators/agreement/phrase.h"
#include "validators/agreement/texts.h"
#include "validators/agreement/years.h"
#include "validators/facts.h"
#include "validators/reading.h"

namespace nitec {
namespace {

constexpr bool sentence_end(char32_t c) {
  return c == U'。' || c == U';' || c == U'!' || c == U'?';
}

constexpr bool clause_end(char32_t c) {
  return c == U',' || c == U'、' || c == U':' || c == U'(' || c == U')' || c == U'“' || c == U'”';
}

/// A reader of a stretch of text, from its left to its right.
class Walk {
 public:
  Walk(const Vocabulary& vocabulary, const Document& document, const Prose& prose, std::vector<Statement>& out)
      : aspects_(vocabulary),
        thing_(aspects_.thing),
        way_(Vocabulary::standard().aspect("way")),
        price_(aspects_.price),
        document_(document),
        prose_(prose),
        text_(prose.text),
        out_(out),
        tokens_(vocabulary.tokens(prose.text)),
        quantities_(find_quantities(prose.text)),
        years_(years_in(prose.text)) {
    // “单价50万元以上” is a word, not a quantity; “台” of a quantity is no word.
    auto token = tokens_.begin();
    std::erase_if(quantities_, [&](const Quantity& quantity) {
      while (token != tokens_.end() && token->end <= quantity.begin) {
        ++token;
      }
      return token != tokens_.end() && token->facets[price_] != 0 && token->begin < quantity.end;
    });
    // “413 20.33万元”: where a line ends within a number, neither half of it is one.
    std::erase_if(quantities_, [&](const Quantity& broken) {
      const std::size_t at = broken.number_begin;
      return at >= 2 && text_[at - 1] == U' ' && is_digit(text_[at - 2]);
    });
    auto quantity = quantities_.begin();
    std::erase_if(tokens_, [&](const QuantityWord& word) {
      while (quantity != quantities_.end() && quantity->end <= word.begin) {
        ++quantity;
      }
      return quantity != quantities_.end() && quantity->begin < word.end;
    });
  }

  void run() {
    const std::size_t first = out_.size();
    walk();
    find_series(first);
  }

 private:
  void walk() {
    if (quantities_.size() > kMaxStatements) {
      quantities_.resize(kMaxStatements);
    }
    if (quantities_.empty()) {
      return;
    }
    std::size_t token = 0;
    std::size_t year = 0;
    std::size_t quantity = 0;
    for (std::size_t i = 0; i < text_.size();) {
      if (quantity < quantities_.size() && quantities_[quantity].begin == i) {
        state(quantities_[quantity], token, quantity);
        i = quantities_[quantity].end;
        ++quantity;
        while (token < tokens_.size() && tokens_[token].begin < i) {
          ++token;
        }
        begin_ = i;
        continue;
      }
      if (year < years_.size() && years_[year].begin == i) {
        mood_.year = years_[year].year;
        mood_.year_near = false;
        mood_.sum = years_[year].year == 0;
        i = years_[year].end;
        ++year;
        while (token < tokens_.size() && tokens_[token].begin < i) {
          ++token;
        }
        continue;
      }
      if (token < tokens_.size() && tokens_[token].begin == i) {
        take(tokens_[token]);
        i = tokens_[token].end;
        ++token;
        continue;
      }
      const char32_t c = text_[i];
      if (sentence_end(c)) {
        end_sentence(c);
        begin_ = i + 1;
      } else if (clause_end(c) || (c == U'-' && i + 1 < text_.size() && text_[i + 1] == U'-')) {
        end_clause(c);
        begin_ = i + 1;
      } else if (is_han(c) || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z')) {
        strange_.push_back(i);
        phrase_ += c;
      }
      ++i;
    }
  }

  /// “三年服务企业分别为49家、63家和47家”: numbers of one thing in a row, with nothing but a comma between them.
  void find_series(std::size_t first) {
    constexpr std::size_t kMostMembers = 6;
    for (std::size_t i = first; i < out_.size();) {
      std::size_t end = i + 1;
      while (end < out_.size() && end - i < kMostMembers && follows(end - 1 - first, end - first) &&
             out_[end].phrase.empty() && out_[end].facets.empty() &&
             (out_[end].quantity.unit == out_[i].quantity.unit)) {
        ++end;
      }
      const int members = static_cast<int>(end - i);
      for (std::size_t k = i; members > 1 && k < end; ++k) {
        Statement& one = out_[k];
        one.member = static_cast<int>(k - i) + 1;
        one.members = members;
        one.inherited = out_[i].inherited;
        one.unknown = out_[i].unknown;
        one.label = out_[i].label;
      }
      i = end;
    }
  }

  [[nodiscard]] bool follows(std::size_t before, std::size_t next) const {
    if (next >= quantities_.size()) {
      return false;
    }
    const std::size_t from = quantities_[before].end;
    const std::u32string_view between = text_.substr(from, quantities_[next].begin - from);
    return between == U"、" || between == U"和" || between == U"," || between == U"及" || between == U"与";
  }

  void take(const QuantityWord& token) {
    // “经用户单位盖章确认，……”: who confirmed it is not whose it is.
    if (token.mark == QuantityMark::kOther && token.begin > 0 && text_[token.begin - 1] == U'经') {
      return;
    }
    mood_.take(token.mark);
    if (token.mark == QuantityMark::kPart) {
      // 其中 parts what is counted before from what is counted now.
      end_clause(U',');
      part_ = true;
      begin_ = token.end;
      return;
    }
    if (text_[token.begin] == U':' && own_.facets[thing_] == 0) {
      colon_ = token.begin;
    }
    own_.take(token);
    only_here_ = only_here_ || (token.mark == QuantityMark::kPlan && !token.facets.empty());
    if (token.mark != QuantityMark::kIdle) {
      phrase_.append(text_.substr(token.begin, token.end - token.begin));
    }
  }

  void end_sentence(char32_t c) {
    const int year = mood_.year;
    const Owner owner = mood_.owner;
    mood_ = {};
    mood_.year = year;
    mood_.year_near = year != 0;
    if (c == U';' && context_[thing_] != 0) {
      // “申请专利85件,其中发明61件;授权46件”: the thing goes on, what is said of it does not.
      Facets thing;
      thing.set(thing_, context_[thing_]);
      context_ = thing;
      carried_ = true;
      mood_.owner = owner;
    } else {
      carried_ = false;
      context_ = {};
      sure_context_ = false;
    }
    outside_.reset();
    listed_units_.clear();
    clear();
    part_ = false;
  }

  void clear() {
    own_.clear();
    unknown_ = 0;
    strange_.clear();
    colon_ = 0;
    phrase_.clear();
  }

  /// How many characters of the phrase up to there are not understood and may say that it is something else. What leads
  /// up to a colon (“变化是明显的:工程技术人员94人”) and for whom something was done do not.
  [[nodiscard]] int unknown(std::size_t at) const {
    const auto [from, to] = recipient(at);
    const bool introduced = colon_ != 0 && own_.facets[thing_] != 0;
    return unknown_ + static_cast<int>(std::count_if(strange_.begin(), strange_.end(), [&](std::size_t place) {
             return place < at && !(introduced && place < colon_) && !(from <= place && place < to);
           }));
  }

  /// “科技经费单独设账,三年累计筹集……”: where what is said of the phrase's noun begins, which does not make another
  /// thing of it; the end of the text where nothing such follows right behind the noun.
  [[nodiscard]] std::size_t predicate() const {
    static constexpr std::array<std::u32string_view, 36> kSaid{
        U"单独", U"单列", U"专款", U"专账", U"实行", U"逐年", U"连年", U"连续", U"持续", U"保持", U"稳步",     U"稳定",
        U"平稳", U"不断", U"明显", U"显著", U"继续", U"始终", U"一直", U"均",   U"都",   U"也",   U"有保障",   U"有所",
        U"全部", U"已经", U"已",   U"来源", U"渠道", U"方面", U"总体", U"整体", U"按",   U"由",   U"从无到有", U"从零"};
    if (strange_.empty() || own_.facets[thing_] == 0) {
      return text_.size();
    }
    const std::size_t at = strange_.front();
    const bool behind_noun = std::any_of(tokens_.begin(), tokens_.end(), [&](const QuantityWord& word) {
      return word.end == at && word.begin >= begin_ && !word.facets.empty();
    });
    const bool said = std::any_of(kSaid.begin(), kSaid.end(),
                                  [&](std::u32string_view word) { return text_.substr(at).starts_with(word); });
    return behind_noun && said ? at : text_.size();
  }

  /// “替面板厂和玻璃厂做完”: from the one to behind the other; nothing where there is no such.
  [[nodiscard]] std::pair<std::size_t, std::size_t> recipient(std::size_t at) const {
    constexpr std::size_t kLongest = 16;
    static constexpr std::array<std::u32string_view, 9> kDone{U"做完", U"做了", U"办了", U"提供", U"开展",
                                                              U"完成", U"承担", U"实施", U"做"};
    const std::u32string_view own = text_.substr(begin_, at - std::min(begin_, at));
    const std::size_t to = own.find_first_of(U"替为给向帮");
    if (to == own.npos) {
      return {};
    }
    for (const std::u32string_view word : kDone) {
      const std::size_t done = own.find(word, to);
      if (done != own.npos && done - to <= kLongest) {
        return {begin_ + to, begin_ + done + word.size()};
      }
    }
    return {};
  }

  void end_clause(char32_t c) {
    if (!own_.empty) {
      Facets next = inherit(own_.facets);
      context_ = next;
      sure_context_ = unknown(predicate()) == 0 && !own_.conflict;
    }
    if (c == U',' || c == U':') {
      part_ = false;
    }
    clear();
    if (c == U'(') {
      outside_ = Outside{context_, sure_context_, out_.size()};
    } else if (c == U')' && outside_) {
      if (out_.size() > outside_->stated) {  // “申请专利83件(其中发明62件),授权47件”
        context_ = outside_->context;
        sure_context_ = outside_->sure;
        part_ = false;
      }
      outside_.reset();
    }
  }

  /// The words before, where they speak of the same thing.
  [[nodiscard]] Facets inherit(const Facets& own) const {
    if (own[thing_] != 0 && context_[thing_] != 0 && own[thing_] != context_[thing_]) {
      return own;
    }
    Facets all = context_;
    all.overlay(own);
    if (own[thing_] != 0 && !part_) {
      all.set(way_, own[way_]);  // “人工费960万元，R&D经费支出2241万元”: the whole, named anew.
    }
    return all;
  }

  /// Words right behind the number: “12项国家级项目”.
  void look_behind(const Quantity& quantity, std::size_t token, std::size_t number) {
    if (own_.facets[thing_] != 0) {
      // “联盟53家成员”: the noun behind is another one.
      while (token < tokens_.size() && tokens_[token].begin < quantity.end) {
        ++token;
      }
      const bool other = token < tokens_.size() && tokens_[token].begin == quantity.end &&
                         !tokens_[token].facets.empty() && tokens_[token].mark == QuantityMark::kNone;
      unknown_ += other ? 1 : 0;
      return;
    }
    std::size_t stop = quantity.end;
    while (stop < text_.size() && !sentence_end(text_[stop]) && !clause_end(text_[stop])) {
      ++stop;
    }
    if (number + 1 < quantities_.size()) {
      stop = std::min(stop, quantities_[number + 1].begin);
    }
    Phrase behind(aspects_);
    int strange = 0;
    std::size_t at = quantity.end;
    while (token < tokens_.size() && tokens_[token].begin < at) {
      ++token;
    }
    for (; token < tokens_.size() && tokens_[token].end <= stop; ++token) {
      strange += static_cast<int>(tokens_[token].begin - at);
      if (tokens_[token].mark == QuantityMark::kPart || strange > 6) {
        break;
      }
      behind.take(tokens_[token]);
      at = tokens_[token].end;
      if (behind.facets[thing_] != 0) {
        break;
      }
    }
    if (behind.facets[thing_] == 0) {
      // “发明专利60件提出申请、26件获得授权”: what became of them stands behind, and nothing else.
      const bool all = !behind.facets.empty() && strange == 0 && at == stop && !behind.conflict;
      if (all && context_[thing_] != 0) {
        own_.facets.overlay(behind.facets);
        own_.empty = false;
      }
      return;
    }
    constexpr std::size_t kLongestNoun = 16;
    if (at > quantity.end && at - quantity.end <= kLongestNoun) {
      noun_ = text_.substr(quantity.end, at - quantity.end);
      noun_.erase(0, noun_.starts_with(U"的") ? 1 : 0);
    }
    // “其余七十六人均为固定人员”: so many are what is named behind.
    if (strange == 0 && at == stop && text_.substr(quantity.end).starts_with(U"均为")) {
      own_.one = false;
    }
    // What is behind is the noun; what stands before it qualifies.
    Facets both = behind.facets;
    own_.conflict = own_.conflict || both.differs(own_.facets);
    both.overlay(own_.facets);
    own_.facets = both;
    own_.empty = false;
    unknown_ += strange;
    // A word that goes on behind the noun makes another one of it: “3家企业标准”.
    if (at < stop && is_han(text_[at]) && (token + 1 >= tokens_.size() || tokens_[token + 1].begin != at)) {
      ++unknown_;
    }
  }

  void state(const Quantity& quantity, std::size_t token, std::size_t number) {
    noun_.clear();
    look_behind(quantity, token, number);
    Statement statement;
    statement.quantity = quantity;
    if (quantity.begin > 0 && text_[quantity.begin - 1] == U'负') {  // “净利润为负182.40万元”
      statement.quantity.value = -quantity.value;
      strange_.erase(std::remove(strange_.begin(), strange_.end(), quantity.begin - 1), strange_.end());
    }
    statement.facets = own_.facets;
    if (carried_ && own_.facets.empty()) {
      context_ = {};  // Nothing says that it is still the same thing.
      sure_context_ = false;
    }
    carried_ = false;
    // “车间8240平方米、检测楼2160平方米,合计12680平方米”: of all that was listed, whatever it is.
    const bool sums = own_.empty && listed_units_.contains(quantity.unit) && !mood_.sum && totals(quantity.begin);
    statement.inherited = sums ? Facets() : inherit(own_.facets);
    statement.nested =
        part_ && context_[thing_] != 0 && own_.facets[thing_] == context_[thing_] && context_.differs(own_.facets);
    mood_.tell(statement);
    own_.tell(statement);
    if (only_here_) {  // “送审18402.90万元,核减185.47万元”: of the first alone.
      mood_.plan = false;
      only_here_ = false;
    }
    statement.rate = statement.rate || (quantity.begin > 0 && text_[quantity.begin - 1] == U'各');
    statement.unknown = unknown(quantity.begin) + (own_.conflict ? 1 : 0);
    if (own_.conflict && own_.of_members) {  // “联盟成员单位2028年共申请专利312件,制定国家标准9项”
      statement.owner = mood_.owner = Owner::kOther;
    }
    if (own_.facets[thing_] == 0 && !sure_context_) {
      ++statement.unknown;
    }
    statement.one = statement.one || (own_.facets[thing_] == 0 && (of_them(quantity) || of_another_stage(quantity))) ||
                    some_of_it(quantity) || of_such(quantity) || unnamed_part(quantity) || less_something(quantity);
    statement.phrase = phrase_;
    statement.label = to_utf8(phrase_ + noun_);
    const auto [from, to] = clause_around(text_, std::min(begin_, quantity.begin), quantity.end, 16);
    statement.where = prose_.place(document_, quantity.begin, quantity.end);
    statement.where.quote = prose_.place(document_, from, to).quote;
    statement.said = to_utf8(text_.substr(quantity.begin, quantity.end - quantity.begin));
    out_.push_back(std::move(statement));

    if (!own_.empty) {
      sure_context_ = unknown(quantity.begin) == 0 && !own_.conflict;
    }
    context_ = inherit(own_.facets);
    listed_units_.insert(quantity.unit);
    clear();
  }

  /// “五条试验线中,两条用于整车”: a part of those that were counted.
  [[nodiscard]] bool of_them(const Quantity& quantity) const {
    return begin_ >= 2 && text_[begin_ - 1] == U',' && text_[begin_ - 2] == U'中' && !out_.empty() &&
           out_.back().quantity.unit == quantity.unit;
  }

  /// “净利润里有210万元是补贴”, “固定人员中三十五岁以下的有102人”: of all that is named, those of which it goes on to
  /// tell.
  [[nodiscard]] bool some_of_it(const Quantity& quantity) const {
    const std::u32string_view own = text_.substr(begin_, quantity.begin - std::min(begin_, quantity.begin));
    if (own.ends_with(U"里有") || own.ends_with(U"中有") || own.ends_with(U"里面有")) {
      return true;
    }
    const bool those = own.ends_with(U"的有") || own.ends_with(U"的");
    const std::size_t among = own.find_first_of(U"中里");
    const bool of_all = among != own.npos && among > 0;
    return those && unknown(quantity.begin) > 0 && (of_all || own_.facets[thing_] == 0);
  }

  /// “签了48份服务合同,其中21份是续签”: what makes the part one of its own is not known.
  [[nodiscard]] bool unnamed_part(const Quantity& quantity) const {
    return part_ && own_.empty && text_.substr(0, begin_).ends_with(U"其中") &&
           text_.substr(begin_, quantity.begin - std::min(begin_, quantity.begin)).find(U'年') == text_.npos;
  }

  /// “员工不足五十人的企业”: of everybody of whom it is so.
  [[nodiscard]] bool of_such(const Quantity& quantity) const {
    static constexpr std::array<std::u32string_view, 9> kOthers{U"企业", U"单位", U"用户", U"客户", U"公司",
                                                                U"厂",   U"院校", U"机构", U"项目"};
    constexpr std::size_t kNear = 6;
    const std::u32string_view behind = text_.substr(quantity.end);
    return behind.starts_with(U"的") && std::any_of(kOthers.begin(), kOthers.end(), [&](std::u32string_view other) {
             const std::size_t at = behind.substr(0, behind.find_first_of(U",。;:()、")).find(other);
             return at != behind.npos && at <= kNear;
           });
  }

  /// “七百七十余人次(不含线上)”: of what is counted otherwise.
  [[nodiscard]] bool less_something(const Quantity& quantity) const {
    const std::u32string_view behind = text_.substr(quantity.end);
    return behind.starts_with(U"(不含") || behind.starts_with(U"(不包括") || behind.starts_with(U"(未含") ||
           behind.starts_with(U"(不计") || behind.starts_with(U"(扣除");
  }

  /// “批复总投资17500万元,到位16500万元”: what came of what was approved.
  [[nodiscard]] bool of_another_stage(const Quantity& quantity) const {
    static const std::size_t kStage = Vocabulary::standard().aspect("stage");
    const std::u32string_view own = text_.substr(begin_, quantity.begin - std::min(begin_, quantity.begin));
    return context_[kStage] != 0 && own_.facets[kStage] == 0 && !out_.empty() &&
           (own.find(U"到位") != own.npos || own.find(U"到账") != own.npos || own.find(U"拨付") != own.npos);
  }

  /// Whether a word for a total stands right in front of it.
  [[nodiscard]] bool totals(std::size_t at) const {
    const std::u32string_view before = text_.substr(0, at);
    for (const std::u32string_view word : {U"合计", U"共计", U"总计", U"总共", U"一共", U"合计为", U"共计为"}) {
      if (before.ends_with(word)) {
        return true;
      }
    }
    return false;
  }

  Aspects aspects_;
  std::size_t thing_;
  std::size_t way_;
  std::size_t price_;
  const Document& document_;
  const Prose& prose_;
  std::u32string_view text_;
  std::vector<Statement>& out_;
  std::vector<QuantityWord> tokens_;
  std::vector<Quantity> quantities_;
  std::vector<YearAt> years_;

  Mood mood_;
  Phrase own_{aspects_};
  /// What held in front of a bracket: what is counted in it is a part, and behind it goes on as before it.
  struct Outside {
    Facets context;
    bool sure = false;
    std::size_t stated = 0;  ///< How many statements there were.
  };
  std::optional<Outside> outside_;
  std::set<std::string> listed_units_;  ///< Of the numbers before in the sentence.
  Facets context_;                      ///< Of the words before in the sentence.
  bool only_here_ = false;              ///< The word that speaks of a plan holds for the next number alone.
  bool carried_ = false;                ///< It comes from before a semicolon.
  bool sure_context_ = false;           ///< They were all known.
  bool part_ = false;                   ///< Behind 其中.
  int unknown_ = 0;                     ///< Beside those characters.
  std::vector<std::size_t> strange_;    ///< Where characters of the own phrase are no word that is known.
  std::size_t colon_ = 0;               ///< The last one in the own phrase before its noun; 0 for none.
  std::u32string noun_;                 ///< What stands behind the number.
  std::u32string phrase_;
  std::size_t begin_ = 0;  ///< Of the own phrase.
};

/// The sections' headings in reading order.
struct SectionStart {
  int page = 0;
  double top = 0;
  int number = 0;
};

std::vector<SectionStart> section_starts(const Submission& submission) {
  std::vector<SectionStart> starts;
  if (submission.outline) {
    for (const Section& section : submission.outline->sections) {
      if (section.heading.page > 0) {
        starts.push_back({section.heading.page, section.heading.box.y0, section.number});
      }
    }
  }
  std::sort(starts.begin(), starts.end(), [](const SectionStart& a, const SectionStart& b) {
    return std::pair(a.page, a.top) < std::pair(b.page, b.top);
  });
  return starts;
}

/// How a heading numbers itself, with the number taken out: "、", "第章", "()"; empty for no heading.
std::u32string heading_form(std::u32string_view text) {
  constexpr std::size_t kLongest = 24;
  constexpr std::u32string_view kNumerals = U"一二三四五六七八九十0123456789.";
  if (text.empty() || text.size() > kLongest || text.find_first_of(U"。;,!?") != text.npos) {
    return {};
  }
  std::u32string form;
  std::size_t at = 0;
  if (text[0] == U'第' || text[0] == U'(') {
    form += text[at++];
  }
  const std::size_t digits = text.find_first_not_of(kNumerals, at);
  if (digits == text.npos || digits == at) {
    return {};
  }
  if (kNumerals.find(text[at]) >= 10) {
    return {};  // Arabic numbers count items of lists as well.
  }
  if (text[digits] == U'、' || text[digits] == U')' || text[digits] == U'章') {
    form += text[digits];
  }
  return form;
}

/// Where a heading speaks of what is to come, up to the next heading of its form.
std::vector<std::pair<Location, Location>> spans_to_come(const Document& report, const std::vector<Prose>& all,
                                                         int last_year) {
  static constexpr std::array<std::u32string_view, 12> kToCome{U"打算",     U"下一步",   U"下步",     U"下一年",
                                                               U"下年度",   U"明年",     U"来年",     U"今后",
                                                               U"工作计划", U"工作安排", U"工作思路", U"工作展望"};
  std::vector<std::pair<Location, Location>> spans;
  std::u32string open;  // The form of the heading that is in force.
  for (const Prose& one : all) {
    const std::u32string form = one.origins.empty() ? std::u32string() : heading_form(one.text);
    if (form.empty()) {
      continue;
    }
    const Location where = one.place(report, 0, one.text.size());
    if (form == open) {
      spans.back().second = where;
      open.clear();
    }
    const std::vector<YearAt> years = years_in(one.text);
    const bool later = std::any_of(years.begin(), years.end(), [&](const YearAt& year) {
      return year.year > last_year && year.year < last_year + 20;
    });
    const bool words = std::any_of(kToCome.begin(), kToCome.end(),
                                   [&](std::u32string_view word) { return one.text.find(word) != one.text.npos; }) &&
                       one.text.find(U"完成") == one.text.npos && one.text.find(U"执行") == one.text.npos;
    if (open.empty() && (later || words)) {
      spans.push_back({where, Location()});
      open = form;
    }
  }
  return spans;
}

bool lies_before(const Location& a, const Location& b) {
  return std::pair(a.page, a.box.y0) < std::pair(b.page, b.box.y0);
}

int section_at(const std::vector<SectionStart>& starts, const Location& where) {
  int number = 0;
  for (const SectionStart& start : starts) {
    if (std::pair(start.page, start.top) > std::pair(where.page, where.box.y0 + 0.1)) {
      break;
    }
    number = start.number;
  }
  return number;
}

}  // namespace

int last_year_reported(const Submission& submission) {
  if (const Field* years = said(submission, "A04"); years != nullptr && years->text.size() >= 4) {
    const std::optional<Decimal> last = Decimal::parse(years->text.substr(years->text.size() - 4));
    if (last && *last > Decimal(1990) && *last < Decimal(2200)) {
      return std::stoi(last->text());
    }
  }
  const std::optional<Date> extended = date_said(submission, "A09");
  const std::optional<Date> end = extended ? extended : date_said(submission, "A07");
  return end ? end->year : 9999;
}

Vocabulary vocabulary_of(const Submission& submission) {
  Vocabulary vocabulary = Vocabulary::standard();
  const auto add = [&](std::string_view name, QuantityMark mark) { vocabulary.add_name(folded(name), mark); };
  if (const Field* center = said(submission, "A01")) {
    std::string name = folded(center->text);
    add(name, QuantityMark::kCenter);
    if (const std::size_t tail = name.rfind("(筹)"); tail != std::string::npos) {
      add(name.substr(0, tail), QuantityMark::kCenter);
    }
  }
  if (const Field* host = said(submission, "A11")) {
    add(host->text, QuantityMark::kHost);
  }
  if (submission.datasheet) {
    for (const Participant& participant : submission.datasheet->participants) {
      add(participant.name, QuantityMark::kOther);
    }
  }
  return vocabulary;
}

void read_statements(const Vocabulary& vocabulary, const Document& document, const Prose& text,
                     std::vector<Statement>& out) {
  Walk(vocabulary, document, text, out).run();
}

std::vector<Statement> statements(const Submission& submission, const Context& context, const Document& report) {
  std::vector<Statement> out;
  const Vocabulary vocabulary = vocabulary_of(submission);
  const int last = last_report_page(submission, report);
  // The sections are the main document's; other papers have none of them.
  const bool is_main = &report == report_of(submission);
  const std::vector<Prose> own = is_main ? std::vector<Prose>() : paragraphs(report);
  const std::vector<Prose>& all = is_main ? report_paragraphs(submission, context) : own;
  for (const Prose& text : all) {
    if (report.pages[text.origins.front().page].number <= last && out.size() < kMaxStatements) {
      read_statements(vocabulary, report, text, out);
    }
  }
  int table = 0;
  const std::vector<Grid> own_tables = is_main ? std::vector<Grid>() : grids(report, last);
  for (const Grid& grid : is_main ? report_grids(submission, context) : own_tables) {
    read_statements(vocabulary, report, grid, table++, out);
  }
  const std::vector<SectionStart> starts = is_main ? section_starts(submission) : std::vector<SectionStart>();
  const auto to_come = is_main ? spans_to_come(report, all, last_year_reported(submission))
                               : std::vector<std::pair<Location, Location>>();
  for (Statement& statement : out) {
    statement.section = section_at(starts, statement.where);
    statement.to_come = std::any_of(to_come.begin(), to_come.end(), [&](const auto& span) {
      return !lies_before(statement.where, span.first) &&
             (span.second.page == 0 || lies_before(statement.where, span.second));
    });
  }
  return out;
}

}  // namespace nitec
