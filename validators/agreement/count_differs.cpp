#include <algorithm>
#include <optional>
#include <span>

#include "model/characters.h"
#include "validators/agreement/lists.h"
#include "validators/agreement/ratios.h"
#include "validators/agreement/rules.h"
#include "validators/agreement/texts.h"
#include "validators/agreement/vocabulary.h"
#include "validators/facts.h"

namespace nitec {
namespace {

using Text = std::u32string_view;

/// A paragraph of more is hostile, or no prose.
constexpr std::size_t kMostQuantities = 400;
/// Longer lists stand in tables.
constexpr int kMostThings = 40;
constexpr std::size_t kLongestNoun = 12;
constexpr std::size_t kLongestItem = 34;
/// More tables than this in one report are compared by their first ones only.
constexpr std::size_t kMostTables = 300;

/// The text behind the opening bracket that begins it, up to the closing one; nothing when it never closes.
std::optional<std::size_t> closing(Text text, char32_t open, char32_t close) {
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    depth += text[i] == open ? 1 : text[i] == close ? -1 : 0;
    if (depth == 0) {
      return i;
    }
  }
  return std::nullopt;
}

/// Whether the list ends with 等, or says otherwise that it is not all. Not 等离子, 高等, 等级.
bool incomplete(Text text) {
  if (has_any(text, {U"其余", U"其他", U"其它", U"例如", U"譬如", U"主要", U"代表", U"典型", U"部分", U"…", U"...",
                     U"另有", U"不限于", U"诸如", U"之一", U"先后", U"包括", U"包含"})) {
    return true;
  }
  constexpr Text kBehind = U"离静温级效压高量价轴速强同电比厚幅距径分边腰待候差积级";
  constexpr Text kBefore = U"高均平相同中初优一二三甲乙劣上下对不头";
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    depth += text[i] == U'《' ? 1 : text[i] == U'》' ? -1 : 0;
    const bool word = (i > 0 && kBefore.find(text[i - 1]) != Text::npos) ||
                      (i + 1 < text.size() && kBehind.find(text[i + 1]) != Text::npos);
    if (depth == 0 && text[i] == U'等' && !word) {
      return true;
    }
  }
  return false;
}

/// How many things a list names, at least and at most.
struct Listed {
  std::size_t least = 0;
  std::size_t most = 0;
};

/// 《…》, 《…》和《…》: the titles of the list that the text begins with.
std::optional<Listed> titles(Text text) {
  std::size_t count = 0;
  while (text.starts_with(U"《")) {
    const std::optional<std::size_t> end = closing(text, U'《', U'》');
    if (!end) {
      return std::nullopt;
    }
    ++count;
    text.remove_prefix(*end + 1);
    if (text.starts_with(U"(")) {
      const std::optional<std::size_t> behind = closing(text, U'(', U')');
      if (!behind) {
        return std::nullopt;
      }
      text.remove_prefix(*behind + 1);
    }
    text = strip_front(text, {U"、", U",", U"以及", U"和", U"及", U"与"});
  }
  if (count == 0 || text.find(U'《') != Text::npos) {
    return std::nullopt;
  }
  return Listed{count, count};
}

