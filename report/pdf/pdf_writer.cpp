#include "report/pdf/pdf_writer.h"

#include <libdeflate.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>
#include <new>
#include <stdexcept>

#include "report/words/text.h"

namespace nitec {
namespace {

constexpr double kUnderlineDrop = 0.17;   ///< Ems below the base line.
constexpr double kUnderlineWidth = 0.09;  ///< Ems.
/// A circle of four Bézier curves: their handles, of the radius.
constexpr double kHandle = 0.5522847498;
constexpr int kLevel = 4;  ///< Of deflate.
/// Objects in one compressed stream.
constexpr std::size_t kMostInStream = 200;
constexpr std::size_t kRootElement = 0;

/// At most three decimals, without zeros at the end, whatever the locale.
void put_number(std::string& out, double value) {
  auto thousandths = static_cast<long long>(std::llround(value * 1000));
  if (thousandths < 0) {
    out += '-';
    thousandths = -thousandths;
  }
  out += std::to_string(thousandths / 1000);
  if (long long rest = thousandths % 1000; rest != 0) {
    out += '.';
    for (long long unit = 100; rest != 0; unit /= 10) {
      out += static_cast<char>('0' + rest / unit);
      rest %= unit;
    }
  }
  out += ' ';
}

std::string numbers(std::initializer_list<double> values) {
  std::string out;
  for (const double value : values) {
    put_number(out, value);
  }
  out.pop_back();
  return out;
}

void put_hex(std::string& out, std::uint32_t value) {
  static constexpr std::string_view kDigits = "0123456789ABCDEF";
  for (int shift = 12; shift >= 0; shift -= 4) {
    out += kDigits[value >> static_cast<unsigned>(shift) & 15U];
  }
}

/// UTF-16BE in hexadecimal digits, without brackets.
std::string utf16_hex(std::string_view utf8) {
  std::string out;
  for (char32_t c : code_points(utf8)) {
    if (c > 0xFFFF) {
      c -= 0x10000;
      put_hex(out, 0xD800U + (static_cast<std::uint32_t>(c) >> 10U));
      put_hex(out, 0xDC00U + (static_cast<std::uint32_t>(c) & 0x3FFU));
    } else {
      put_hex(out, static_cast<std::uint32_t>(c));
    }
  }
  return out;
}

std::string text_string(std::string_view utf8) {
  return "<FEFF" + utf16_hex(utf8) + ">";
}

/// A string of bytes.
std::string byte_string(std::string_view bytes) {
  std::string out = "(";
  for (const char c : bytes) {
    if (c == '(' || c == ')' || c == '\\') {
      out += '\\';
    }
    out += c;
  }
  return out + ")";
}

std::string hex_id(std::string_view bytes) {
  std::string out;
  for (std::size_t i = 0; i < 16; i += 2) {
    const auto byte = [&](std::size_t at) { return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U; };
    put_hex(out, byte(i) << 8U | byte(i + 1));
  }
  return out;
}

std::string deflated(std::string_view bytes) {
  struct Free {
    void operator()(libdeflate_compressor* one) const { libdeflate_free_compressor(one); }
  };
  thread_local const std::unique_ptr<libdeflate_compressor, Free> compressor(libdeflate_alloc_compressor(kLevel));
  if (!compressor) {
    throw std::bad_alloc();
  }
  std::string out(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()), '\0');
  out.resize(libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(), out.data(), out.size()));
  return out;
}

/// "0.106 0.106 0.106 "
std::string colour(Tone tone) {
  const std::string_view hex = tone_colour(tone);
  std::string out;
  for (const std::size_t at : {1U, 3U, 5U}) {
    const auto nibble = [](char c) { return c <= '9' ? c - '0' : c - 'A' + 10; };
    put_number(out, (nibble(hex.at(at)) * 16 + nibble(hex.at(at + 1))) / 255.0);
  }
  return out;
}

