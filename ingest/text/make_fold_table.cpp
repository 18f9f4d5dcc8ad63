// Writes the table behind fold(), once, while the project is built: so that folding needs no ICU when the program
// runs, costs nothing at its start, and is the same in every worker process.
//
// Each code point is sent round through NFKC, our own lists and ICU's Hant-Hans until nothing changes.
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

constexpr UChar32 kLastCharacter = 0x10FFFF;
constexpr UChar32 kFirstRadical = 0x2E80;
constexpr std::size_t kBlock = 256;
constexpr int kMaxRounds = 8;

// U+2E80 … U+2EF3: the ideograph that each radical is a piece of or a look-alike of. NFKC knows only two of them.
// PDF text layers are full of the last rows, where the radical looks exactly like the character. “ ” where no
// ideograph stands for it.
constexpr std::u32string_view kRadicals =
    U" 厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣"
    U"尢𡯂巳幺彑彐忄心扌攵 旡日月歹母"
    U"民氵氺灬爫爫丬牛犬王疋目示礻竹糹"
    U"纟罓罒罒冗网羊羊羊耂肀聿肉臼艹艹"
    U"艹虎衤覀西见角角讠贝足车辶辶辶阝"
    U"钅長镸长门阜阝雨青韦页风飞食飠飠"
    U"饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜"
    U"龙龜亀龟";

// Glyph forms of other standards that ICU's Hant-Hans leaves alone, in pairs: the form, and what it stands for.
constexpr std::u32string_view kGlyphForms =
    U"靑青値值吿告淸清緖绪査查戸户冨富囘回敎教鉄铁髙高舘馆卽即旣既郞郎晩晚槪概毎每凖准塡填鎭镇劵券喩喻兪俞"
    U"増增徳德実实広广栄荣験验図图単单収收変变続续総总経经済济戦战転转売卖囯国発发顕显揺摇歩步呌叫亜亚斉齐"
    U"歯齿竜龙亀龟廃废対对応应拡扩検检権权減减銭钱関关産产営营労劳効效価价仮假伝传処处県县歴历気气沢泽滞滞"
    U"〜~∼~";

// Simplified text has these characters in their own right; Hant-Hans would turn 俱乐部 and 显著 into something else.
constexpr std::u32string_view kKept = U"俱吒姊箝苎著跤阪麽";

constexpr std::u32string_view kDashes = U"‐‑‒–—―−─━﹘⸺⸻";
constexpr std::u32string_view kMiddleDots = U"•‧∙・⋅⸱";
constexpr std::u32string_view kDoubleQuotes = U"“”„‟〝〞";
constexpr std::u32string_view kSingleQuotes = U"‘’‚‛";

std::map<char32_t, char32_t> own_pairs() {
  std::map<char32_t, char32_t> pairs;
  for (std::size_t i = 0; i < kRadicals.size(); ++i) {
    if (kRadicals[i] != U' ') {
      pairs[static_cast<char32_t>(kFirstRadical) + static_cast<char32_t>(i)] = kRadicals[i];
    }
  }
  for (std::size_t i = 0; i + 1 < kGlyphForms.size(); i += 2) {
    if (kGlyphForms[i] != kGlyphForms[i + 1]) {
      pairs[kGlyphForms[i]] = kGlyphForms[i + 1];
    }
  }
  const std::array<std::pair<std::u32string_view, char32_t>, 4> classes = {
      {{kDashes, U'-'}, {kMiddleDots, U'·'}, {kDoubleQuotes, U'"'}, {kSingleQuotes, U'\''}}};
  for (const auto& [members, form] : classes) {
    for (const char32_t member : members) {
      pairs[member] = form;
    }
  }
  return pairs;
}

// Hant-Hans one character at a time, so that its context rules cannot bring neighbours in.
std::map<char32_t, char32_t> simplified_forms() {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> transliterator(
      icu::Transliterator::createInstance("Hant-Hans", UTRANS_FORWARD, status));
  std::map<char32_t, char32_t> forms;
  if (U_FAILURE(status)) {
    std::fprintf(stderr, "Hant-Hans: %s\n", u_errorName(status));
    return forms;
  }
  for (UChar32 c = 0x3400; c <= 0x3FFFF; ++c) {
    if (c == 0xA000) {
      c = 0x20000;
    }
    icu::UnicodeString text(c);
    transliterator->transliterate(text);
    if (text.countChar32() == 1 && text.char32At(0) != c && kKept.find(static_cast<char32_t>(c)) == kKept.npos) {
      forms[static_cast<char32_t>(c)] = static_cast<char32_t>(text.char32At(0));
    }
  }
  return forms;
}

