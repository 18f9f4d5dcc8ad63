#include "ingest/pdf/cmap.h"

#include <algorithm>

#include "ingest/pdf/lexer.h"
#include "ingest/pdf/unicode.h"

namespace nitec {
namespace {

constexpr std::size_t kMaxCodeSpaces = 256;  ///< Each is asked for every character; real CMaps have a handful.
constexpr std::size_t kMaxTextUnits = 64;    ///< UTF-16 bytes ×2 of one ToUnicode target: real ones have a handful.

std::uint32_t big_endian(std::string_view bytes) {
  std::uint32_t value = 0;
  for (const char c : bytes.substr(0, 4)) {
    value = (value << 8) | static_cast<unsigned char>(c);
  }
  return value;
}

std::u32string target_text(std::string_view bytes) {
  bytes = bytes.substr(0, kMaxTextUnits * 2);
  if (bytes.size() == 1) {  // One byte where two are asked for: meant as the value.
    return {static_cast<char32_t>(static_cast<unsigned char>(bytes[0]))};
  }
  return utf16be_to_utf32(bytes);
}

class Parser {
 public:
  explicit Parser(std::string_view bytes) : lexer_(bytes) {}

  CMap run() {
    Token before;
    Token token = lexer_.next();
    while (token.kind != Token::Kind::kEnd && ranges_ < kMaxCMapRanges) {
      if (token.kind == Token::Kind::kWord) {
        if (token.text == "begincodespacerange") {
          code_spaces();
        } else if (token.text == "begincidrange" || token.text == "begincidchar") {
          cids(token.text == "begincidrange");
        } else if (token.text == "beginbfrange" || token.text == "beginbfchar") {
          texts(token.text == "beginbfrange");
        } else if (token.text == "usecmap" && before.kind == Token::Kind::kName) {
          cmap_.base_name = before.text;
        } else if (token.text == "endcmap") {
          break;
        }
        lexer_.forget();
        before = {};
      } else if (before.kind == Token::Kind::kName && before.text == "WMode" && token.kind == Token::Kind::kNumber) {
        cmap_.vertical = token.number == 1;
      } else if (before.kind == Token::Kind::kName && before.text == "CMapName" && token.kind == Token::Kind::kName) {
        cmap_.name = token.text;
      }
      before = token.kind == Token::Kind::kWord ? Token{} : token;
      token = lexer_.next();
    }
    cmap_.sort();
    return std::move(cmap_);
  }

 private:
  bool more(const Token& token) {
    return token.kind != Token::Kind::kEnd && token.kind != Token::Kind::kWord && ++ranges_ < kMaxCMapRanges;
  }

  void code_spaces() {
    for (Token low = lexer_.next(); more(low); low = lexer_.next()) {
      const Token high = lexer_.next();
      if (low.kind == Token::Kind::kString && high.kind == Token::Kind::kString && !low.text.empty() &&
          low.text.size() <= 4 && cmap_.code_spaces.size() < kMaxCodeSpaces) {
        cmap_.code_spaces.push_back(
            {static_cast<std::uint8_t>(low.text.size()), big_endian(low.text), big_endian(high.text)});
      }
    }
  }

  void cids(bool ranges) {
    for (Token low = lexer_.next(); more(low); low = lexer_.next()) {
      const Token high = ranges ? lexer_.next() : low;
      const Token cid = lexer_.next();
      if (low.kind == Token::Kind::kString && high.kind == Token::Kind::kString && cid.kind == Token::Kind::kNumber &&
          !low.text.empty() && low.text.size() <= 4 && cid.number >= 0 && cid.number <= 0xFFFF) {
        const std::uint32_t first = big_endian(low.text);
        const std::uint32_t last = big_endian(high.text);
        if (last >= first) {
          cmap_.cids.push_back(
              {first, last, static_cast<std::uint32_t>(cid.number), static_cast<std::uint8_t>(low.text.size())});
        }
      }
      lexer_.forget();
    }
  }