/// Six capital letters that differ where the glyphs do: the mark of a font that is a part of another.
std::string subset_mark(std::string_view glyphs) {
  std::uint64_t hash = 14695981039346656037U;  // FNV-1a
  for (const char c : glyphs) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  }
  std::string out;
  for (int i = 0; i < 6; ++i) {
    out += static_cast<char>('A' + hash % 26);
    hash /= 26;
  }
  return out;
}

std::string reference(std::size_t object) {
  return std::to_string(object) + " 0 R";
}

}  // namespace

/// Objects and where they stand: streams as they come, all others in compressed streams at the end.
class PdfWriter::File {
 public:
  File() : bytes_("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n") {}

  /// A number for an object that is written later.
  std::size_t reserve() {
    places_.emplace_back();
    return places_.size();
  }
  std::size_t add(std::string body) {
    const std::size_t number = reserve();
    put(number, std::move(body));
    return number;
  }
  void put(std::size_t number, std::string body) { packed_.emplace_back(number, std::move(body)); }
  void put_plain(std::size_t number, std::string_view body) {
    begin(number);
    bytes_ += body;
    bytes_ += "\nendobj\n";
  }
  std::size_t add_stream(const std::string& entries, std::string_view content) {
    const std::size_t number = reserve();
    put_stream(number, entries, content);
    return number;
  }
  /// As it is: what packing would take a tenth off at most.
  std::size_t add_unpacked_stream(const std::string& entries, std::string_view content) {
    const std::size_t number = reserve();
    write_stream(number, entries, content);
    return number;
  }

  std::string finish(std::size_t root, std::size_t info, std::string_view id) {
    for (std::size_t first = 0; first < packed_.size(); first += kMostInStream) {
      pack(first, std::min(first + kMostInStream, packed_.size()));
    }
    const std::size_t table = reserve();
    const std::size_t at = bytes_.size();
    places_[table - 1] = {1, at, 0};
    // Kind, place, and index in a stream: one, four and two bytes. Object 0 is free.
    std::string rows(7, '\0');
    rows[5] = rows[6] = '\xFF';
    for (const Place& place : places_) {
      rows += static_cast<char>(place.kind);
      for (int shift = 24; shift >= 0; shift -= 8) {
        rows += static_cast<char>(place.at >> static_cast<unsigned>(shift) & 0xFFU);
      }
      rows += static_cast<char>(place.index >> 8U & 0xFFU);
      rows += static_cast<char>(place.index & 0xFFU);
    }
    put_stream(table,
               "/Type/XRef/Size " + std::to_string(places_.size() + 1) + "/W[1 4 2]/Root " + reference(root) +
                   "/Info " + reference(info) + "/ID [<" + hex_id(id) + "><" + hex_id(id) + ">]",
               rows);
    bytes_ += "startxref\n" + std::to_string(at) + "\n%%EOF\n";
    return std::move(bytes_);
  }

 private:
  struct Place {
    int kind = 0;
    std::size_t at = 0;  ///< Offset in the file, or number of the stream.
    std::size_t index = 0;
  };

  void begin(std::size_t number) {
    places_[number - 1] = {1, bytes_.size(), 0};
    bytes_ += std::to_string(number) + " 0 obj\n";
  }
  void put_stream(std::size_t number, const std::string& entries, std::string_view content) {
    write_stream(number, entries + "/Filter/FlateDecode", deflated(content));
  }
  void write_stream(std::size_t number, const std::string& entries, std::string_view content) {
    begin(number);
    bytes_ += "<<" + entries + "/Length " + std::to_string(content.size()) + ">>\nstream\n";
    bytes_ += content;
    bytes_ += "\nendstream\nendobj\n";
  }
  void pack(std::size_t first, std::size_t last) {
    const std::size_t number = reserve();
    std::string head;
    std::string bodies;
    for (std::size_t i = first; i < last; ++i) {
      places_[packed_[i].first - 1] = {2, number, i - first};
      head += std::to_string(packed_[i].first) + " " + std::to_string(bodies.size()) + " ";
      bodies += packed_[i].second + "\n";
    }
    put_stream(number, "/Type/ObjStm/N " + std::to_string(last - first) + "/First " + std::to_string(head.size()),
               head + bodies);
  }