/// “甲、乙和丙”: 和 may part two things or stand within a name.
std::optional<Listed> names(Text text, bool closed) {
  Listed listed{1, 1};
  int depth = 0;
  std::size_t begin = 0;
  std::size_t end = text.size();
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    depth += c == U'(' || c == U'《' || c == U'“' || c == U'「'   ? 1
             : c == U')' || c == U'》' || c == U'”' || c == U'」' ? -1
                                                                  : 0;
    if (depth > 0) {
      continue;
    }
    if (c == U',') {
      end = i;
      break;
    }
    if (c == U'、') {
      if (i - begin > kLongestItem || i == begin) {
        return std::nullopt;
      }
      begin = i + 1;
      ++listed.least;
      ++listed.most;
    } else if (c == U'和' || c == U'与' || c == U'及') {
      ++listed.most;
    }
  }
  if (end - begin > kLongestItem || end == begin || (closed && end != text.size())) {
    return std::nullopt;
  }
  // What goes on behind a comma must be another thought.
  const Text rest = text.substr(end);
  if (rest.find(U'、') != Text::npos || has_any(rest.substr(0, 4), {U"以及", U"还", U"另", U"并有", U"及"})) {
    return std::nullopt;
  }
  const Text list = text.substr(0, end);
  const bool numbered = std::any_of(list.begin(), list.end(), [](char32_t c) { return c == U':'; }) ||
                        (list[0] >= U'0' && list[0] <= U'9');
  // Behind the names the sentence may go on about all of them: “甲、乙均可生产”.
  const bool goes_on = has_any(text.substr(begin, end - begin), {U"均", U"都", U"已", U"全部", U"可"});
  // “成型线、验证线和加工线”: where all end alike, 和 parts two of them.
  const std::size_t joint = list.find_last_of(U"和与及");
  if (joint != Text::npos && joint > begin && joint > 0 && joint + 1 < list.size() && listed.most == listed.least + 1 &&
      list[joint - 1] == list.back() && (begin == 0 || list[begin - 2] == list.back())) {
    ++listed.least;
  }
  if (numbered || goes_on || !find_quantities(list).empty() || listed.most < 2) {
    return std::nullopt;
  }
  return listed;
}

/// “四家参建单位”, “三种新工艺:……”: small numerals that are no quantities elsewhere, in front of these words.
/// `not_behind` are the characters with which the numeral is another one, or none.
void add_counted(Text text, Text words, Text not_behind, std::vector<Quantity>& all) {
  constexpr Text kNumerals = U"〇一二三四五六七八九";
  for (std::size_t at = text.find(words); at != Text::npos; at = text.find(words, at + 1)) {
    const std::size_t value = at == 0 ? Text::npos : text[at - 1] == U'两' ? 2 : kNumerals.find(text[at - 1]);
    const auto next = std::find_if(all.begin(), all.end(), [&](const Quantity& one) { return one.end > at; });
    const bool known = next != all.end() && next->begin <= at;
    if (value == Text::npos || value < 2 || known || (at > 1 && not_behind.find(text[at - 2]) != Text::npos)) {
      continue;
    }
    Quantity number;
    number.begin = number.number_begin = at - 1;
    number.end = at + 1;
    number.value = Decimal(static_cast<long long>(value));
    number.step = Decimal(1);
    number.unit = number.written = to_utf8(words.substr(0, 1));
    number.in_words = true;
    all.insert(next, std::move(number));
  }
}

/// The length of the words that join a number of things to their list; 0 for none.
std::size_t joint_of(Text text) {
  for (const Text word : {Text(U",它们是:"),    Text(U",它们是"),    Text(U",他们是"),    Text(U",具体名称为:"),
                          Text(U",名称分别为"), Text(U",分别为:"),   Text(U",分别是:"),   Text(U",分别为"),
                          Text(U",分别是"),     Text(U",依次为:"),   Text(U",依次为"),    Text(U",依次是"),
                          Text(U",具体为:"),    Text(U",具体为"),    Text(U",具体是"),    Text(U",具体如下:"),
                          Text(U",名称如下:"),  Text(U",即:"),       Text(U",即"),        Text(U",清单如下:"),
                          Text(U",名单如下:"),  Text(U",目录如下:"), Text(U",名目如下:"), Text(U",名单为:"),
                          Text(U",清单为:"),    Text(U"分别为:"),    Text(U"分别是:"),    Text(U"分别为"),
                          Text(U"分别是"),      Text(U"依次为"),     Text(U"如下:"),      Text(U"是:"),
                          Text(U"为:"),         Text(U":"),          Text(U"("),          Text(U"《")}) {
    if (text.starts_with(word)) {
      return word == U"《" ? 0 : word.size();
    }
  }
  return Text::npos;
}