bool is_invisible(UChar32 c) {
  const auto type = u_charType(c);
  return type == U_CONTROL_CHAR || type == U_FORMAT_CHAR || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

std::u32string to_utf32(const icu::UnicodeString& text) {
  std::u32string result;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    result += static_cast<char32_t>(text.char32At(i));
  }
  return result;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: %s OUTPUT\n", argv[0]);
    return 2;
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  const auto own = own_pairs();
  const auto simplified = simplified_forms();
  if (U_FAILURE(status) || simplified.empty()) {
    std::fprintf(stderr, "ICU has no NFKC or no Hant-Hans data\n");
    return 1;
  }

  const auto fold_once = [&](char32_t c) -> std::u32string {
    const auto code = static_cast<UChar32>(c);
    if (u_hasBinaryProperty(code, UCHAR_WHITE_SPACE) || c == U'\u2800') {
      return U" ";
    }
    if (is_invisible(code)) {
      return U"";
    }
    if (const auto found = own.find(c); found != own.end()) {
      return {found->second};
    }
    if (const auto found = simplified.find(c); found != simplified.end()) {
      return {found->second};
    }
    UErrorCode error = U_ZERO_ERROR;
    const std::u32string normal = to_utf32(nfkc->normalize(icu::UnicodeString(code), error));
    // Spacing accents come out as a blank and a mark: a blank that nobody typed.
    return U_FAILURE(error) || normal.find(U' ') != normal.npos ? std::u32string{c} : normal;
  };

  // One word per code point: 0 stays as it is; below 2^31 another character; else a piece of the string of
  // expansions, length in bits 24 to 30, place in bits 0 to 23.
  std::vector<std::uint32_t> values(kLastCharacter + 1, 0);
  std::u32string expansions;
  for (UChar32 code = 0; code <= kLastCharacter; ++code) {
    if (U_IS_SURROGATE(code)) {
      continue;
    }
    const auto c = static_cast<char32_t>(code);
    std::u32string text{c};
    for (int round = 0;; ++round) {
      std::u32string next;
      for (const char32_t part : text) {
        next += fold_once(part);
      }
      if (next == text) {
        break;
      }
      if (round == kMaxRounds) {
        std::fprintf(stderr, "U+%04X never comes to rest\n", static_cast<unsigned>(code));
        return 1;
      }
      text = std::move(next);
    }
    if (text.size() == 1) {
      values[c] = text[0] == c ? 0 : text[0];
      continue;
    }
    std::size_t place = expansions.find(text);
    if (place == expansions.npos) {
      place = expansions.size();
      expansions += text;
    }
    values[c] = 0x80000000U | static_cast<std::uint32_t>(text.size() << 24) | static_cast<std::uint32_t>(place);
  }

  std::map<std::vector<std::uint32_t>, std::size_t> numbers;
  std::vector<std::vector<std::uint32_t>> blocks;
  std::vector<std::size_t> index;
  for (std::size_t from = 0; from < values.size(); from += kBlock) {
    const std::vector<std::uint32_t> block(values.begin() + static_cast<std::ptrdiff_t>(from),
                                           values.begin() + static_cast<std::ptrdiff_t>(from + kBlock));
    const auto [found, fresh] = numbers.emplace(block, blocks.size());
    if (fresh) {
      blocks.push_back(block);
    }
    index.push_back(found->second);
  }

  FILE* out = std::fopen(argv[1], "w");
  if (out == nullptr) {
    std::perror(argv[1]);
    return 1;
  }
  std::fprintf(out, "constexpr std::size_t kFoldBlock = %zu;\nconstexpr std::uint16_t kFoldIndex[] = {", kBlock);
  for (std::size_t i = 0; i < index.size(); ++i) {
    std::fprintf(out, "%s%zu,", i % 32 == 0 ? "\n" : "", index[i]);
  }
  std::fprintf(out, "};\nconstexpr std::uint32_t kFoldValues[] = {");
  for (const auto& block : blocks) {
    for (std::size_t i = 0; i < block.size(); ++i) {
      std::fprintf(out, "%s%u%s,", i % 16 == 0 ? "\n" : "", block[i], block[i] > 0x7FFFFFFFU ? "U" : "");
    }
  }
  std::fprintf(out, "};\nconstexpr char32_t kFoldExpansions[] = {");
  for (std::size_t i = 0; i < expansions.size(); ++i) {
    std::fprintf(out, "%s%u,", i % 16 == 0 ? "\n" : "", static_cast<unsigned>(expansions[i]));
  }
  std::fprintf(out, "0};\n");
  if (std::fclose(out) != 0) {
    std::perror(argv[1]);
    return 1;
  }
  return 0;
}