  std::string bytes_;
  std::vector<Place> places_;  ///< Of object 1, 2, …
  std::vector<std::pair<std::size_t, std::string>> packed_;
};

PdfWriter::PdfWriter(Fonts& fonts, bool tagged) : fonts_(fonts), tagged_(tagged) {
  elements_.push_back({"Document", kRootElement, {}});
}

void PdfWriter::begin_page(double width, double height) {
  close_content();
  Page& fresh = pages_.emplace_back();
  fresh.width = width;
  fresh.height = height;
  state_ = {};
}

void PdfWriter::close_content() {
  if (sequence_ != Sequence::kNone) {
    page().content += "EMC\n";
    sequence_ = Sequence::kNone;
  }
}

/// Whether the innermost element holds other elements and no content of its own.
bool PdfWriter::only_groups() const {
  const std::string& tag = elements_[open_].tag;
  return tag == "Document" || tag == "Sect" || tag == "Table" || tag == "TR";
}

/// What comes belongs to the innermost element; a rule or a frame between elements to none.
void PdfWriter::mark_content(bool shape) {
  if (!tagged_) {
    return;
  }
  const Sequence wanted = around_ || (shape && only_groups()) ? Sequence::kArtifact : Sequence::kContent;
  if (sequence_ == wanted) {
    return;
  }
  close_content();
  sequence_ = wanted;
  if (wanted == Sequence::kArtifact) {
    page().content += "/Artifact BMC\n";
    return;
  }
  const std::size_t number = page().elements.size();
  page().elements.push_back(open_);
  elements_[open_].kids.push_back({Kid::Kind::kContent, pages_.size() - 1, number});
  page().content += "/" + elements_[open_].tag + "<</MCID " + std::to_string(number) + ">>BDC\n";
}

void PdfWriter::begin(std::string_view tag) {
  if (!tagged_) {
    return;
  }
  close_content();
  elements_.push_back({std::string(tag), open_, {}});
  elements_[open_].kids.push_back({Kid::Kind::kElement, 0, elements_.size() - 1});
  open_ = elements_.size() - 1;
}

void PdfWriter::end() {
  if (tagged_) {
    close_content();
    open_ = elements_[open_].above;
  }
}

void PdfWriter::begin_artifact() {
  close_content();
  around_ = true;
}

void PdfWriter::end_artifact() {
  close_content();
  around_ = false;
}

void PdfWriter::point(double x, double y) {
  put_number(page().content, x);
  put_number(page().content, page().height - y);
}

void PdfWriter::set_fill(Tone tone) {
  if (state_.fill != tone) {
    page().content += colour(tone) + "rg\n";
    state_.fill = tone;
  }
}

void PdfWriter::set(const Pen& pen) {
  mark_content(true);
  std::string& content = page().content;
  if (pen.fill != Tone::kNone) {
    set_fill(pen.fill);
  }
  if (pen.stroke == Tone::kNone) {
    return;
  }
  if (state_.stroke != pen.stroke) {
    content += colour(pen.stroke) + "RG\n";
    state_.stroke = pen.stroke;
  }
  if (state_.width != pen.width) {
    put_number(content, pen.width);
    content += "w\n";
    state_.width = pen.width;
  }
  if (state_.dashes != pen.dashes) {
    content += '[';
    for (const double dash : pen.dashes) {
      put_number(content, dash);
    }
    content += "]0 d\n";
    state_.dashes = pen.dashes;
  }
  if (state_.round != pen.round) {
    content += pen.round ? "1 J\n" : "0 J\n";
    state_.round = pen.round;
  }
}

void PdfWriter::paint(const Pen& pen) {
  const bool fill = pen.fill != Tone::kNone;
  const bool stroke = pen.stroke != Tone::kNone;
  page().content += fill && stroke ? "B\n" : fill ? "f\n" : stroke ? "S\n" : "n\n";
}

void PdfWriter::rectangle(double x, double y, double width, double height, const Pen& pen) {
  set(pen);
  point(x, y + height);
  put_number(page().content, width);
  put_number(page().content, height);
  page().content += "re ";
  paint(pen);
}

