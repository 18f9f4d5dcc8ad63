#include "ingest/pdf/unicode.h"

#include <array>
#include <cstddef>

namespace nitec {
namespace {

unsigned byte_at(std::string_view bytes, std::size_t i) {
  return static_cast<unsigned char>(bytes[i]);
}

// PDFDocEncoding differs from Latin-1 in these places (ISO 32000-1, annex D.3).
constexpr std::array<char16_t, 8> kPdfDoc18 = {0x02D8, 0x02C7, 0x02C6, 0x02D9, 0x02DD, 0x02DB, 0x02DA, 0x02DC};
constexpr std::array<char16_t, 33> kPdfDoc80 = {0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x0192, 0x2044, 0x2039,
                                                0x203A, 0x2212, 0x2030, 0x201E, 0x201C, 0x201D, 0x2018, 0x2019, 0x201A,
                                                0x2122, 0xFB01, 0xFB02, 0x0141, 0x0152, 0x0160, 0x0178, 0x017D, 0x0131,
                                                0x0142, 0x0153, 0x0161, 0x017E, 0xFFFD, 0x20AC};

char32_t pdf_doc_to_utf32(unsigned c) {
  if (c >= 0x18 && c <= 0x1F) {
    return kPdfDoc18[c - 0x18];
  }
  if (c >= 0x80 && c <= 0xA0) {
    return kPdfDoc80[c - 0x80];
  }
  return c;
}

}  // namespace

std::u32string utf16be_to_utf32(std::string_view bytes) {
  std::u32string out;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const char32_t unit = (byte_at(bytes, i) << 8) | byte_at(bytes, i + 1);
    if (unit < 0xD800 || unit > 0xDFFF) {
      out += unit;
      continue;
    }
    if (unit < 0xDC00 && i + 3 < bytes.size()) {
      const char32_t low = (byte_at(bytes, i + 2) << 8) | byte_at(bytes, i + 3);
      if (low >= 0xDC00 && low <= 0xDFFF) {
        out += static_cast<char32_t>(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
        i += 2;
        continue;
      }
    }
    out += kReplacement;
  }
  return out;
}

std::u32string utf8_to_utf32(std::string_view bytes) {
  std::u32string out;
  for (std::size_t i = 0; i < bytes.size();) {
    const unsigned lead = byte_at(bytes, i);
    const std::size_t length = lead < 0x80         ? 1
                               : (lead >> 5) == 6  ? 2
                               : (lead >> 4) == 14 ? 3
                               : (lead >> 3) == 30 ? 4
                                                   : 0;
    if (length == 0 || i + length > bytes.size()) {
      out += kReplacement;
      ++i;
      continue;
    }
    char32_t c = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    bool valid = true;
    for (std::size_t k = 1; k < length; ++k) {
      valid = valid && (byte_at(bytes, i + k) >> 6) == 2;
      c = (c << 6) | (byte_at(bytes, i + k) & 0x3F);
    }
    out += valid ? c : kReplacement;
    i += valid ? length : 1;
  }
  return out;
}

std::u32string text_string_to_utf32(std::string_view bytes) {
  if (bytes.starts_with("\xFE\xFF")) {
    return utf16be_to_utf32(bytes.substr(2));
  }
  if (bytes.starts_with("\xFF\xFE")) {
    std::string swapped;
    for (std::size_t i = 2; i + 1 < bytes.size(); i += 2) {
      swapped += bytes[i + 1];
      swapped += bytes[i];
    }
    return utf16be_to_utf32(swapped);
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    return utf8_to_utf32(bytes.substr(3));
  }
  std::u32string out;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    out += pdf_doc_to_utf32(byte_at(bytes, i));
  }
  return out;
}

std::string text_string_to_utf8(std::string_view bytes) {
  std::string out;
  for (const char32_t c : text_string_to_utf32(bytes)) {
    if (c >= 0x20 && c != 0x7F && (c < 0x80 || c > 0x9F)) {
      append_utf8(out, c);
    }
  }
  return out;
}

}  // namespace nitec
