#include "tests/bench/inbox/paper.h"

#include <zlib.h>

#include <cstdint>
#include <cstdio>
#include <stdexcept>

namespace nitec::bench {
namespace {

constexpr double kWidth = 595, kHeight = 842, kMargin = 72, kBody = 12, kLeading = 1.75;
constexpr std::string_view kName = "国家产业技术工程化中心";
constexpr std::size_t kLongestWord = 40;

std::vector<char32_t> characters(std::string_view text) {
  std::vector<char32_t> out;
  for (std::size_t i = 0; i < text.size();) {
    const auto first = static_cast<unsigned char>(text[i]);
    const int more = first < 0x80 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
    auto value = static_cast<char32_t>(more == 0 ? first : first & (0x3f >> more));
    for (int k = 1; k <= more; ++k) {
      value = value << 6 | (static_cast<unsigned char>(text[i + static_cast<std::size_t>(k)]) & 0x3f);
    }
    out.push_back(value);
    i += static_cast<std::size_t>(more) + 1;
  }
  return out;
}

std::size_t bytes_of(char32_t character) {
  return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
}

/// In ems; as the widths that the file itself names.
double width(char32_t character) {
  return character < 0x80 ? 0.5 : 1;
}

double width(std::string_view text) {
  double sum = 0;
  for (const char32_t one : characters(text)) {
    sum += width(one);
  }
  return sum;
}

bool is_letter(char one) {
  return one > ' ' && static_cast<unsigned char>(one) < 0x80;
}

bool never_begins(char32_t character) {
  return std::u32string_view(U"，。、；：）”》％%！？〕").find(character) != std::u32string_view::npos;
}

std::string hex(std::string_view text) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  for (const char32_t one : characters(text)) {
    for (int shift = 12; shift >= 0; shift -= 4) {
      out += kDigits[one >> shift & 0xf];
    }
  }
  return out;
}

std::string number(double value) {
  char words[32];
  std::snprintf(words, sizeof words, "%.1f", value);
  return words;
}

std::string deflated(const std::string& bytes) {
  uLongf size = compressBound(static_cast<uLong>(bytes.size()));
  std::string out(size, '\0');
  if (compress2(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()),
                static_cast<uLong>(bytes.size()), 1) != Z_OK) {
    throw std::runtime_error("zlib");
  }
  out.resize(size);
  return out;
}

}  // namespace

void Paper::new_page() {
  pages_.emplace_back();
  y_ = kMargin;
}

void Paper::room(double height) {
  if (pages_.empty() || y_ + height > kHeight - kMargin) {
    new_page();
  }
  y_ += height;
}

void Paper::put(double x, double size, std::string text) {
  room(size * kLeading);
  pages_.back().push_back({x, kHeight - y_, size, std::move(text)});
}

void Paper::gap(double points) {
  y_ += points;
}

void Paper::heading(std::string_view text, double size) {
  if (y_ + 3 * size * kLeading > kHeight - kMargin) {
    new_page();
  }
  gap(size / 2);
  put(kMargin, size, std::string(text));
}

void Paper::centred(std::string_view text, double size) {
  const double most = (kWidth - 2 * kMargin) / size;
  std::string line;
  double taken = 0;
  const auto show = [&] { put((kWidth - taken * size) / 2, size, line); };
  std::size_t at = 0;
  for (const char32_t one : characters(text)) {
    // The name goes over to the next line whole, as a typist would break it.
    const bool is_name = text.substr(at).starts_with(kName) && taken + width(kName) + 3 > most;
    if (taken > 0 && (taken + width(one) > most || is_name)) {
      show();
      line.clear();
      taken = 0;
    }
    line.append(text.substr(at, bytes_of(one)));
    at += bytes_of(one);
    taken += width(one);
  }
  show();
}

void Paper::right(std::string_view text, double size) {
  put(kWidth - kMargin - width(text) * size, size, std::string(text));
}