void PdfWriter::lines(const std::vector<std::vector<Point>>& runs, bool closed, const Pen& pen) {
  set(pen);
  for (const std::vector<Point>& run : runs) {
    for (std::size_t i = 0; i < run.size(); ++i) {
      point(run[i].x, run[i].y);
      page().content += i == 0 ? "m " : "l ";
    }
    if (closed) {
      page().content += "h ";
    }
  }
  paint(pen);
}

void PdfWriter::circle(double x, double y, double radius, const Pen& pen) {
  set(pen);
  point(x + radius, y);
  page().content += "m ";
  constexpr std::array<Point, 5> kCorners{{{1, 0}, {0, 1}, {-1, 0}, {0, -1}, {1, 0}}};
  for (std::size_t i = 0; i + 1 < kCorners.size(); ++i) {
    const Point from = kCorners.at(i);
    const Point to = kCorners.at(i + 1);
    point(x + radius * (from.x + kHandle * to.x), y + radius * (from.y + kHandle * to.y));
    point(x + radius * (to.x + kHandle * from.x), y + radius * (to.y + kHandle * from.y));
    point(x + radius * to.x, y + radius * to.y);
    page().content += "c ";
  }
  page().content += "h ";
  paint(pen);
}

std::uint16_t PdfWriter::code(Face face, std::uint32_t glyph) {
  UsedFace& used = faces_.at(static_cast<std::size_t>(face));
  const auto [known, fresh] = used.codes.try_emplace(glyph, static_cast<std::uint16_t>(used.glyphs.size() + 1));
  if (fresh) {
    if (used.glyphs.size() >= 65534) {
      throw std::runtime_error("the PDF cannot be made: too many glyphs");
    }
    used.glyphs.push_back({glyph, fonts_.width(face, glyph), {}});
  }
  return known->second;
}

void PdfWriter::text(const SetRun& run, double x, double y) {
  if (run.glyphs.empty()) {
    return;
  }
  mark_content(false);
  set_fill(run.style.tone);
  const auto face = static_cast<std::size_t>(run.style.face);
  page().faces.at(face) = true;
  UsedFace& used = faces_.at(face);
  std::string& content = page().content;
  content += "BT/F" + std::to_string(face) + " ";
  put_number(content, run.style.size);
  content += "Tf 1 0 0 1 ";
  point(x + run.glyphs.front().x, y);
  content += "Tm";
  const double scale = 1000 / run.style.size;
  const double first = run.glyphs.front().x;
  double pen = 0;      // Thousandths of an em behind the first glyph.
  double rise = 0;     // Points.
  bool shown = false;  // Inside “[<”.
  const auto close = [&] {
    if (shown) {
      content += ">]TJ";
      shown = false;
    }
  };
  std::string_view rest = run.text;
  for (std::size_t i = 0; i < run.glyphs.size();) {
    std::size_t last = i;
    while (last + 1 < run.glyphs.size() && run.glyphs[last].bytes == 0) {
      ++last;
    }
    const std::string_view said = rest.substr(0, run.glyphs[last].bytes);
    rest.remove_prefix(said.size());
    bool own = false;  // The glyph says elsewhere something else, or several say it together.
    if (i == last) {
      std::string& known = used.glyphs.at(code(run.style.face, run.glyphs[i].glyph) - 1U).text;
      known = known.empty() ? std::string(said) : known;
      own = known != said;
    } else {
      own = true;
    }
    if (own) {
      close();
      content += "/Span<</ActualText" + text_string(said) + ">>BDC ";
    }
    for (; i <= last; ++i) {
      const SetRun::Placed& placed = run.glyphs[i];
      if (placed.dy != rise) {
        close();
        put_number(content, placed.dy);
        content += "Ts ";
        rise = placed.dy;
      }
      const double target = (placed.x - first) * scale;
      const double back = std::round(pen - target);
      if (back != 0) {
        content += shown ? ">" : "[";
        content += std::to_string(static_cast<long long>(back)) + "<";
        pen -= back;
      } else if (!shown) {
        content += "[<";
      }
      shown = true;
      const std::uint16_t number = code(run.style.face, placed.glyph);
      put_hex(content, number);
      pen += used.glyphs[number - 1U].width;
    }
    if (own) {
      close();
      content += " EMC ";
    }
  }
  close();
  if (rise != 0) {
    content += " 0 Ts";
  }
  content += " ET\n";
  if (run.style.underline) {
    const double line = y + kUnderlineDrop * run.style.size;
    lines({{{x + run.left, line}, {x + run.right, line}}}, false,
          {.stroke = run.style.tone, .width = kUnderlineWidth * run.style.size});
  }
}

