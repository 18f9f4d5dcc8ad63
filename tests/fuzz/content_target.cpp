// The bytes as the content stream of a page with fonts of several kinds, as a Type 3 glyph and as a form.
#include <string>

#include "ingest/pdf/lexer.h"
#include "ingest/pdf/pdf_reader.h"
#include "tests/fuzz/target.h"

namespace {

void read_tokens(std::string_view input) {
  nitec::Lexer lexer(input);
  std::size_t before = 0;
  while (lexer.next().kind != nitec::Token::Kind::kEnd) {
    nitec::fuzz::require(lexer.position() > before && lexer.position() <= input.size(), "each token takes some bytes");
    before = lexer.position();
    lexer.forget();
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view content = nitec::fuzz::text(data, size);
  read_tokens(content);
  static const std::string before =
      "%PDF-1.7\n"
      "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
      "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 9 0 R/Resources 4 0 R>>endobj\n"
      "4 0 obj<</Font<</F1 5 0 R/F2 6 0 R/F3 8 0 R/F4 10 0 R>>/XObject<</X1 9 0 R/I1 11 0 R>>"
      "/ExtGState<</G1<</Font[5 0 R 12]/ca .5>>>>/Properties<</P1<</ActualText(\xFE\xFF\x4E\x2D)>>>>>>endobj\n"
      "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
      "6 0 obj<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/GBK-EUC-H/DescendantFonts[7 0 R]>>endobj\n"
      "7 0 obj<</Type/Font/Subtype/CIDFontType0/BaseFont/Song"
      "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000>>endobj\n"
      "8 0 obj<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[.1 0 0 .1 0 0]/CharProcs<</a 9 0 R>>"
      "/Encoding<</Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[9]/Resources 4 0 R>>endobj\n"
      "10 0 obj<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/UniGB-UTF16-V/DescendantFonts[7 0 R]>>endobj\n"
      "11 0 obj<</Type/XObject/Subtype/Image/Width 9/Height 9/BitsPerComponent 1/ImageMask true/Length 0>>stream\n"
      "endstream endobj\n"
      "9 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources 4 0 R/Length ";
  std::string file = before + std::to_string(size) + ">>stream\n";
  file += content;
  file += "\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
  static_cast<void>(
      nitec::read_pdf(nitec::fuzz::bytes(reinterpret_cast<const std::uint8_t*>(file.data()), file.size()), "a.pdf"));
  return 0;
}
