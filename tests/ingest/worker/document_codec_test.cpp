#include "ingest/document_codec.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>
#include <string>

#include "ingest/text/fold.h"

namespace nitec {
namespace {

Line line(const std::string& text, double y) {
  Line result{.text = text, .box = {72.25, y, 300.125, y + 14}, .size = 16, .font = 1, .bold = true, .edges = {}};
  const std::size_t points = decode_utf8(text).size();
  for (std::size_t i = 0; i <= points; ++i) {
    result.edges.push_back(72.25F + 16.0F * static_cast<float>(i));
  }
  return result;
}

Document sample() {
  const Location where{"报告.pdf", 3, {1, 2, 3, 4}, 17, "/表/A01", "摘要"};
  Document document{.path = "附件/报告.pdf",
                    .role = Role::kSummaryReport,
                    .sha256 = std::string(64, 'a'),
                    .bytes = 0xFFFFFFFFFFULL,
                    .is_pdf = true,
                    .producer = "Writer",
                    .fonts = {{"FangSong", false, true}, {"SimHei", true, false}},
                    .pages = {},
                    .bookmarks = {{"一、摘要", 0, 1}, {"", 2, 0}},
                    .problems = {{ProblemKind::kNameClash, "有两份。", where}},
                    .is_archive = true,
                    .container = "证明材料.zip",
                    .facts = {}};
  document.pages.resize(2);
  Page& portrait = document.pages[0];
  portrait.number = 1;
  portrait.width = 595.28;
  portrait.height = 841.89;
  portrait.label = "iv";
  portrait.lines = {line("一、摘要", 72), line("A", 90.5), line("2027", 120), line("3,200", 120)};
  portrait.tables = {{.box = {70, 118, 310, 140},
                      .rows = 2,
                      .columns = 2,
                      .ruled = true,
                      .continues = true,
                      .repeated_rows = 1,
                      .cells = {{.column_span = 2, .box = {70, 118, 310, 130}, .text = {{2, 0, 4}}},
                                {.row = 1, .box = {70, 130, 190, 140}, .text = {{3, 0, 1}, {3, 2, 5}}},
                                {.row = 1, .column = 1, .box = {190, 130, 310, 140}, .text = {}}}}};
  portrait.blocks = {{.kind = BlockKind::kContentsEntry, .box = {72, 72, 300, 86}, .lines = {0}},
                     {.kind = BlockKind::kTable, .box = {70, 118, 310, 140}, .lines = {3, 2}, .table = 0},
                     {.kind = BlockKind::kText, .box = {72, 90, 300, 105}, .lines = {1}}};
  Page& scan = document.pages[1];
  scan.number = 2;
  scan.rotation = -90;
  scan.text_layer = TextLayer::kNone;
  scan.image_cover = 0.75;
  scan.blank = true;
  scan.image_count = 7;
  scan.images = {{.width = 1654,
                  .height = 2339,
                  .bits = 1,
                  .colour_space = "DeviceGray",
                  .filter = "CCITTFaxDecode",
                  .box = {0, 0, 595.5, 842},
                  .dpi_x = 200,
                  .dpi_y = 199.75,
                  .mask = true,
                  .in_line = true}};
  PdfFacts& facts = document.facts;
  facts.version = "1.7";
  facts.info = {.title = "总结报告",
                .author = "甲",
                .subject = "乙",
                .keywords = "丙",
                .creator = "Writer",
                .producer = "P",
                .created = "D:2025",
                .modified = "D:2026",
                .created_iso = "2025",
                .modified_iso = "2026"};
  facts.xmp_state = XmpState::kMalformed;
  facts.xmp.title = "另一个标题";
  facts.encryption = {.filter = "Standard", .method = "AES-256", .key_bits = 256, .revision = 6, .permissions = -1340};
  facts.attached_files = {{.name = "附件.xlsx",
                           .description = "表",
                           .type = "application/x",
                           .declared_bytes = -1,
                           .stored_bytes = 0xFFFFFFFFFFFFULL,
                           .place = AttachedFile::Place::kAnnotation,
                           .page = 2}};
  facts.attached_count = 1'000'000;
  facts.signatures = {{.field = "form.a",
                       .page = 1,
                       .is_signed = true,
                       .name = "李某",
                       .reason = "批准",
                       .location = "某市",
                       .time = "D:2025",
                       .time_iso = "2025",
                       .filter = "Adobe.PPKLite",
                       .sub_filter = "adbe.pkcs7.detached",
                       .byte_range = {0, 100, 300, std::numeric_limits<std::int64_t>::min()},
                       .range_is_sound = true,
                       .gap_is_contents = true,
                       .covers_whole_file = true,
                       .covered_bytes = 1234,
                       .bytes_after = 5,
                       .contents_bytes = 99,
                       .certifies = true,
                       .docmdp = 2}};
  document.pages[0].lines[1].vertical = true;
  document.pages[0].lines[1].invisible = true;
  return document;
}

TEST(DocumentCodec, RoundTrip) {
  EXPECT_EQ(decode(encode(sample())), sample());
  EXPECT_EQ(decode(encode(Document{})), Document{});
  Document edge = sample();
  edge.bytes = std::numeric_limits<std::uint64_t>::max();
  edge.bookmarks[0].level = std::numeric_limits<int>::min();
  edge.bookmarks[0].page = std::numeric_limits<int>::max();
  edge.pages[0].lines[0].box.x0 = -std::numeric_limits<double>::denorm_min();
  EXPECT_EQ(decode(encode(edge)), edge);
}

TEST(DocumentCodec, EveryBeginningIsRefused) {
  const std::string bytes = encode(sample());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_EQ(decode(std::string_view(bytes).substr(0, size)), std::nullopt) << size;
  }
  EXPECT_EQ(decode(bytes + '\0'), std::nullopt);
}

TEST(DocumentCodec, WhatDoesNotFitIsRefused) {
  Document font = sample();
  font.pages[0].lines[0].font = 2;
  EXPECT_EQ(decode(encode(font)), std::nullopt);
  Document edges = sample();
  edges.pages[0].lines[0].edges.pop_back();
  EXPECT_EQ(decode(encode(edges)), std::nullopt);
  Document role = sample();
  role.role = static_cast<Role>(4);
  EXPECT_EQ(decode(encode(role)), std::nullopt);
  Document layer = sample();
  layer.pages[1].text_layer = static_cast<TextLayer>(3);
  EXPECT_EQ(decode(encode(layer)), std::nullopt);
  Document state = sample();
  state.facts.xmp_state = static_cast<XmpState>(static_cast<int>(XmpState::kMalformed) + 1);
  EXPECT_EQ(decode(encode(state)), std::nullopt);
  Document place = sample();
  place.facts.attached_files[0].place = static_cast<AttachedFile::Place>(2);
  EXPECT_EQ(decode(encode(place)), std::nullopt);
  Document kind = sample();
  kind.problems[0].kind = static_cast<ProblemKind>(static_cast<int>(ProblemKind::kNameClash) + 1);
  EXPECT_EQ(decode(encode(kind)), std::nullopt);
}

TEST(DocumentCodec, TablesAndBlocksThatDoNotFitAreRefused) {
  const auto refused = [](auto change) {
    Document document = sample();
    change(document.pages[0]);
    return decode(encode(document)) == std::nullopt;
  };
  EXPECT_FALSE(refused([](Page&) {}));
  EXPECT_TRUE(refused([](Page& p) { p.blocks[2].lines = {}; })) << "a line in no block";
  EXPECT_TRUE(refused([](Page& p) { p.blocks[2].lines = {1, 0}; })) << "a line in two blocks";
  EXPECT_TRUE(refused([](Page& p) { p.blocks[2].lines = {1, 1}; })) << "a line in one block twice";
  EXPECT_TRUE(refused([](Page& p) { p.blocks[2].lines = {4}; })) << "a line that is not there";
  EXPECT_TRUE(refused([](Page& p) { p.blocks.clear(); })) << "a table without its block";
  EXPECT_FALSE(refused([](Page& p) { p.blocks.clear(), p.tables.clear(); })) << "a page read without its layout";
  EXPECT_TRUE(refused([](Page& p) { p.blocks[1].table = 1; }));
  EXPECT_TRUE(refused([](Page& p) { p.blocks[1].table = -1; }));
  EXPECT_TRUE(refused([](Page& p) { p.blocks[2].table = 0; }));
  EXPECT_TRUE(refused([](Page& p) { p.blocks[2].kind = static_cast<BlockKind>(6); }));
  EXPECT_TRUE(refused([](Page& p) { p.tables[0].cells[0].column_span = 1; })) << "a place without a cell";
  EXPECT_TRUE(refused([](Page& p) { p.tables[0].cells[2].column = 0; })) << "two cells in one place";
  EXPECT_TRUE(refused([](Page& p) { p.tables[0].cells[1].row_span = 2; })) << "beyond the last row";
  EXPECT_TRUE(refused([](Page& p) { p.tables[0].cells[1].text[1].end = 6; })) << "beyond the line's text";
  EXPECT_TRUE(refused([](Page& p) { p.tables[0].cells[1].text[0].end = 0; })) << "a part with nothing in it";
  EXPECT_TRUE(refused([](Page& p) { p.tables[0].repeated_rows = 3; }));
}

TEST(DocumentCodec, MendsTextAndNumbers) {
  Document document = sample();
  document.producer = "W\xFFriter";
  document.pages[0].width = std::numeric_limits<double>::quiet_NaN();
  document.pages[0].lines[0].edges[1] = std::numeric_limits<float>::infinity();
  document.pages[1].images[0].dpi_x = -std::numeric_limits<double>::infinity();
  document.facts.xmp.author = "\xC3";
  const auto decoded = decode(encode(document));
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->producer, "W\uFFFDriter");
  EXPECT_EQ(decoded->pages[0].width, 0);
  EXPECT_EQ(decoded->pages[0].lines[0].edges[1], 0);
  EXPECT_EQ(decoded->pages[1].images[0].dpi_x, 0);
  EXPECT_EQ(decoded->facts.xmp.author, "\uFFFD");
}