void PdfWriter::destination(const std::string& name, double x, double y) {
  destinations_.insert_or_assign(name, Destination{pages_.size() - 1, x, page().height - y});
}

void PdfWriter::link_to(const std::string& destination, double x, double y, double width, double height) {
  link("/Dest" + byte_string(destination), x, y, width, height);
}

void PdfWriter::link_out(const std::string& uri, double x, double y, double width, double height) {
  link("/A<</S/URI/URI" + byte_string(uri) + ">>", x, y, width, height);
}

void PdfWriter::link(std::string target, double x, double y, double width, double height) {
  close_content();
  const double top = page().height - y;
  links_.push_back({pages_.size() - 1, std::move(target), x, top - height, x + width, top, 0});
  page().links.push_back(links_.size() - 1);
  if (tagged_) {
    begin("Link");
    links_.back().element = open_;
    elements_[open_].kids.push_back({Kid::Kind::kLink, pages_.size() - 1, links_.size() - 1});
    end();
  }
}

void PdfWriter::write_fonts(File& file, std::array<std::size_t, kFaceCount>& objects) {
  for (std::size_t face = 0; face < kFaceCount; ++face) {
    const std::vector<UsedGlyph>& glyphs = faces_.at(face).glyphs;
    if (glyphs.empty()) {
      continue;
    }
    std::vector<std::uint32_t> ids;
    std::string widths;
    std::string key;
    std::string mapping;
    std::vector<std::string> said;
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
      ids.push_back(glyphs[i].id);
      put_hex(key, glyphs[i].id);
      put_number(widths, glyphs[i].width);
      if (!glyphs[i].text.empty()) {
        std::string& one = said.emplace_back("<");
        put_hex(one, static_cast<std::uint32_t>(i + 1));
        one += "><" + utf16_hex(glyphs[i].text) + ">\n";
      }
    }
    constexpr std::size_t kMostInBlock = 100;
    for (std::size_t i = 0; i < said.size(); i += kMostInBlock) {
      const std::size_t end = std::min(i + kMostInBlock, said.size());
      mapping += std::to_string(end - i) + " beginbfchar\n";
      for (std::size_t k = i; k < end; ++k) {
        mapping += said[k];
      }
      mapping += "endbfchar\n";
    }
    const FaceFacts facts = fonts_.facts(static_cast<Face>(face));
    const std::string name = subset_mark(key) + "+" + facts.name;
    const std::size_t program =
        file.add_unpacked_stream("/Subtype/CIDFontType0C", fonts_.cut(static_cast<Face>(face), ids, name));
    const std::size_t unicode = file.add_stream(
        "",
        "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)"
        "/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\n"
        "endcodespacerange\n" +
            mapping + "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
    // Flags: symbolic, and for the Song faces serifs; the stem’s width is not used by anybody who has the font.
    const bool serif = static_cast<Face>(face) == Face::kSerif || static_cast<Face>(face) == Face::kSerifBold;
    const std::size_t descriptor = file.add(
        "<</Type/FontDescriptor/FontName/" + name + "/Flags " + (serif ? "6" : "4") + "/FontBBox[" +
        numbers({static_cast<double>(facts.x_min), static_cast<double>(facts.y_min), static_cast<double>(facts.x_max),
                 static_cast<double>(facts.y_max)}) +
        "]/ItalicAngle 0/Ascent " + std::to_string(facts.ascent) + "/Descent " + std::to_string(facts.descent) +
        "/CapHeight " + std::to_string(facts.cap_height) + "/StemV 80/FontFile3 " + reference(program) + ">>");
    const std::size_t descendant =
        file.add("<</Type/Font/Subtype/CIDFontType0/BaseFont/" + name +
                 "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor " +
                 reference(descriptor) + "/DW 1000/W[1[" + widths + "]]>>");
    objects.at(face) =
        file.add("<</Type/Font/Subtype/Type0/BaseFont/" + name + "/Encoding/Identity-H/DescendantFonts[" +
                 reference(descendant) + "]/ToUnicode " + reference(unicode) + ">>");
  }
}

