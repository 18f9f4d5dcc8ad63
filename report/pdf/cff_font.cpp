#include "report/pdf/cff_font.h"

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>

namespace nitec {
namespace {

// Operators of dictionaries; those behind an escape have kEscape before them.
constexpr int kEscape = 12 << 8;
constexpr int kFontBBox = 5;
constexpr int kFontMatrix = kEscape | 7;
constexpr int kCharset = 15;
constexpr int kCharStrings = 17;
constexpr int kPrivate = 18;
constexpr int kSubrs = 19;
constexpr int kRos = kEscape | 30;
constexpr int kCidCount = kEscape | 34;
constexpr int kFontDictArray = kEscape | 36;
constexpr int kFontDictSelect = kEscape | 37;

constexpr int kFirstOwnString = 391;
constexpr std::size_t kMaxGlyphs = 65535;
constexpr std::size_t kMaxDicts = 256;

[[noreturn]] void refuse() {
  throw std::runtime_error("a font cannot be cut: its CFF table is not as expected");
}

class Reader {
 public:
  Reader(std::string_view bytes, std::size_t at) : bytes_(bytes), at_(at) {}

  [[nodiscard]] std::size_t at() const { return at_; }
  std::size_t number(std::size_t size) {
    std::size_t value = 0;
    for (const char byte : take(size)) {
      value = value << 8U | static_cast<unsigned char>(byte);
    }
    return value;
  }
  std::string_view take(std::size_t size) {
    if (at_ > bytes_.size() || size > bytes_.size() - at_) {
      refuse();
    }
    at_ += size;
    return bytes_.substr(at_ - size, size);
  }
  /// An INDEX: each object's bytes.
  std::vector<std::string_view> index() {
    const std::size_t count = number(2);
    if (count == 0) {
      return {};
    }
    const std::size_t size = number(1);
    if (size < 1 || size > 4) {
      refuse();
    }
    std::vector<std::size_t> offsets(count + 1);
    for (std::size_t& offset : offsets) {
      offset = number(size);
    }
    std::vector<std::string_view> objects;
    objects.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
      if (offsets[i] < 1 || offsets[i + 1] < offsets[i]) {
        refuse();
      }
      objects.push_back(take(offsets[i + 1] - offsets[i]));
    }
    return objects;
  }

 private:
  std::string_view bytes_;
  std::size_t at_;
};

struct Entry {
  std::string_view bytes;             ///< Operands and operator, as they stand.
  std::vector<std::size_t> operands;  ///< Those that are whole and not negative; others are 0.
};

std::map<int, Entry> read_dict(std::string_view bytes) {
  std::map<int, Entry> entries;
  Reader in(bytes, 0);
  Entry entry;
  std::size_t begin = 0;
  while (in.at() < bytes.size()) {
    const auto first = static_cast<int>(in.number(1));
    if (first <= 21) {
      const int name = first == 12 ? kEscape | static_cast<int>(in.number(1)) : first;
      entry.bytes = bytes.substr(begin, in.at() - begin);
      entries.emplace(name, std::move(entry));
      entry = {};
      begin = in.at();
    } else if (first == 28) {
      entry.operands.push_back(in.number(2));
    } else if (first == 29) {
      entry.operands.push_back(in.number(4));
    } else if (first == 30) {  // A real number: nibbles up to one that is 15.
      for (std::size_t byte = 0; (byte & 0xFU) != 0xFU;) {
        byte = in.number(1);
      }
      entry.operands.push_back(0);
    } else if (first >= 32 && first <= 246) {
      entry.operands.push_back(first >= 139 ? static_cast<std::size_t>(first - 139) : 0);
    } else if (first >= 247 && first <= 250) {
      entry.operands.push_back(static_cast<std::size_t>((first - 247) * 256 + 108) + in.number(1));
    } else if (first >= 251 && first <= 254) {
      in.number(1);
      entry.operands.push_back(0);
    } else {
      refuse();
    }
  }
  return entries;
}

std::size_t operand(const std::map<int, Entry>& dict, int name, std::size_t index) {
  const auto entry = dict.find(name);
  if (entry == dict.end() || index >= entry->second.operands.size()) {
    refuse();
  }
  return entry->second.operands[index];
}

void put(std::string& out, std::size_t value, std::size_t size) {
  while (size > 0) {
    out += static_cast<char>(value >> 8U * --size & 0xFFU);
  }
}

/// A number of five bytes, whatever its value: what it says may be known later.
std::string five(std::size_t value) {
  std::string out(1, static_cast<char>(29));
  put(out, value, 4);
  return out;
}

std::string operator_bytes(int name) {
  std::string out;
  if (name >= kEscape) {
    out += static_cast<char>(12);
  }
  out += static_cast<char>(name & 0xFF);
  return out;
}

template <typename Objects>
void put_index(std::string& out, const Objects& objects) {
  put(out, objects.size(), 2);
  if (objects.empty()) {
    return;
  }
  put(out, 4, 1);
  std::size_t offset = 1;
  put(out, offset, 4);
  for (const auto& object : objects) {
    offset += object.size();
    put(out, offset, 4);
  }
  for (const auto& object : objects) {
    out += object;
  }
}

}  // namespace