class Reader {
 public:
  Reader(const Submission& submission, const Context& context, const Document& report, std::vector<Finding>& findings)
      : submission_(submission), report_(report), findings_(findings) {
    const std::vector<Grid>& all = report_grids(submission, context);
    tables_ = std::span(all).first(std::min(all.size(), kMostTables));
  }

  /// `behind`: the paragraphs that follow.
  bool check(const Prose& prose, std::span<const Prose> behind) {
    const Text text = prose.text;
    bool looked = false;
    std::vector<Quantity> all = find_quantities(text);
    add_counted(text, U"家参建单位", U"十", all);
    add_counted(text, U"种", U"第数几上这那每各十百两一", all);
    for (const Text body : {U"家企业", U"家单位", U"家用户", U"家公司", U"所高校", U"所院校"}) {
      add_counted(text, body, U"第十百几数〇一二三四五六七八九", all);
    }
    for (std::size_t i = 0; i < std::min(all.size(), kMostQuantities); ++i) {
      const Quantity& number = all[i];
      const bool counts = exact(number) && number.step == Decimal(1) && number.value >= Decimal(2) &&
                          number.value <= Decimal(kMostThings) &&
                          Text(U"件项个家种条套台部篇座份款批人名所").find(to_utf32(number.unit)[0]) != Text::npos &&
                          to_utf32(number.unit).size() == 1;
      if (!counts) {
        continue;
      }
      const std::size_t from = i == 0 ? 0 : all[i - 1].end;
      const Text before = text.substr(from, number.begin - from);
      const Text phrase =
          before.substr(before.find_last_of(U"。;!?,:") == Text::npos ? 0 : before.find_last_of(U"。;!?,:") + 1);
      const auto [begin, end] = sentence_around(text, number.begin);
      looked = enumerated(prose, number) || enumerated_below(prose, number, behind) || looked;
      if (number.unit == "人" || number.unit == "名") {
        // People are listed in a table; names in a sentence may be a part of them.
        looked = table(prose, all, i, begin, end) || looked;
        continue;
      }
      if (!has_any(phrase, {U"部分", U"代表", U"典型", U"例", U"前", U"等", U"之", U"计划", U"拟", U"第"})) {
        looked = list(prose, number, end) || table(prose, all, i, begin, end) ||
                 table_above(prose, number, phrase, begin) || looked;
        looked = participants(prose, number, phrase) || looked;
      }
    }
    return looked;
  }

 private:
  /// The rows of a list without numbers, a name in each; 0 when that is not what it is.
  static std::size_t named_rows(const Grid& grid) {
    std::size_t rows = 0;
    for (std::size_t r = grid.heads; r < grid.rows.size(); ++r) {
      const GridCell& cell = grid.rows[r].front();
      const Text words = cell.text.text;
      if (cell.below || cell.number || words.empty() || has_any(words, {U"合计", U"小计", U"其中", U"总计"})) {
        return 0;
      }
      rows += words.starts_with(U"注") ? 0 : 1;
    }
    return grid.heads == 0 ? 0 : rows;
  }