void PdfWriter::write_structure(File& file, std::size_t root, const std::vector<std::size_t>& pages,
                                const std::vector<std::size_t>& links) {
  std::vector<std::size_t> objects;
  std::generate_n(std::back_inserter(objects), elements_.size(), [&] { return file.reserve(); });
  for (std::size_t i = 0; i < elements_.size(); ++i) {
    const Element& element = elements_[i];
    std::string kids;
    for (const Kid& kid : element.kids) {
      kids += kids.empty() ? "" : " ";
      switch (kid.kind) {
        case Kid::Kind::kElement:
          kids += reference(objects[kid.number]);
          break;
        case Kid::Kind::kContent:
          kids += "<</Type/MCR/Pg " + reference(pages[kid.page]) + "/MCID " + std::to_string(kid.number) + ">>";
          break;
        case Kid::Kind::kLink:
          kids += "<</Type/OBJR/Pg " + reference(pages[kid.page]) + "/Obj " + reference(links[kid.number]) + ">>";
          break;
      }
    }
    file.put(objects[i], "<</Type/StructElem/S/" + element.tag + "/P " +
                             reference(i == kRootElement ? root : objects[element.above]) + "/K[" + kids + "]>>");
  }
  // By number: a page’s elements, then each link’s.
  std::string numbers;
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    numbers += std::to_string(i) + "[";
    for (const std::size_t element : pages_[i].elements) {
      numbers += reference(objects[element]) + " ";
    }
    numbers += "]";
  }
  for (std::size_t i = 0; i < links_.size(); ++i) {
    numbers += std::to_string(pages_.size() + i) + " " + reference(objects[links_[i].element]) + " ";
  }
  file.put(root, "<</Type/StructTreeRoot/K " + reference(objects[kRootElement]) + "/ParentTree<</Nums[" + numbers +
                     "]>>/ParentTreeNextKey " + std::to_string(pages_.size() + links_.size()) + ">>");
}

void PdfWriter::write_outlines(File& file, std::size_t root, const std::vector<OutlineEntry>& bookmarks) {
  std::vector<std::size_t> objects;
  std::generate_n(std::back_inserter(objects), bookmarks.size(), [&] { return file.reserve(); });
  const auto below = [&](int above) {
    std::vector<std::size_t> kids;
    for (std::size_t i = 0; i < bookmarks.size(); ++i) {
      if (bookmarks[i].above == above) {
        kids.push_back(i);
      }
    }
    return kids;
  };
  const auto write = [&](int above, std::size_t object, const std::string& own) {
    const std::vector<std::size_t> kids = below(above);
    std::string entries = own;
    if (!kids.empty()) {
      entries += "/First " + reference(objects[kids.front()]) + "/Last " + reference(objects[kids.back()]) + "/Count " +
                 (above < 0 ? "" : "-") + std::to_string(kids.size());
    }
    file.put(object, "<<" + entries + ">>");
  };
  std::vector<std::string> own(bookmarks.size());
  for (std::size_t i = 0; i < bookmarks.size(); ++i) {
    const int above = bookmarks[i].above;
    own[i] = "/Title" + text_string(bookmarks[i].title) + "/Dest" + byte_string(bookmarks[i].place) + "/Parent " +
             reference(above < 0 ? root : objects.at(static_cast<std::size_t>(above)));
  }
  for (int above = -1; above < static_cast<int>(bookmarks.size()); ++above) {
    const std::vector<std::size_t> kids = below(above);
    for (std::size_t k = 0; k < kids.size(); ++k) {
      own[kids[k]] += k > 0 ? "/Prev " + reference(objects[kids[k - 1]]) : "";
      own[kids[k]] += k + 1 < kids.size() ? "/Next " + reference(objects[kids[k + 1]]) : "";
    }
  }
  write(-1, root, "/Type/Outlines");
  for (std::size_t i = 0; i < bookmarks.size(); ++i) {
    write(static_cast<int>(i), objects[i], own[i]);
  }
}