void Paper::paragraph(std::string_view text, bool indented) {
  const double most = (kWidth - 2 * kMargin) / kBody;
  double taken = indented ? 2 : 0;
  double from = kMargin + taken * kBody;
  std::string line;
  for (std::size_t at = 0; at < text.size();) {
    // Figures and letters stay together.
    std::size_t end = at + bytes_of(characters(text.substr(at, 4)).front());
    while (end - at < kLongestWord && is_letter(text[at]) && end < text.size() && is_letter(text[end])) {
      ++end;
    }
    const std::string_view word = text.substr(at, end - at);
    at = end;
    if (taken + width(word) > most && !never_begins(characters(word).front())) {
      put(from, kBody, std::move(line));
      line.clear();
      taken = 0;
      from = kMargin;
    }
    line.append(word);
    taken += width(word);
  }
  if (!line.empty()) {
    put(from, kBody, std::move(line));
  }
}

void Paper::row(const std::vector<std::string>& cells) {
  constexpr double kSize = 10;
  room(kSize * kLeading);
  double x = kMargin;
  for (const std::string& cell : cells) {
    pages_.back().push_back({x, kHeight - y_, kSize, cell});
    x += (kWidth - 2 * kMargin) / static_cast<double>(cells.size());
  }
}

void Paper::contents(const std::vector<std::pair<std::string, std::size_t>>& entries, std::size_t before) {
  Paper own;
  own.new_page();
  own.centred("目　录", 18);
  for (const auto& [title, page] : entries) {
    const std::string told = std::to_string(page + 1);
    std::string line = title;
    const double most = (kWidth - 2 * kMargin) / kBody - width(told) - 1;
    while (width(line) < most) {
      line += "…";
    }
    own.put(kMargin, kBody, line + told);
  }
  pages_.insert(pages_.begin() + static_cast<std::ptrdiff_t>(before - 1), own.pages_.begin(), own.pages_.end());
}

void Paper::number_pages() {
  for (std::size_t i = 1; i < pages_.size(); ++i) {
    const std::string text = "— " + std::to_string(i + 1) + " —";
    pages_[i].push_back({(kWidth - width(text) * 9) / 2, 40, 9, text});
  }
}

std::string Paper::pdf() const {
  std::string out = "%PDF-1.4\n%\xe4\xb8\xad\n";
  std::vector<std::size_t> places;
  const auto object = [&](const std::string& body) {
    places.push_back(out.size());
    out += std::to_string(places.size()) + " 0 obj\n" + body + "\nendobj\n";
  };
  constexpr std::size_t kFirstPage = 6;
  std::string kids;
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    kids += std::to_string(kFirstPage + 2 * i) + " 0 R ";
  }
  object("<</Type/Catalog/Pages 2 0 R>>");
  object("<</Type/Pages/Count " + std::to_string(pages_.size()) + "/Kids[" + kids + "]>>");
  object("<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UTF16-H/DescendantFonts[4 0 R]>>");
  object(
      "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)"
      "/Supplement 4>>/DW 1000/W[1 95 500 814 939 500]/FontDescriptor 5 0 R>>");
  object(
      "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880"
      "/Descent -120/CapHeight 880/StemV 93>>");
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    std::string marks = "BT\n";
    for (const Line& line : pages_[i]) {
      marks += "/F " + number(line.size) + " Tf 1 0 0 1 " + number(line.x) + " " + number(line.y) + " Tm<" +
               hex(line.text) + ">Tj\n";
    }
    marks = deflated(marks + "ET\n");
    object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents " +
           std::to_string(kFirstPage + 2 * i + 1) + " 0 R>>");
    object("<</Length " + std::to_string(marks.size()) + "/Filter/FlateDecode>>\nstream\n" + marks + "\nendstream");
  }
  const std::size_t table = out.size();
  out += "xref\n0 " + std::to_string(places.size() + 1) + "\n0000000000 65535 f \n";
  for (const std::size_t place : places) {
    char entry[32];
    std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", place);
    out += entry;
  }
  return out + "trailer\n<</Size " + std::to_string(places.size() + 1) + "/Root 1 0 R>>\nstartxref\n" +
         std::to_string(table) + "\n%%EOF\n";
}

}  // namespace nitec::bench
