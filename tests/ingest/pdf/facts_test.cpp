// What a PDF says beside its text. The expected values are those of the scripts that write the fixtures, and were
// compared with what pdfinfo, pdfimages -list, pdfdetach -list, pdfsig and qpdf --show-encryption say of them.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "fixture.h"
#include "ingest/pdf/document_facts.h"
#include "ingest/pdf/metadata.h"
#include "ingest/pdf/page_content.h"
#include "ingest/pdf/signatures.h"

namespace nitec::test {
namespace {

TEST(PdfFacts, InfoAndXmpAreKeptBothWhereTheyDiffer) {
  const PdfFacts facts = read_fixture("metadata-that-differs").facts;
  EXPECT_EQ(facts.version, "1.7");
  const Metadata info{.title = "筹建期总结报告",
                      .author = "梁启明",
                      .subject = "",
                      .keywords = "pilot line",
                      .creator = "Writer",
                      .producer = "Maker 1.0",
                      .created = "D:20290314092653+08'00'",
                      .modified = "D:20290615",
                      .created_iso = "2029-03-14T09:26:53+08:00",
                      .modified_iso = "2029-06-15"};
  EXPECT_EQ(facts.info, info);
  EXPECT_EQ(facts.xmp_state, XmpState::kRead);
  const Metadata xmp{.title = "筹建期总结报告（修改稿）",
                     .author = "梁启明; 韩志远",
                     .subject = "",
                     .keywords = "",
                     .creator = "写作软件 & 插件",
                     .producer = "排版程序 2.0",
                     .created = "2029-05-20T16:00:00+08:00",
                     .modified = "2029-06-14T09:30:05.250Z",
                     .created_iso = "2029-05-20T16:00:00+08:00",
                     .modified_iso = "2029-06-14T09:30:05Z"};
  EXPECT_EQ(facts.xmp, xmp);
  EXPECT_EQ(facts.encryption, std::nullopt);
  EXPECT_EQ(facts.attached_count, 0);
  EXPECT_TRUE(facts.signatures.empty());
}

TEST(PdfFacts, DatesAreNormalisedAndNoMoreExactThanWritten) {
  EXPECT_EQ(iso_date_time("D:20290314092653+08'00'"), "2029-03-14T09:26:53+08:00");
  EXPECT_EQ(iso_date_time("D:20290314092653+08'00"), "2029-03-14T09:26:53+08:00");
  EXPECT_EQ(iso_date_time("D:20290314092653-0330"), "2029-03-14T09:26:53-03:30");
  EXPECT_EQ(iso_date_time("D:20290314092653+08"), "2029-03-14T09:26:53+08:00");
  EXPECT_EQ(iso_date_time("D:20290314092653Z"), "2029-03-14T09:26:53Z");
  EXPECT_EQ(iso_date_time("D:20290314092653Z00'00'"), "2029-03-14T09:26:53Z");
  EXPECT_EQ(iso_date_time("D:20290314092653Z'"), "2029-03-14T09:26:53Z");
  EXPECT_EQ(iso_date_time("D:20290314092653+00'00'"), "2029-03-14T09:26:53Z");
  EXPECT_EQ(iso_date_time("20290314092653"), "2029-03-14T09:26:53");
  EXPECT_EQ(iso_date_time("D:202903140926"), "2029-03-14T09:26");
  EXPECT_EQ(iso_date_time("D:2029031409"), "2029-03-14T09:00");
  EXPECT_EQ(iso_date_time("D:20290314"), "2029-03-14");
  EXPECT_EQ(iso_date_time("D:202903"), "2029-03");
  EXPECT_EQ(iso_date_time("D:2029"), "2029");
  EXPECT_EQ(iso_date_time("2029-03"), "2029-03");
  EXPECT_EQ(iso_date_time("2028-02-29"), "2028-02-29");
  EXPECT_EQ(iso_date_time("2029-03-14T09:26+08:00"), "2029-03-14T09:26+08:00");
  EXPECT_EQ(iso_date_time("2029-03-14T09:26:53.123456-05:00"), "2029-03-14T09:26:53-05:00");
  for (const char* none :
       {"", "D:", "D:20290230", "2029-02-29", "D:20291314092653", "D:20290314250000", "2029-03-14 09:26:53", "D:202",
        "yesterday", "2029年3月14日", "D:20290314092653+08'00'x", "D:20290314092653+24'00'", "2029-03-14T", "D:0000",
        "2029-3-14", "2029-03-14T09:26:53+", "2029/03/14"}) {
    EXPECT_EQ(iso_date_time(none), "") << none;
  }
}

Metadata xmp_of(std::string_view properties, XmpState expected = XmpState::kRead) {
  const std::string packet =
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
      "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:o=\"urn:other\"><rdf:Description>" +
      std::string(properties) + "</rdf:Description></rdf:RDF>";
  Metadata out;
  EXPECT_EQ(read_xmp(packet, out), expected) << properties;
  return out;
}

TEST(PdfFacts, XmpIsReadByItsNamespaces) {
  EXPECT_EQ(xmp_of("<dc:title> 标题 </dc:title>").title, "标题");
  EXPECT_EQ(xmp_of("<o:title>x</o:title><title>y</title>").title, "");
  EXPECT_EQ(xmp_of("<dc:title><rdf:Alt><rdf:li>first</rdf:li><rdf:li>second</rdf:li></rdf:Alt></dc:title>").title,
            "first");
  EXPECT_EQ(xmp_of("<dc:creator><rdf:Bag><rdf:li>甲</rdf:li><rdf:li>乙</rdf:li></rdf:Bag></dc:creator>").author,
            "甲; 乙");
  EXPECT_EQ(xmp_of("<dc:creator><rdf:Seq/></dc:creator>").author, "");
  EXPECT_EQ(xmp_of("<dc:title>a&#10;b</dc:title>").title, "a b") << "no control characters";
  EXPECT_LE(xmp_of("<dc:title>" + std::string(100'000, 'x') + "</dc:title>").title.size(), kMaxFactBytes + 3);
  xmp_of("<dc:title>", XmpState::kMalformed);
  xmp_of("<dc:title>&nothing;</dc:title>", XmpState::kMalformed);
  Metadata out;
  EXPECT_EQ(read_xmp("", out), XmpState::kMalformed);
  EXPECT_EQ(read_xmp("<a/>", out), XmpState::kMalformed);
  EXPECT_EQ(read_xmp("not even XML", out), XmpState::kMalformed);
  EXPECT_EQ(read_xmp(std::string(kMaxXmpBytes + 1, ' '), out), XmpState::kTooLarge);
  EXPECT_EQ(out, Metadata{});
}

TEST(PdfFacts, HostileXmpIsLeftAloneAndTheTextIsRead) {
  const auto state_of = [](const char* name) {
    const Document document = read_fixture(name);
    EXPECT_EQ(document.pages.size(), 2U) << name;
    EXPECT_TRUE(document.problems.empty()) << name;
    EXPECT_EQ(document.facts.xmp, Metadata{}) << name;
    return document.facts.xmp_state;
  };
  EXPECT_EQ(state_of("xmp-with-doctype"), XmpState::kDoctype);
  EXPECT_EQ(state_of("xmp-inflates-to-forty-megabytes"), XmpState::kTooLarge);
  EXPECT_EQ(state_of("xmp-of-many-attributes"), XmpState::kTooLarge);
}

// Some programs put UTF-16 into a literal string and forget that its bytes may look like ends of lines.
TEST(PdfFacts, ACarriageReturnInUtf16IsPartOfACharacter) {
  std::string bytes = slurp(fixtures() / "metadata-that-differs" / "document.pdf");
  const std::size_t at = bytes.find("/Title <FEFF") + 7;
  const std::size_t length = bytes.find('>', at) + 1 - at;
  std::string title("(\xFE\xFF\x4E\r\x6D\x89\r\n\\\r)", 12);  // 不, 涉, U+0D0A, and an escaped end of line.
  bytes.replace(at, length, title + std::string(length - title.size(), ' '));
  EXPECT_EQ(read_bytes(bytes).facts.info.title, "不涉\u0D0A");
}

TEST(PdfFacts, TheCatalogMayRaiseTheVersion) {
  EXPECT_EQ(read_version("%PDF-1.4\n", {}), "1.4");
  EXPECT_EQ(read_version("%PDF-x.4\n", {}), "");
  EXPECT_EQ(read_version("%PDF-", {}), "");
  const std::string bytes = slurp(fixtures() / "navigation" / "document.pdf");
  std::string raised = bytes;
  raised.replace(raised.find("/Type/Catalog"), 13, "/Version/2.0 ");
  EXPECT_EQ(read_bytes(raised).facts.version, "2.0");
  std::string lowered = bytes;
  lowered.replace(lowered.find("/Type/Catalog"), 13, "/Version/1.2 ");
  EXPECT_EQ(read_bytes(lowered).facts.version, "1.7");
}

TEST(PdfFacts, EncryptionIsToldWithItsPermissions) {
  const Document open = read_fixture("encrypted-with-permissions");
  const Encryption aes256{
      .filter = "Standard", .method = "AES-256", .key_bits = 256, .revision = 6, .permissions = -2080};
  EXPECT_EQ(open.facts.encryption, aes256);
  EXPECT_EQ(open.facts.info.title, "筹建期总结报告") << "without the cipher's padding";
  EXPECT_EQ(open.facts.xmp.title, "筹建期总结报告（修改稿）");
  EXPECT_EQ(open.producer, "Maker 1.0");
  const Document forty = read_fixture("encrypted-rc4-forty-bits");
  const Encryption rc4{.filter = "Standard", .method = "RC4", .key_bits = 40, .revision = 2, .permissions = -8};
  EXPECT_EQ(forty.facts.encryption, rc4);
  const Document clear = read_fixture("encrypted-with-clear-metadata");
  const Encryption aes128{.filter = "Standard", .method = "AES-128", .key_bits = 128, .revision = 4, .permissions = -4};
  EXPECT_EQ(clear.facts.encryption, aes128);
  EXPECT_EQ(clear.facts.xmp_state, XmpState::kRead);
  EXPECT_EQ(clear.facts.xmp.author, "梁启明; 韩志远");
}

TEST(PdfFacts, EncryptionIsToldOfALockedFileToo) {
  const Document locked = read_fixture("encrypted-rc4-password");
  EXPECT_FALSE(locked.is_pdf);
  const Encryption rc4{.filter = "Standard", .method = "RC4", .key_bits = 128, .revision = 3, .permissions = -4};
  EXPECT_EQ(locked.facts.encryption, rc4);
  EXPECT_EQ(read_fixture("encrypted-aes128-password").facts.encryption.value_or(Encryption{}).method, "AES-128");
  EXPECT_EQ(read_fixture("encrypt-dictionary-without-keys").facts.encryption, std::nullopt);
}

TEST(PdfFacts, EncryptionThatRefersToNothingIsNone) {
  std::string bytes = slurp(fixtures() / "encrypted-with-clear-metadata" / "document.pdf");
  const std::size_t at = bytes.rfind("/Encrypt ") + 9;
  for (const char* other : {"99 0 R", "1 0 R", "(no)"}) {
    std::string changed = bytes;
    const std::size_t length = changed.find('R', at) + 1 - at;
    std::string filled(other);
    filled.resize(std::max(filled.size(), length), ' ');
    changed.replace(at, length, filled);
    EXPECT_EQ(read_bytes(changed).facts.encryption.value_or(Encryption{}).method, "") << other;
  }
}

TEST(PdfFacts, AttachedFilesOfTreeAndPages) {
  const PdfFacts facts = read_fixture("attached-files").facts;
  const AttachedFile sheet{.name = "费用表.csv",
                           .description = "设备费用",
                           .type = "text/csv",
                           .declared_bytes = 1200,
                           .stored_bytes = 31,
                           .place = AttachedFile::Place::kNameTree,
                           .page = 0};
  AttachedFile clip = sheet;
  clip.place = AttachedFile::Place::kAnnotation;
  clip.page = 2;
  AttachedFile note;
  note.name = "note.txt";
  note.stored_bytes = 12;
  AttachedFile missing;
  missing.name = "missing.doc";
  EXPECT_EQ(facts.attached_files, (std::vector<AttachedFile>{sheet, note, missing, clip}));
  EXPECT_EQ(facts.attached_count, 4);
}

TEST(PdfFacts, AMillionAttachedFilesAreCounted) {
  const Document document = read_fixture("a-million-attached-files");
  EXPECT_EQ(document.pages.size(), 2U);
  EXPECT_EQ(document.facts.attached_count, 1'000'000);
  EXPECT_EQ(document.facts.attached_files.size(), kMaxAttachedFiles);
}

TEST(PdfFacts, ASignatureSaysWhatItCovers) {
  const std::string bytes = slurp(fixtures() / "signed" / "document.pdf");
  const PdfFacts facts = read_fixture("signed").facts;
  ASSERT_EQ(facts.signatures.size(), 2U);
  const Signature& first = facts.signatures[0];
  EXPECT_EQ(first.field, "负责人");
  EXPECT_EQ(first.page, 2);
  EXPECT_TRUE(first.is_signed);
  EXPECT_EQ(first.name, "欧阳珺");
  EXPECT_EQ(first.reason, "同意报送");
  EXPECT_EQ(first.location, "东澜市");
  EXPECT_EQ(first.time, "D:20290615103000+08'00'");
  EXPECT_EQ(first.time_iso, "2029-06-15T10:30:00+08:00");
  EXPECT_EQ(first.filter, "Adobe.PPKLite");
  EXPECT_EQ(first.sub_filter, "adbe.pkcs7.detached");
  const auto gap = static_cast<std::int64_t>(bytes.find("/Contents<") + 9);
  const auto behind = static_cast<std::int64_t>(bytes.find('>', static_cast<std::size_t>(gap)) + 1);
  const auto size = static_cast<std::int64_t>(bytes.size());
  EXPECT_EQ(first.byte_range, (std::vector<std::int64_t>{0, gap, behind, size - behind}));
  EXPECT_TRUE(first.range_is_sound);
  EXPECT_TRUE(first.gap_is_contents);
  EXPECT_TRUE(first.covers_whole_file);
  EXPECT_EQ(first.covered_bytes, bytes.size() - 8194);
  EXPECT_EQ(first.bytes_after, 0U);
  EXPECT_EQ(first.contents_bytes, 4096U);
  EXPECT_TRUE(first.certifies);
  EXPECT_EQ(first.docmdp, 2);
  Signature empty;
  empty.field = "group.second";
  EXPECT_EQ(facts.signatures[1], empty);
}

TEST(PdfFacts, WhatWasAppendedAfterSigningIsCounted) {
  const std::string before = slurp(fixtures() / "signed" / "document.pdf");
  const std::string after = slurp(fixtures() / "signed-then-changed" / "document.pdf");
  ASSERT_GT(after.size(), before.size());
  const Signature signature = read_bytes(after).facts.signatures.at(0);
  EXPECT_TRUE(signature.range_is_sound);
  EXPECT_TRUE(signature.gap_is_contents);
  EXPECT_FALSE(signature.covers_whole_file);
  EXPECT_EQ(signature.bytes_after, after.size() - before.size());
}

TEST(PdfFacts, AGapThatHoldsMoreThanTheSignatureIsToldApart) {
  std::string bytes = slurp(fixtures() / "signed" / "document.pdf");
  // The range is moved by one byte: then a byte outside of the brackets is not covered either.
  const std::size_t range = bytes.find("/ByteRange[0 ") + 13;
  const std::string length = bytes.substr(range, 10);
  std::string less = std::to_string(std::stoll(length) - 1);
  bytes.replace(range, 10, std::string(10 - less.size(), '0') + less);
  const Signature signature = read_bytes(bytes).facts.signatures.at(0);
  EXPECT_TRUE(signature.range_is_sound);
  EXPECT_FALSE(signature.gap_is_contents);
  EXPECT_FALSE(signature.covers_whole_file);
}

TEST(PdfFacts, NonsensicalRangesCoverNothing) {
  const Document document = read_fixture("byte-range-nonsense");
  EXPECT_EQ(document.pages.size(), 2U);
  const std::vector<Signature>& signatures = document.facts.signatures;
  ASSERT_EQ(signatures.size(), 10U) << "the field that is its own kid ends";
  for (std::size_t i = 0; i < signatures.size(); ++i) {
    const Signature& one = signatures[i];
    EXPECT_EQ(one.field, "s" + std::to_string(i));
    EXPECT_EQ(one.range_is_sound, i == 7) << i;
    EXPECT_EQ(one.covered_bytes, i == 7 ? 150U : 0U) << i;
    EXPECT_FALSE(one.gap_is_contents) << i;
    EXPECT_FALSE(one.covers_whole_file) << i;
    EXPECT_LE(one.byte_range.size(), kMaxByteRange) << i;
    EXPECT_EQ(one.time, "yesterday");
    EXPECT_EQ(one.time_iso, "");
  }
  EXPECT_EQ(signatures[7].bytes_after, document.bytes - 250);
}

Image picture(int width, int height, int bits, const char* space, const char* filter, Box box, double dpi_x,
              double dpi_y) {
  Image image;
  image.width = width;
  image.height = height;
  image.bits = bits;
  image.colour_space = space;
  image.filter = filter;
  image.box = box;
  image.dpi_x = dpi_x;
  image.dpi_y = dpi_y;
  return image;
}

void expect_images(const Page& page, const std::vector<Image>& expected) {
  EXPECT_EQ(page.image_count, static_cast<int>(expected.size()));
  ASSERT_EQ(page.images.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    Image rounded = page.images[i];
    for (double* value :
         {&rounded.box.x0, &rounded.box.y0, &rounded.box.x1, &rounded.box.y1, &rounded.dpi_x, &rounded.dpi_y}) {
      *value = std::round(*value * 1000) / 1000;
    }
    EXPECT_EQ(rounded, expected[i]) << "page " << page.number << ", picture " << i;
  }
}

TEST(PdfFacts, PicturesWithTheirResolution) {
  const Document document = read_fixture("pictures");
  ASSERT_EQ(document.pages.size(), 3U);
  // 100 pixels on 24 points are 300 to an inch; the page is 842 points high.
  Image stencil = picture(80, 40, 1, "", "FlateDecode", {72, 394, 168, 442}, 60, 60);
  stencil.mask = true;
  expect_images(document.pages[0],
                {picture(100, 50, 8, "DeviceRGB", "FlateDecode", {72, 130, 96, 142}, 300, 300),
                 picture(100, 50, 8, "DeviceRGB", "FlateDecode", {72, 224, 144, 242}, 100, 200),
                 picture(100, 50, 8, "DeviceRGB", "FlateDecode", {176, 294, 200, 342}, 150, 150), stencil,
                 picture(16, 16, 4, "Indexed", "FlateDecode", {72, 534, 80, 542}, 144, 144),
                 picture(60, 30, 8, "ICCBased", "FlateDecode", {72, 634.8, 86.4, 642}, 300, 300),
                 picture(100, 100, 8, "DeviceRGB", "ASCIIHexDecode FlateDecode", {72, 692, 122, 742}, 144, 144)});
  // Turned, and a unit is 2 points: (x, y) comes to stand at (2y, 2x). The picture beside the page is not told.
  expect_images(document.pages[1], {picture(100, 50, 8, "DeviceRGB", "FlateDecode", {200, 500, 300, 600}, 36, 36),
                                    picture(100, 50, 8, "DeviceRGB", "FlateDecode", {600, 40, 672, 184}, 50, 50)});
  std::vector<Image> in_line{picture(4, 2, 8, "DeviceRGB", "ASCIIHexDecode", {72, 206, 144, 242}, 4, 4),
                             picture(8, 8, 1, "", "ASCIIHexDecode FlateDecode", {72, 306, 108, 342}, 16, 16),
                             picture(2, 2, 1, "Indexed", "ASCIIHexDecode", {72, 406, 108, 442}, 4, 4)};
  for (Image& image : in_line) {
    image.in_line = true;
  }
  in_line[1].mask = true;
  expect_images(document.pages[2], in_line);
}

TEST(PdfFacts, PicturesWithoutExtentHaveNoResolution) {
  const Document document = read_fixture("picture-matrix-zero");
  ASSERT_EQ(document.pages.size(), 2U);
  const Image wrong = picture(0, 0, 0, "", "FlateDecode", {72, 332, 82, 342}, 0, 0);
  expect_images(document.pages[0],
                {picture(10, 10, 8, "DeviceGray", "FlateDecode", {72, 142, 72, 142}, 0, 0),
                 picture(10, 10, 8, "DeviceGray", "FlateDecode", {72, 242, 172, 242}, 7.2, 0), wrong});
  EXPECT_EQ(document.pages[1].image_count, 5000);
  EXPECT_EQ(document.pages[1].images.size(), kMaxImagesOfPage);
}

TEST(PdfFacts, BlankPagesShowNothing) {
  const Document document = read_fixture("blank-pages");
  ASSERT_EQ(document.pages.size(), 11U);
  for (const Page& page : document.pages) {
    EXPECT_EQ(page.blank, page.number <= 6) << page.number;
  }
  for (const Page& page : read_fixture("scans").pages) {
    EXPECT_EQ(page.blank, page.number == 5) << page.number;
  }
  for (const Page& page : read_fixture("chromium").pages) {
    EXPECT_FALSE(page.blank) << page.number;
  }
}

TEST(PdfFacts, FontsWithoutMappingAreTold) {
  const Document document = read_fixture("damaged-mappings");
  for (const Font& font : document.fonts) {
    EXPECT_EQ(font.mapped, font.name != "None") << font.name;
  }
  EXPECT_GE(document.fonts.size(), 4U);
}

}  // namespace
}  // namespace nitec::test