std::string PdfWriter::finish(const AboutPdf& about, const std::vector<OutlineEntry>& bookmarks) {
  close_content();
  File file;
  const std::size_t catalog = file.reserve();
  const std::size_t tree = file.reserve();
  std::array<std::size_t, kFaceCount> fonts{};
  write_fonts(file, fonts);
  std::vector<std::size_t> pages;
  std::generate_n(std::back_inserter(pages), pages_.size(), [&] { return file.reserve(); });
  std::vector<std::size_t> links;
  for (std::size_t i = 0; i < links_.size(); ++i) {
    const Link& link = links_[i];
    links.push_back(file.add("<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4/Rect[" +
                             numbers({link.x0, link.y0, link.x1, link.y1}) + "]" + link.target +
                             (tagged_ ? "/StructParent " + std::to_string(pages_.size() + i) : "") + ">>"));
  }
  std::string kids;
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    const Page& page = pages_[i];
    const std::size_t content = file.add_stream("", page.content);
    std::string entries = "<</Type/Page/Parent " + reference(tree) + "/MediaBox[0 0 " +
                          numbers({page.width, page.height}) + "]/Contents " + reference(content) +
                          "/Resources<</Font<<";
    for (std::size_t face = 0; face < kFaceCount; ++face) {
      if (page.faces.at(face)) {
        entries += "/F" + std::to_string(face) + " " + reference(fonts.at(face));
      }
    }
    entries += ">>>>";
    if (!page.links.empty()) {
      entries += "/Annots[";
      for (const std::size_t link : page.links) {
        entries += reference(links[link]) + " ";
      }
      entries += "]";
    }
    entries += tagged_ ? "/StructParents " + std::to_string(i) + "/Tabs/S" : "";
    file.put(pages[i], entries + ">>");
    kids += reference(pages[i]) + " ";
  }
  file.put(tree, "<</Type/Pages/Count " + std::to_string(pages_.size()) + "/Kids[" + kids + "]>>");
  std::string root = "<</Type/Catalog/Pages " + reference(tree);
  if (tagged_) {
    const std::size_t structure = file.reserve();
    write_structure(file, structure, pages, links);
    root += "/Lang (zh-Hans)/MarkInfo<</Marked true>>/StructTreeRoot " + reference(structure);
  }
  if (!bookmarks.empty()) {
    const std::size_t outlines = file.reserve();
    write_outlines(file, outlines, bookmarks);
    root += "/Outlines " + reference(outlines);
  }
  if (!destinations_.empty()) {
    std::string names;  // In the order of their bytes, as a name tree wants them.
    for (const auto& [name, at] : destinations_) {
      names += byte_string(name) + "[" + reference(pages[at.page]) + "/XYZ " + numbers({at.x, at.y}) + " 0]";
    }
    root += "/Names<</Dests " + reference(file.add("<</Names[" + names + "]>>")) + ">>";
  }
  file.put_plain(catalog, root + "/ViewerPreferences<</DisplayDocTitle true>>>>");
  std::string day = about.day;
  std::erase(day, '-');
  const std::size_t info =
      file.add("<</Title" + text_string(about.title) + "/Subject" + text_string(about.subject) + "/Creator" +
               text_string(about.creator) + "/Producer(nitec)/CreationDate(D:" + day + "000000Z)>>");
  return file.finish(catalog, info, about.id);
}

}  // namespace nitec
