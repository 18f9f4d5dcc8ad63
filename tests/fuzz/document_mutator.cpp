// Arbitrary bytes seldom pass for an encoded document: now and then one begins with a sound one.
#include <cstring>
#include <string>

#include "ingest/document_codec.h"
#include "tests/fuzz/target.h"

namespace {

using namespace nitec;

// Made here and not kept as files: the encoding changes with the program.
const std::string& sample() {
  static const std::string encoded = [] {
    Document document;
    document.path = "附件/报告.pdf";
    document.fonts = {{"FangSong", false, true}, {"SimHei", true, false}};
    document.pages.resize(2);
    Page& page = document.pages[0];
    page.lines = {{.text = "摘要", .box = {1, 2, 3, 4}, .size = 16, .font = 1, .edges = {1, 2, 3}},
                  {.text = "2027", .box = {1, 5, 9, 9}, .size = 10, .edges = {}}};
    page.tables = {{.rows = 2,
                    .columns = 2,
                    .cells = {{.column_span = 2, .text = {{1, 0, 4}}}, {.row = 1}, {.row = 1, .column = 1}}}};
    page.blocks = {{.lines = {0}}, {.kind = BlockKind::kTable, .lines = {1}, .table = 0}};
    document.pages[1].images.resize(1);
    document.bookmarks = {{"一、摘要", 0, 1}};
    document.problems = {{ProblemKind::kDamaged, "损坏。", {}}};
    document.facts.attached_files.resize(1);
    document.facts.signatures.resize(1);
    document.facts.encryption.emplace();
    return encode(document);
  }();
  return encoded;
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming)
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size,
                                               unsigned int seed) {
  constexpr unsigned int kAnew = 50;  // One in so many begins with a sound document.
  if (seed % kAnew == 0 && sample().size() <= max_size) {
    std::memcpy(data, sample().data(), sample().size());
    size = sample().size();
  }
  return LLVMFuzzerMutate(data, size, max_size);
}