// A length that promises more than there is takes no memory for it.
TEST(DocumentCodec, LengthsAreNotBelieved) {
  const std::string bytes = encode(Document{});
  // Last come the lists (fonts, pages, bookmarks, problems), whether it is an archive, and its container: one byte
  // each.
  for (std::size_t list = 3; list <= 6; ++list) {
    std::string forged = bytes.substr(0, bytes.size() - list);
    forged += "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F";
    EXPECT_EQ(decode(forged), std::nullopt);
    forged = bytes.substr(0, bytes.size() - list) + "\xFF\xFF\xF0\x01";  // under the ceiling of items
    EXPECT_EQ(decode(forged), std::nullopt);
  }
}

TEST(DocumentCodec, SurvivesTenThousandMutations) {
  const std::string bytes = encode(sample());
  std::mt19937 random(20260201);
  const auto pick = [&](std::size_t n) { return static_cast<std::size_t>(random()) % n; };
  int refused = 0;
  for (int round = 0; round < 10'000; ++round) {
    std::string mutant = bytes;
    for (std::size_t change = 1 + pick(4); change > 0 && !mutant.empty(); --change) {
      const std::size_t at = pick(mutant.size());
      switch (pick(5)) {
        case 0:
          mutant[at] = static_cast<char>(pick(256));
          break;
        case 1:
          mutant[at] = static_cast<char>(mutant[at] ^ (1 << pick(8)));
          break;
        case 2:
          mutant.erase(at, 1 + pick(9));
          break;
        case 3:
          mutant.insert(at, 1 + pick(9), static_cast<char>(pick(2) * 255));
          break;
        default:
          mutant.resize(at + 1);
      }
    }
    if (const auto decoded = decode(mutant)) {
      // What is let through is sound: it comes back the same, and its indices can be used.
      EXPECT_EQ(decode(encode(*decoded)), decoded);
      for (const Page& page : decoded->pages) {
        for (const Line& l : page.lines) {
          EXPECT_TRUE(l.font == 0 || l.font < decoded->fonts.size());
        }
      }
    } else {
      ++refused;
    }
  }
  EXPECT_GT(refused, 5'000);
  EXPECT_LT(refused, 10'000);
}

}  // namespace
}  // namespace nitec