  /// “新产品3项：甲、乙和丙”, “标准2项，分别为《甲》《乙》”.
  bool list(const Prose& prose, const Quantity& number, std::size_t end) {
    const Text text = prose.text;
    const Text behind = text.substr(number.end, end - number.end);
    // “七家企业都给了正面的评价,它们是……”: what is said of them stands between.
    constexpr std::size_t kLongestClause = 40;
    const std::size_t they = std::min(behind.find(U",它们是"), behind.find(U",他们是"));
    const std::size_t noun =
        they <= kLongestClause ? they : std::min(behind.find_first_of(U":(《,"), behind.find(U"分别"));
    if (noun > (they <= kLongestClause ? kLongestClause : kLongestNoun) ||
        has_any(behind.substr(0, noun), {U"以上", U"左右", U"主要", U"代表", U"、", U"和"}) ||
        behind.substr(0, noun).ends_with(U"中")) {
      return false;
    }
    std::size_t skip = joint_of(behind.substr(noun));
    if (skip == Text::npos) {
      return false;
    }
    const std::size_t begin = number.end + noun + skip;
    Text items = text.substr(begin, end - begin);
    const bool bracket = behind.substr(noun).starts_with(U"(");
    if (bracket) {
      const std::optional<std::size_t> close = closing(behind.substr(noun), U'(', U')');
      if (!close) {
        return false;
      }
      items = items.substr(0, *close - 1);
    }
    if (incomplete(items) ||
        has_any(items.substr(0, 4), {U"含", U"如", U"见", U"详", U"附", U"有", U"其中", U"共", U"按"}) ||
        items.size() < 4) {
      return false;
    }
    // A sentence that ends with a semicolon may go on with the list.
    const std::size_t stop = bracket ? 0 : end;
    if (stop != 0 && stop < text.size() && text[stop] == U';') {
      const Text next = text.substr(stop + 1, sentence_around(text, stop + 1).second - stop - 1);
      if (find_quantities(next).empty() && next.find(U'一') == Text::npos) {
        return false;
      }
    }
    if (items.starts_with(U"一" + to_utf32(number.unit))) {
      return false;  // “三条试验线各有分工:一条做……,一条做……”
    }
    const std::optional<Listed> listed = items.starts_with(U"《") ? titles(items) : names(items, bracket);
    if (!listed) {
      return false;
    }
    const Decimal least(static_cast<long long>(listed->least));
    const Decimal most(static_cast<long long>(listed->most));
    if (number.value >= least && number.value <= most) {
      return true;
    }
    const Decimal off = number.value > most ? number.value - most : least - number.value;
    // Far more, or far fewer, than are named: it is a list of something else. A bracket names what was counted.
    if (off != Decimal(1) && off * Decimal(bracket ? 2 : 3) > number.value) {
      return false;
    }
    const std::size_t count = number.value > most ? listed->most : listed->least;
    tell(prose, number, begin + items.size(), count, "所列为" + std::to_string(count) + "个");
    return true;
  }

  /// “代表性授权有以下五件:(1)……;(2)……;(3)……。”: the numbers of the list go on to its end.
  bool enumerated(const Prose& prose, const Quantity& number) {
    const Text text = prose.text;
    const Text behind = text.substr(number.end);
    const std::size_t colon = behind.find(U':');
    if (colon > kLongestNoun || behind.substr(0, colon).find_first_of(U"。;,") != Text::npos) {
      return false;
    }
    std::size_t at = colon + 1;
    std::size_t count = 0;
    std::size_t last = 0;
    while (count < 20) {
      const std::u32string digits = to_utf32(std::to_string(count + 1));
      const std::u32string round = U"(" + digits + U")";
      const char32_t ringed = static_cast<char32_t>(U'①' + count);
      std::size_t next = behind.find(round, at);
      std::size_t size = round.size();
      if (next == Text::npos || (count == 0 && next != at)) {
        next = behind.find(ringed, at);
        size = 1;
      }
      if (next == Text::npos || (count == 0 && next != at)) {
        break;
      }
      last = next;
      at = next + size;
      ++count;
    }
    // It must be seen to end: what stands behind the last one is one sentence, and the paragraph goes on or is closed.
    const std::size_t stop = count == 0 ? Text::npos : behind.find(U'。', last);
    if (count < 2 || stop == Text::npos || incomplete(behind.substr(0, stop)) ||
        number.value == Decimal(static_cast<long long>(count))) {
      return count >= 2;
    }
    tell(prose, number, number.end + last, count, "所列为" + std::to_string(count) + "个");
    return true;
  }