  void texts(bool ranges) {
    for (Token low = lexer_.next(); more(low); low = lexer_.next()) {
      const Token high = ranges ? lexer_.next() : low;
      Token target = lexer_.next();
      if (low.kind != Token::Kind::kString || high.kind != Token::Kind::kString) {
        continue;
      }
      const std::uint32_t first = big_endian(low.text);
      const std::uint32_t last = std::max(first, big_endian(high.text));
      if (target.kind == Token::Kind::kString) {
        cmap_.texts.push_back({first, last, target_text(target.text)});
      } else if (target.kind == Token::Kind::kArrayOpen) {
        std::uint32_t code = first;
        for (target = lexer_.next(); target.kind == Token::Kind::kString && more(target); target = lexer_.next()) {
          if (code <= last) {
            cmap_.texts.push_back({code, code, target_text(target.text)});
            ++code;
          }
        }
      }
      lexer_.forget();
    }
  }

  Lexer lexer_;
  CMap cmap_;
  std::size_t ranges_ = 0;
};

}  // namespace

CMap parse_cmap(std::string_view bytes) {
  return Parser(bytes).run();
}

void CMap::sort() {
  // Stable, so that among ranges with one start the last in the file stands last and is the one that a search finds.
  std::stable_sort(cids.begin(), cids.end(), [](const CidRange& a, const CidRange& b) {
    return a.length != b.length ? a.length < b.length : a.low < b.low;
  });
  std::stable_sort(texts.begin(), texts.end(), [](const TextRange& a, const TextRange& b) { return a.low < b.low; });
}

CMap::Code CMap::next_code(std::string_view bytes, std::size_t at) const {
  const auto take = [&](std::size_t length) {
    length = std::min(length, bytes.size() - at);
    return Code{big_endian(bytes.substr(at, length)), static_cast<std::uint8_t>(length)};
  };
  if (identity) {
    return take(2);
  }
  std::size_t shortest = 0;
  bool any = false;
  for (std::size_t length = 1; length <= 4; ++length) {
    const Code code = take(length);
    if (code.length < length) {
      break;
    }
    for (const CMap* map = this; map != nullptr; map = map->base.get()) {
      any = any || !map->code_spaces.empty() || map->identity;
      if (map->identity && length == 2) {
        return code;
      }
      for (const CodeSpace& space : map->code_spaces) {
        if (space.length != length) {
          continue;
        }
        // A code lies in the space when each of its bytes does.
        bool inside = true;
        bool first_inside = true;
        for (std::size_t i = 0; i < length; ++i) {
          const unsigned shift = static_cast<unsigned>(8 * (length - 1 - i));
          const std::uint32_t byte = (code.value >> shift) & 0xFF;
          const bool in = byte >= ((space.low >> shift) & 0xFF) && byte <= ((space.high >> shift) & 0xFF);
          inside = inside && in;
          first_inside = first_inside && (in || i > 0);
        }
        if (inside) {
          return code;
        }
        if (first_inside && shortest == 0) {
          shortest = length;
        }
      }
    }
  }
  // No space holds it: as many bytes as the space whose first byte fits, else one (or two where nothing was declared).
  return take(shortest != 0 ? shortest : any ? 1 : 2);
}

std::uint32_t CMap::cid(Code code) const {
  if (identity) {
    return code.value & 0xFFFF;
  }
  auto after = std::upper_bound(cids.begin(), cids.end(), code, [](const Code& c, const CidRange& range) {
    return c.length != range.length ? c.length < range.length : c.value < range.low;
  });
  // A later, narrower range may lie inside an earlier, wider one: a few steps back suffice for real CMaps.
  constexpr int kMaxSteps = 4;
  for (int i = 0; i < kMaxSteps && after != cids.begin(); ++i) {
    --after;
    if (after->length == code.length && code.value <= after->high) {
      return after->cid + (code.value - after->low);
    }
  }
  return base != nullptr ? base->cid(code) : 0;
}

std::u32string CMap::text(std::uint32_t code) const {
  auto after = std::upper_bound(texts.begin(), texts.end(), code,
                                [](std::uint32_t c, const TextRange& range) { return c < range.low; });
  constexpr int kMaxSteps = 4;
  for (int i = 0; i < kMaxSteps && after != texts.begin(); ++i) {
    --after;
    if (code <= after->high) {
      std::u32string text = after->text;
      if (!text.empty()) {
        text.back() += code - after->low;
      }
      return text;
    }
  }
  return base != nullptr ? base->text(code) : std::u32string();
}

}  // namespace nitec
