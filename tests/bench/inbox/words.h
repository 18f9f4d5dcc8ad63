// Chance that comes out the same everywhere, and the words of invented centres.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace nitec::bench {

/// SplitMix64: the standard library's distributions differ from one library to the next.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  /// Both ends are possible.
  int between(int least, int most);
  bool chance(int per_mille) { return between(1, 1000) <= per_mille; }
  template <typename List>
  const auto& pick(const List& list) {
    return list[next() % std::size(list)];
  }

 private:
  std::uint64_t state_;
};

/// A centre that does not exist. The number makes domain, codes and patent numbers unlike those of any other number.
struct Centre {
  std::string province, letter, domain, english, field, host, host_code, own_code, region, phone;
  std::string supervisor, director, chief, reviewer, filler;
};
Centre invent(Dice& dice, std::uint64_t number);

/// A code of GB 32100-2015 for a body that does not exist, with right check digits.
std::string credit_code(const std::string& head, std::uint64_t number);
/// A number of a Chinese patent (ZC 0006) with its check digit, dots and all: 202610123456.7.
std::string patent_number(int year, int kind, std::uint64_t serial);
std::string person(Dice& dice);

/// Fills a text: ${word} from `words`, <a|b|c> one of them, <#3-18> a number, <@list> one of the lists of things,
/// works, measures. Throws std::runtime_error for a word that is not there.
std::string fill(std::string_view text, const std::map<std::string, std::string>& words, Dice& dice);

/// A paragraph of so many sentences about the work of a centre, without any figure of the datasheet.
std::string talk(Dice& dice, int sentences);

}  // namespace nitec::bench