CffFont::CffFont(std::string_view table) {
  Reader head(table, 0);
  const std::size_t major = head.number(1);
  head.number(1);
  Reader in(table, head.number(1));
  in.index();  // Names.
  const std::vector<std::string_view> tops = in.index();
  in.index();  // Strings.
  if (major != 1 || tops.size() != 1 || !in.index().empty()) {
    refuse();  // Subroutines that all share.
  }
  const std::map<int, Entry> top = read_dict(tops[0]);
  operand(top, kRos, 2);
  for (const int name : {kFontBBox, kFontMatrix}) {
    if (const auto entry = top.find(name); entry != top.end()) {
      top_ += entry->second.bytes;
    }
  }
  glyphs_ = Reader(table, operand(top, kCharStrings, 0)).index();
  if (glyphs_.empty()) {
    refuse();
  }
  read_font_dicts(table, operand(top, kFontDictArray, 0));
  read_selection(table, operand(top, kFontDictSelect, 0));
}

void CffFont::read_font_dicts(std::string_view table, std::size_t at) {
  for (const std::string_view bytes : Reader(table, at).index()) {
    const std::map<int, Entry> dict = read_dict(bytes);
    FontDict& one = dicts_.emplace_back();
    if (const auto matrix = dict.find(kFontMatrix); matrix != dict.end()) {
      one.entries = matrix->second.bytes;
    }
    const std::size_t size = operand(dict, kPrivate, 0);
    const std::string_view whole = Reader(table, operand(dict, kPrivate, 1)).take(size);
    if (read_dict(whole).contains(kSubrs)) {
      refuse();
    }
    one.private_part = whole;
  }
  if (dicts_.empty() || dicts_.size() > kMaxDicts) {
    refuse();
  }
}

void CffFont::read_selection(std::string_view table, std::size_t at) {
  Reader in(table, at);
  const std::size_t format = in.number(1);
  if (format == 0) {
    for (const char dict : in.take(glyphs_.size())) {
      dict_of_.push_back(static_cast<std::uint8_t>(dict));
    }
  } else if (format == 3) {
    std::size_t ranges = in.number(2);
    std::size_t first = in.number(2);
    for (; ranges > 0; --ranges) {
      const auto dict = static_cast<std::uint8_t>(in.number(1));
      const std::size_t next = in.number(2);
      if (first != dict_of_.size() || next < first || next > glyphs_.size()) {
        refuse();
      }
      dict_of_.resize(next, dict);
      first = next;
    }
  }
  if (dict_of_.size() != glyphs_.size() ||
      std::any_of(dict_of_.begin(), dict_of_.end(), [&](std::uint8_t dict) { return dict >= dicts_.size(); })) {
    refuse();
  }
}

std::string CffFont::cut(std::span<const std::uint32_t> glyphs, std::string_view name) const {
  std::vector<std::string_view> outlines{glyphs_[0]};
  std::array<int, kMaxDicts> new_number{};
  new_number.fill(-1);
  std::vector<std::size_t> dicts;
  std::string selection(1, '\0');  // Format 0.
  const auto select = [&](std::size_t glyph) {
    const std::size_t old = dict_of_[glyph];
    if (new_number[old] < 0) {
      new_number[old] = static_cast<int>(dicts.size());
      dicts.push_back(old);
    }
    selection += static_cast<char>(new_number[old]);
  };
  select(0);
  for (const std::uint32_t glyph : glyphs) {
    if (glyph >= glyphs_.size() || outlines.size() > kMaxGlyphs) {
      refuse();
    }
    outlines.push_back(glyphs_[glyph]);
    select(glyph);
  }
  std::string charset(1, '\2');  // Format 2: one range; CID and index are the same.
  put(charset, 1, 2);
  put(charset, outlines.size() < 2 ? 0 : outlines.size() - 2, 2);

  std::string head{1, 0, 4, 4};
  put_index(head, std::array<std::string_view, 1>{name});
  std::string rest;
  put_index(rest, std::array<std::string_view, 2>{"Adobe", "Identity"});
  put_index(rest, std::array<std::string_view, 0>{});
  const auto top = [&](std::size_t charset_at, std::size_t selection_at, std::size_t glyphs_at, std::size_t dicts_at) {
    return five(kFirstOwnString) + five(kFirstOwnString + 1) + five(0) + operator_bytes(kRos) + top_ +
           five(outlines.size()) + operator_bytes(kCidCount) + five(charset_at) + operator_bytes(kCharset) +
           five(selection_at) + operator_bytes(kFontDictSelect) + five(glyphs_at) + operator_bytes(kCharStrings) +
           five(dicts_at) + operator_bytes(kFontDictArray);
  };
  const auto with_top = [&](const std::string& dict) {
    std::string out = head;
    put_index(out, std::array<std::string_view, 1>{dict});
    return out + rest;
  };
  const std::size_t charset_at = with_top(top(0, 0, 0, 0)).size();
  const std::size_t selection_at = charset_at + charset.size();
  std::size_t at = selection_at + selection.size();
  std::string privates;
  std::vector<std::string> font_dicts;
  for (const std::size_t dict : dicts) {
    const FontDict& one = dicts_[dict];
    font_dicts.push_back(one.entries + five(one.private_part.size()) + five(at + privates.size()) +
                         operator_bytes(kPrivate));
    privates += one.private_part;
  }
  at += privates.size();
  std::string array;
  put_index(array, font_dicts);
  std::string out = with_top(top(charset_at, selection_at, at + array.size(), at));
  out += charset;
  out += selection;
  out += privates;
  out += array;
  put_index(out, outlines);
  return out;
}

}  // namespace nitec