  /// “新产品5个:” and below it (1)……, (2)……, each in a paragraph of its own.
  bool enumerated_below(const Prose& prose, const Quantity& number, std::span<const Prose> behind) {
    constexpr std::size_t kMost = 20;
    const Text rest = Text(prose.text).substr(number.end);
    if (rest.size() > kLongestNoun || !rest.ends_with(U":") || rest.find_first_of(U"。;,") != Text::npos ||
        incomplete(rest)) {
      return false;
    }
    std::size_t count = 0;
    std::size_t paragraph = 0;
    for (; paragraph < std::min(behind.size(), kMost); ++paragraph) {
      Text text = behind[paragraph].text;
      const std::size_t before = count;
      for (bool more = true; more && count < kMost;) {
        const std::u32string digits = to_utf32(std::to_string(count + 1));
        const std::u32string ringed(1, static_cast<char32_t>(U'①' + count));
        more = false;
        for (const std::u32string& mark : {U"(" + digits + U")", ringed, digits + U")", digits + U"."}) {
          if (mark.back() == U'.' && is_digit(prose.text.front())) {
            continue;  // Its own number goes on: “3.一年做成三件事:”, and behind it 4.
          }
          if (text.starts_with(mark) && !(text.size() > mark.size() && is_digit(text[mark.size()]))) {
            ++count;
            text.remove_prefix(mark.size());
            // Short ones may have run together: (1)……;(2)……
            const std::size_t next = text.find(U";(" + to_utf32(std::to_string(count + 1)) + U")");
            more = next != Text::npos;
            text.remove_prefix(more ? next + 1 : 0);
            break;
          }
        }
      }
      if (count == before || incomplete(text)) {
        break;
      }
    }
    // What stands behind must show that the list is over.
    if (count < 2 || count >= kMost || paragraph == behind.size() || incomplete(behind[paragraph].text.substr(0, 12))) {
      return count >= 2;
    }
    const Decimal listed(static_cast<long long>(count));
    const Decimal off = (number.value - listed).abs();
    if (off.zero() || (off != Decimal(1) && off * Decimal(3) > number.value)) {
      return true;
    }
    tell(prose, number, number.end, count, "其下所列为" + std::to_string(count) + "个");
    return true;
  }

  /// “共登记9件，见表5”: the rows of that table.
  bool table(const Prose& prose, const std::vector<Quantity>& all, std::size_t i, std::size_t begin, std::size_t end) {
    const Text text = prose.text;
    const Quantity& number = all[i];
    const bool alone = (i == 0 || all[i - 1].end <= begin) && (i + 1 == all.size() || all[i + 1].begin >= end);
    const Text sentence = text.substr(begin, end - begin);
    const std::size_t sign = sentence.find(U'表');
    if (!alone || sign == Text::npos || incomplete(sentence) || has_any(sentence, {U"指标", U"每"}) ||
        sentence.find(U"其中", 1) != Text::npos) {
      return false;
    }
    std::size_t stop = sign + 1;
    while (stop < sentence.size() && ((sentence[stop] >= U'0' && sentence[stop] <= U'9') || sentence[stop] == U'-')) {
      ++stop;
    }
    const Text label = sentence.substr(sign, stop - sign);
    const bool refers = has_any(sentence.substr(sign > 3 ? sign - 3 : 0, std::min<std::size_t>(sign, 3)),
                                {U"见", U"于", U"如", U"详", U"在"});
    if (label.size() < 2 || !refers) {
      return false;
    }
    for (const Grid& grid : tables_) {
      const Text caption = grid.caption.text;
      const std::size_t at = caption.find(label);
      const bool same =
          at != Text::npos && (at + label.size() == caption.size() ||
                               !(is_digit(caption[at + label.size()]) || caption[at + label.size()] == U'-'));
      if (!same || incomplete(caption)) {
        continue;
      }
      // “名单见表4,共8人”, “全部列于表5”: the whole list, so that its length is what was to be counted.
      const bool whole = has_any(sentence, {U"全部", U"均列", U"名单", U"逐一", U"明细", U"清单", U"目录", U"一览"});
      if (!whole && (number.unit == "人" || number.unit == "名")) {
        return false;
      }
      std::size_t rows = list_rows(grid);
      rows = rows == 0 && whole ? named_rows(grid) : rows;
      const Decimal length(static_cast<long long>(rows));
      // A column of numbers of pieces adds up to more than there are rows.
      const bool pieces =
          std::any_of(grid.column_heads.begin(), grid.column_heads.end(), [](const std::u32string& head) {
            return has_any(head, {U"数量", U"台", U"套", U"件数", U"份数", U"次数", U"个数"});
          });
      if (rows < 2 || pieces) {
        return false;
      }
      const Decimal off = (number.value - length).abs();
      const bool far = off != Decimal(1) && off * Decimal(whole ? 2 : 3) > number.value;
      if (off.zero() || far) {
        return off.zero();
      }
      tell(prose, number, number.end, rows, to_utf8(label) + "列有" + std::to_string(rows) + "行");
      findings_.back().locations.push_back(grid.caption.place(report_, 0, grid.caption.text.size()));
      return true;
    }
    return false;
  }

