#include "validators/agreement/share_words.h"

#include <array>

#include "validators/agreement/rate_words.h"

namespace nitec {
namespace {

using Text = std::u32string_view;

constexpr Text kStops = U",、:(";

bool ends_within(Text words) {
  return words.ends_with(U"中") || words.ends_with(U"里") || words.ends_with(U"内");
}

/// “A占B”, “A恰为B”
PartAndWhole by_verb(Text clause) {
  for (const Text verb :
       {Text(U"相当于"), Text(U"占到"), Text(U"占了"), Text(U"占据"), Text(U"占"), Text(U"为"), Text(U"是")}) {
    const std::size_t at = clause.find(verb);
    if (at != Text::npos && at >= 2 && at + verb.size() < clause.size()) {
      return {clause.substr(0, at), clause.substr(at + verb.size())};
    }
  }
  return {};
}

}  // namespace

Text clause_of_share(Text before) {
  const std::size_t stop = before.find_last_of(kStops);
  return strip_back(stop == Text::npos ? before : before.substr(stop + 1),
                    {U"了", U"为", U"是",   U"达到", U"达",   U"到",   U"就", U"还", U"尚", U"仍",   U"也",  U"仅",
                     U"已", U"约", U"大致", U"恰",   U"恰好", U"正好", U"有", U"超", U"高", U"大约", U"基本"});
}

Text what_it_is(Text after) {
  const Text rest =
      strip_front(after, {U"来自", U"出自", U"均为", U"都是", U"属于", U"是", U"为", U"由", U"用于", U"用作"});
  return rest.size() < after.size() ? rest : Text();
}

PartAndWhole part_and_whole(Text before, Text after) {
  const Text own = clause_of_share(before);
  const std::size_t stop = before.find_last_of(kStops);
  const Text ahead = stop == Text::npos ? Text() : before.substr(0, stop);
  const std::size_t ahead_stop = ahead.find_last_of(kStops);
  const Text last_ahead = ahead_stop == Text::npos ? ahead : ahead.substr(ahead_stop + 1);
  const bool says_share = own.ends_with(U"占") || own.ends_with(U"占比") || own.ends_with(U"比重") ||
                          own.ends_with(U"比例") || own.ends_with(U"份额");
  const Text bare =
      strip_back(own, {U"所占", U"占比", U"占", U"的比重", U"的比例", U"的份额", U"比重", U"比例", U"份额", U"的"});
  const std::size_t inner = bare.find_last_of(U"中里内");
  const std::size_t in = bare.find(U'在');
  if (own.ends_with(U"的") && own.find(U'占') != Text::npos) {
    return by_verb(strip_back(own, {U"的"}));
  }
  if (says_share && in != Text::npos && in > 1 && inner != Text::npos && inner > in + 1 && inner + 2 >= bare.size()) {
    return {bare.substr(0, in), bare.substr(in + 1, inner - in - 1)};  // “A在B中占比”
  }
  if (inner != Text::npos && inner >= 2 && inner + 2 < bare.size()) {  // “B中A占”, “B里头有A的占”
    return {strip_front(bare.substr(inner + 1), {U"头", U",", U"面"}),
            strip_back(bare.substr(0, inner), {U"当", U"之", U"队伍"})};
  }
  if (ends_within(last_ahead) && bare.size() >= 2) {  // “B中,A占”
    return {bare, strip_back(last_ahead, {U"中", U"里", U"内", U"当", U"之"})};
  }
  if (own.ends_with(U"的")) {
    const Text clause = strip_back(own, {U"的"});
    const Text behind = what_it_is(after);
    return behind.size() >= 2 ? PartAndWhole{behind, clause} : by_verb(clause);  // “B的六成来自A”, “A恰为B的一半”
  }
  return {};
}

ShareOfYear share_of_year(Text before) {
  const Text topic = before.substr(0, before.find(U','));
  const Text sign = strip_back(topic, {U"的比例", U"的比重", U"的份额", U"比例", U"比重", U"份额"});
  const Text own = clause_of_share(before);
  const int year = year_in(own);
  const bool bare = year != 0 && strip_front(own.substr(own.find(U'年') + 1), {U"度", U"分别", U"的"}).empty();
  if (topic.size() == before.size() || sign.size() == topic.size() || !bare) {
    return {};
  }
  return {year, by_verb(sign)};
}

}  // namespace nitec
