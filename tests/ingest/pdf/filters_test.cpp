// The filters, each from a file that holds one stream of it.
#include <gtest/gtest.h>
#include <zlib.h>

#include "fixture.h"
#include "ingest/pdf/pdf_objects.h"
#include "ingest/pdf/stream_filters.h"

namespace nitec::test {
namespace {

std::string deflated(const std::string& text) {
  uLongf size = compressBound(static_cast<uLong>(text.size()));
  std::string out(size, '\0');
  compress(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(text.data()),
           static_cast<uLong>(text.size()));
  out.resize(size);
  return out;
}

struct Result {
  Decoded decoded;
  std::string bytes;
};

/// A file whose object 1 is a stream with these entries and these bytes.
Result decode(const std::string& entries, const std::string& data, InflateBudget budget = {1 << 20, 1 << 20}) {
  std::string pdf = "%PDF-1.4\n";
  const std::size_t offset = pdf.size();
  pdf += "1 0 obj\n<<" + entries + "/Length " + std::to_string(data.size()) + ">>\nstream\n" + data +
         "\nendstream\nendobj\n";
  const std::size_t start = pdf.size();
  const std::string digits = std::to_string(offset);
  pdf += "xref\n0 2\n0000000000 65535 f \n" + std::string(10 - digits.size(), '0') + digits +
         " 00000 n \ntrailer\n<</Size 2/Root 1 0 R>>\nstartxref\n" + std::to_string(start) + "\n%%EOF\n";
  const PdfFile file(std::as_bytes(std::span(pdf)), PdfLimits{});
  EXPECT_EQ(file.state(), PdfFile::State::kLoaded);
  Result result{};
  result.decoded = decode_stream(file.object(1), budget, result.bytes);
  return result;
}

TEST(StreamFilters, EachUndoesItsCoding) {
  EXPECT_EQ(decode("", "plain").bytes, "plain");
  EXPECT_EQ(decode("/Filter/FlateDecode", deflated("flate")).bytes, "flate");
  EXPECT_EQ(decode("/Filter/ASCIIHexDecode", "68 65 7 8>").bytes, "hex");
  EXPECT_EQ(decode("/Filter/ASCII85Decode", "87cURDZ~>").bytes, "Hello");
  EXPECT_EQ(decode("/Filter/RunLengthDecode", std::string("\x02"
                                                          "abc\xFE"
                                                          "x\x80",
                                                          7))
                .bytes,
            "abcxxx");
  // The example of ISO 32000-1, 7.4.4.2: 45 45 45 45 45 65 45 45 45 66.
  EXPECT_EQ(decode("/Filter/LZWDecode", "\x80\x0B\x60\x50\x22\x0C\x0C\x85\x01").bytes, "-----A---B");
  EXPECT_EQ(decode("/Filter[/ASCIIHexDecode/FlateDecode]",
                   [] {
                     std::string hex;
                     for (const char c : deflated("chain")) {
                       static constexpr char kDigits[] = "0123456789abcdef";
                       hex += kDigits[static_cast<unsigned char>(c) >> 4];
                       hex += kDigits[static_cast<unsigned char>(c) & 15];
                     }
                     return hex + ">";
                   }())
                .bytes,
            "chain");
}

TEST(StreamFilters, PredictorsAreUndone) {
  // PNG "sub" and "up" over rows of three bytes.
  EXPECT_EQ(decode("/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 3>>",
                   deflated(std::string("\x01"
                                        "a\x01\x01\x02\x01\x01\x01",
                                        8)))
                .bytes,
            "abcbcd");
  EXPECT_EQ(decode("/Filter/FlateDecode/DecodeParms<</Predictor 2/Columns 3>>", deflated("a\x01\x01")).bytes, "abc");
}

TEST(StreamFilters, PicturesAreLeftAlone) {
  EXPECT_EQ(decode("/Filter/DCTDecode", "\xFF\xD8").decoded, Decoded::kPicture);
  EXPECT_EQ(decode("/Filter[/FlateDecode/JPXDecode]", deflated("x")).decoded, Decoded::kPicture);
}

TEST(StreamFilters, BrokenDataGivesWhatThereIs) {
  const std::string whole = deflated(std::string(5000, 'a') + "the end of it all 0123456789");
  const Result cut = decode("/Filter/FlateDecode", whole.substr(0, whole.size() - 8));
  EXPECT_EQ(cut.decoded, Decoded::kPartly);
  EXPECT_TRUE(cut.bytes.starts_with("aaaa"));
  EXPECT_EQ(decode("/Filter/FlateDecode", "no zlib at all").decoded, Decoded::kPartly);
}

TEST(StreamFilters, BudgetsHold) {
  const std::string bomb = deflated(std::string(1 << 22, 'x'));
  const Result result = decode("/Filter/FlateDecode", bomb, {1000, 1 << 20});
  EXPECT_EQ(result.decoded, Decoded::kPartly);
  EXPECT_EQ(result.bytes.size(), 1000U);
  EXPECT_LE(decode("/Filter/FlateDecode", bomb, {1 << 20, 500}).bytes.size(), 500U);
}

}  // namespace
}  // namespace nitec::test