  /// “三年合同共7项”, right below the table of the contracts.
  bool table_above(const Prose& prose, const Quantity& number, Text phrase, std::size_t begin) {
    constexpr std::size_t kLongestPhrase = 14;
    const Text text = prose.text;
    const bool whole = has_any(phrase, {U"共", U"合计", U"总计", U"以上", U"上述"});
    if (begin != 0 || !whole || phrase.size() > kLongestPhrase || prose.origins.empty()) {
      return false;
    }
    const Prose::Origin first = prose.origins.front();
    for (const Grid& grid : tables_) {
      std::uint32_t last_line = 0;
      bool on_page = false;
      for (const std::vector<GridCell>& row : grid.rows) {
        for (const GridCell& cell : row) {
          for (const Prose::Origin& origin : cell.text.origins) {
            on_page = on_page || origin.page == first.page;
            last_line = origin.page == first.page ? std::max(last_line, origin.line) : last_line;
          }
        }
      }
      const std::size_t rows = list_rows(grid);
      const Text near = text.substr(0, std::min(text.size(), number.end + 6));
      if (!on_page || last_line + 1 != first.line || rows < 2 || incomplete(grid.caption.text) || !about(grid, near)) {
        continue;
      }
      const Decimal length(static_cast<long long>(rows));
      const Decimal off = (number.value - length).abs();
      if (off.zero() || (off != Decimal(1) && off * Decimal(3) > number.value)) {
        return off.zero();
      }
      tell(prose, number, number.end, rows, "上表列有" + std::to_string(rows) + "行");
      findings_.back().locations.push_back(
          grid.rows.back().front().text.place(report_, 0, grid.rows.back().front().text.text.size()));
      return true;
    }
    return false;
  }

  /// Whether the table is about what the words count: its heads or its caption name it.
  static bool about(const Grid& grid, Text words) {
    for (const Text noun : {U"合同", U"专利", U"标准", U"项目", U"软件", U"论文", U"奖", U"课题", U"制度", U"成果",
                            U"产品", U"企业", U"单位", U"设备", U"平台"}) {
      const bool headed = grid.caption.text.find(noun) != Text::npos ||
                          std::any_of(grid.column_heads.begin(), grid.column_heads.end(),
                                      [&](const std::u32string& head) { return Text(head).find(noun) != Text::npos; });
      if (words.find(noun) != Text::npos && headed) {
        return true;
      }
    }
    return false;
  }

