// PDFs of our own making, read by others' tools; fonts cut from fonts.
#include "report/pdf/pdf_writer.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "report/pdf/cff_font.h"
#include "report/words/text.h"

namespace nitec {
namespace {

std::string run(const std::string& command) {
  std::string out;
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  std::array<char, 4096> buffer{};
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
    out.append(buffer.data(), count);
  }
  pclose(pipe);
  return out;
}

/// A file for as long as it is looked at.
class Saved {
 public:
  explicit Saved(const std::string& bytes) {
    std::string pattern = std::filesystem::temp_directory_path() / "nitec-pdf-XXXXXX";
    folder_ = mkdtemp(pattern.data());
    std::ofstream(path(), std::ios::binary) << bytes;
  }
  ~Saved() { std::filesystem::remove_all(folder_); }
  Saved(const Saved&) = delete;
  Saved& operator=(const Saved&) = delete;
  [[nodiscard]] std::string path() const { return folder_ + "/a.pdf"; }

 private:
  std::string folder_;
};

constexpr double kSize = 200;
const AboutPdf kAbout{.title = "标题", .subject = {}, .creator = {}, .day = "2029-12-24", .id = "a"};

SetRun line(Fonts& fonts, const std::string& text, const TextStyle& style = {}) {
  return set_text(fonts, text, style, kNoLimit, 1).lines.at(0).runs.at(0);
}

std::string with_text(Fonts& fonts, const std::string& text, bool tagged = true) {
  PdfWriter out(fonts, tagged);
  out.begin_page(kSize, kSize);
  out.begin("P");
  out.text(line(fonts, text), 20, 50);
  out.end();
  return out.finish(kAbout, {});
}

TEST(PdfWriter, TextIsReadAsItWasWritten) {
  Fonts fonts;
  // A sign beyond the first plane, an accent that melts into its letter, signs that share a picture (Ω and ohm).
  for (const std::string text : {"工程化中心（筹）2029年", "\U00020BB7野家", "cafe\u0301", "10 Ω 与 10 Ω", "a(b)\\c"}) {
    const std::string bytes = with_text(fonts, text);
    const Saved file(bytes);
    const std::string read = run("pdftotext -enc UTF-8 " + file.path() + " -");
    EXPECT_EQ(read.substr(0, read.find_first_of("\n\f")), text);
    EXPECT_NE(run("qpdf --check " + file.path()).find("No syntax or stream encoding errors"), std::string::npos);
  }
}

TEST(PdfWriter, TextStandsWhereItWasPut) {
  Fonts fonts;
  TextStyle style;
  style.size = 10;
  PdfWriter out(fonts, false);
  out.begin_page(kSize, kSize);
  const SetRun run_of_four = line(fonts, "四个汉字", style);
  out.text(run_of_four, 20, 50);
  const Saved file(out.finish(kAbout, {}));
  const std::string boxes = run("pdftotext -bbox " + file.path() + " -");
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  ASSERT_EQ(std::sscanf(boxes.c_str() + boxes.find("<word "),
                        "<word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\">", &x0, &y0, &x1, &y1),
            4)
      << boxes;
  EXPECT_NEAR(x0, 20, 0.01);
  EXPECT_NEAR(x1, 60, 0.01);  // Four ems of ten points.
  EXPECT_LT(y0, 50);
  EXPECT_GT(y1, 50);
}

TEST(PdfWriter, StructureLinksPlacesAndBookmarks) {
  Fonts fonts;
  PdfWriter out(fonts, true);
  out.begin_page(kSize, kSize);
  out.begin("Sect");
  out.rectangle(0, 0, 10, 10, {.fill = Tone::kTint});  // Between elements: of no meaning.
  out.begin("P");
  out.text(line(fonts, "第一段"), 20, 50);
  out.link_to("there", 20, 40, 30, 12);
  out.link_out("附件/一.pdf#page=3", 60, 40, 30, 12);
  out.end();
  out.begin("P");
  out.text(line(fonts, "第二段"), 20, 70);
  out.begin_page(kSize, kSize);
  out.text(line(fonts, "续"), 20, 50);  // The paragraph goes on.
  out.end();
  out.end();
  out.destination("there", 20, 60);
  out.begin_artifact();
  out.text(line(fonts, "页脚"), 20, 190);
  out.end_artifact();
  const std::string bytes = out.finish(kAbout, {{"甲", "there", -1}, {"乙", "there", 0}, {"丙", "there", -1}});
  const Saved file(bytes);
  EXPECT_NE(run("qpdf --check " + file.path()).find("No syntax or stream encoding errors"), std::string::npos);
  EXPECT_EQ(run("pdfinfo -struct-text " + file.path()),
            "Document\n  Sect\n    P (block)\n      \"第一段\"\n      Link (inline)\n        Object 10 0\n"
            "      Link (inline)\n        Object 11 0\n    P (block)\n      \"第二段\"\n      \"续\"\n");
  const std::string places = run("pdfinfo -dests " + file.path());
  EXPECT_NE(places.find("2 [ XYZ   20  140"), std::string::npos) << places;
  EXPECT_NE(places.find("\"there\""), std::string::npos) << places;
  const std::string json = run("qpdf --json --json-key=outlines " + file.path());
  for (const char* title : {"甲", "乙", "丙"}) {
    EXPECT_NE(json.find(title), std::string::npos) << json;
  }
  EXPECT_NE(run("pdftotext " + file.path() + " -").find("页脚"), std::string::npos);
}

TEST(PdfWriter, SameBytesFromTheInstalledFontsAndFromTheStock) {
  std::string before;
  {
    Fonts fonts;
    before = with_text(fonts, "国家产业技术工程化中心 ABC 123");
    EXPECT_EQ(before, with_text(fonts, "国家产业技术工程化中心 ABC 123"));
  }
  prepare_fonts();
  Fonts fonts;
  EXPECT_EQ(before, with_text(fonts, "国家产业技术工程化中心 ABC 123"));
  const Saved file(with_text(fonts, "\U00020BB7\u9FA6"));  // Not in stock.
  EXPECT_NE(run("pdftotext -enc UTF-8 " + file.path() + " -").find("\U00020BB7"), std::string::npos);
}

std::string some_font(Fonts& fonts) {
  std::vector<std::uint32_t> glyphs;
  for (const char32_t c : std::u32string(U"国家产业技术工程化中心Aa1")) {
    const Glyph glyph = fonts.shape(Face::kSerif, std::u32string(1, c)).at(0);
    fonts.use(Face::kSerif, glyph.id, c);
    glyphs.push_back(glyph.id);
  }
  return fonts.cut(Face::kSerif, glyphs, "AAAAAA+Font");
}

TEST(CffFont, ACutOfACutIsTheSame) {
  Fonts fonts;
  const std::string table = some_font(fonts);
  const CffFont font(table);
  ASSERT_EQ(font.glyph_count(), 15U);  // Fourteen and the picture of what is missing.
  std::vector<std::uint32_t> all;
  for (std::uint32_t i = 1; i < font.glyph_count(); ++i) {
    all.push_back(i);
  }
  EXPECT_EQ(font.cut(all, "AAAAAA+Font"), table);
  const std::array<std::uint32_t, 1> one{3};
  EXPECT_EQ(CffFont(font.cut(one, "B")).glyph_count(), 2U);
  const std::array<std::uint32_t, 1> beyond{15};
  EXPECT_THROW(static_cast<void>(font.cut(beyond, "B")), std::runtime_error);
}

TEST(CffFont, BrokenBytesAreRefusedOrReadInBounds) {
  Fonts fonts;
  const std::string table = some_font(fonts);
  for (std::size_t size = 0; size < table.size(); size += size < 400 ? 1 : 97) {
    EXPECT_THROW(CffFont(std::string_view(table).substr(0, size)), std::runtime_error) << size;
  }
  int refused = 0;
  for (std::size_t at = 0; at < 400; ++at) {
    for (const int flip : {0x01, 0x80, 0xFF}) {
      std::string spoilt = table;
      spoilt[at] = static_cast<char>(spoilt[at] ^ flip);
      try {
        const CffFont font(spoilt);
        const std::array<std::uint32_t, 1> first{1};
        static_cast<void>(font.cut(first, "B"));
      } catch (const std::runtime_error&) {
        ++refused;
      }
    }
  }
  EXPECT_GT(refused, 100);
}

}  // namespace
}  // namespace nitec