  /// “四家参建单位” against those of the datasheet.
  bool participants(const Prose& prose, const Quantity& number, Text phrase) {
    const Text behind = Text(prose.text).substr(number.end);
    const Text subject = strip_back(phrase, {U"共有", U"共", U"有", U"为"});
    const bool behind_it = subject.ends_with(U"参建单位") && !has_any(subject, {U"和", U"与", U"及", U"依托", U"、"});
    const bool named = behind.starts_with(U"参建单位") || behind.starts_with(U"共建单位") ||
                       behind.starts_with(U"参加建设单位") || behind_it;
    if (!named || number.unit != "家" || !submission_.datasheet || submission_.datasheet->participants.empty()) {
      return false;
    }
    const std::vector<Participant>& known = submission_.datasheet->participants;
    const Decimal count(static_cast<long long>(known.size()));
    // Together with the host it may be one more.
    const bool others = has_any(phrase, {U"会同", U"联合", U"携", U"与", U"和", U"组织"});
    if (number.value == count || (number.value == count + Decimal(1) && !others) || told(prose, number)) {
      return true;
    }
    tell(prose, number, number.end + 4, known.size(), "评估表A16列有" + std::to_string(known.size()) + "家");
    for (const Participant& one : known) {
      findings_.back().locations.push_back(one.where);
      findings_.back().locations.back().quote = one.name;
    }
    return true;
  }

  [[nodiscard]] bool told(const Prose& prose, const Quantity& number) const {
    return !findings_.empty() && !findings_.back().locations.empty() &&
           findings_.back().actual ==
               to_utf8(Text(prose.text).substr(number.number_begin, number.end - number.number_begin)) &&
           findings_.back().locations.front().page == prose.place(report_, number.begin, number.end).page;
  }

  void tell(const Prose& prose, const Quantity& number, std::size_t end, std::size_t count, const std::string& found) {
    const Text text = prose.text;
    const auto [first, last] = clause_around(text, number.begin, std::min(end, text.size()), 14);
    Location where = prose.place(report_, number.begin, number.end);
    where.quote = prose.place(report_, first, last).quote;
    const std::string said = to_utf8(text.substr(number.number_begin, number.end - number.number_begin));
    Finding differs =
        finding(main_title(submission_) + "第" + std::to_string(where.page) + "页“" +
                    abridged(to_utf8(text.substr(first, last - first)), 60) + "”写为" + said + "，" + found + "。",
                "A number of things and the list of them differ.");
    differs.locations = {std::move(where)};
    differs.expected = std::to_string(count);
    differs.actual = said;
    findings_.push_back(std::move(differs));
  }

  const Submission& submission_;
  const Document& report_;
  std::vector<Finding>& findings_;
  std::span<const Grid> tables_;
};

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  const Document* report = report_of(submission);
  if (report == nullptr) {
    return Look::kNoData;
  }
  const int last = last_report_page(submission, *report);
  Reader reader(submission, context, *report, findings);
  bool looked = false;
  const std::vector<Prose>& all = report_paragraphs(submission, context);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!all[i].origins.empty() && report->pages[all[i].origins.front().page].number <= last) {
      looked = reader.check(all[i], std::span(all).subspan(i + 1)) || looked;
    }
  }
  return looked ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kCountDiffers = {
    .card =
        {
            .name = "agreement/count-differs",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "报告所写的个数与紧接着列出的各项一致。",
            .summary_en = "The number of things that the report names is that of the list right behind it.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。",
            .decides =
                "“新产品3项：……”“标准2项，分别为《……》《……》”一类在同一句中逐一列出的，数所列的个数；“共登记9件，见表5”"
                "的，以及紧接在表下写“合同共7项”的，数该表连续编号的行数；“新产品5个：”之后分段列出（1）（2）"
                "……的，数到该列举结束；"
                "“几家参建单位”与评估表A16比较。列举写明等、主要、部分的不比较；“和”“及”可能是名称的一部分，两种读法有"
                "一种"
                "相符即可。",
            .remedy = "请补齐所列各项或者改正个数；只列一部分的，请写明。",
            .remedy_en = "Please complete the list or correct the number; say so where only a part is listed.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
