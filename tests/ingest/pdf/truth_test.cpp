// Every document of fixtures/pdf says what its truth.txt says.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>

#include "fixture.h"

namespace nitec::test {
namespace {

bool is_leader(char32_t c) {
  return c == '.' || c == U'…' || c == U'·';
}

/// Line breaks and blanks are the setting's affair: a run of them is one blank, and none beside a Han character. A run
/// of leader dots, however many, is one "<leader>".
std::string folded(const std::string& text) {
  std::u32string one;
  for (const char32_t c : utf8_to_utf32(text)) {
    if (c >= 0xFB00 && c <= 0xFB04) {  // Ligatures come as the file gives them.
      static constexpr std::u32string_view kLetters[] = {U"ff", U"fi", U"fl", U"ffi", U"ffl"};
      one += kLetters[c - 0xFB00];
    } else if (!is_blank(c)) {
      one += c;
    } else if (!one.empty() && one.back() != ' ') {
      one += ' ';
    }
  }
  std::u32string out;
  for (std::size_t i = 0; i < one.size(); ++i) {
    std::size_t end = i;
    std::size_t dots = 0;
    while (end < one.size() && (is_leader(one[end]) || one[end] == ' ')) {
      dots += is_leader(one[end]) ? 1 : 0;
      ++end;
    }
    if (dots >= 4) {
      while (!out.empty() && out.back() == ' ') {
        out.pop_back();
      }
      out += U"<leader>";
      i = end - 1;
      continue;
    }
    const bool beside_han = (!out.empty() && (is_ideographic(out.back()) || out.back() == '>')) ||
                            (i + 1 < one.size() && (is_ideographic(one[i + 1]) || one[i + 1] == '<'));
    if (one[i] != ' ' || (!beside_han && !out.empty())) {
      out += one[i];
    }
  }
  while (!out.empty() && out.back() == ' ') {
    out.pop_back();
  }
  std::string utf8;
  for (const char32_t c : out) {
    append_utf8(utf8, c);
  }
  return utf8;
}

std::vector<std::string> split_pages(const std::string& text) {
  std::vector<std::string> pages{""};
  for (const char c : text) {
    if (c == '\f') {
      pages.emplace_back();
    } else {
      pages.back() += c;
    }
  }
  return pages;
}

/// All but those whose text is beyond recovery: text_layer_test.cpp has them.
std::vector<std::string> documents() {
  const std::vector<std::string> beyond_recovery{"damaged-mappings", "ghostscript-lost-mapping"};
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(fixtures())) {
    const std::string name = entry.path().filename().string();
    if (entry.is_directory() && std::count(beyond_recovery.begin(), beyond_recovery.end(), name) == 0) {
      names.push_back(name);
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

class Truth : public testing::TestWithParam<std::string> {};

TEST_P(Truth, IsWhatThePagesSay) {
  ASSERT_TRUE(std::filesystem::exists(fixtures() / GetParam() / "truth.txt")) << "a fixture without its truth";
  const Document document = read_fixture(GetParam());
  std::vector<std::string> truth = split_pages(slurp(fixtures() / GetParam() / "truth.txt"));
  if (document.pages.empty()) {
    EXPECT_EQ(truth.size(), 1U);
    EXPECT_EQ(folded(truth[0]), "");
    EXPECT_FALSE(document.problems.empty());
    return;
  }
  ASSERT_EQ(document.pages.size(), truth.size());
  for (std::size_t i = 0; i < truth.size(); ++i) {
    std::string text;
    for (const Line& line : document.pages[i].lines) {
      text += line.text + "\n";
      EXPECT_EQ(line.edges.size(), utf8_to_utf32(line.text).size() + 1) << line.text;
    }
    EXPECT_EQ(folded(text), folded(truth[i])) << "page " << i + 1;
    EXPECT_EQ(document.pages[i].number, static_cast<int>(i) + 1);
  }
}

INSTANTIATE_TEST_SUITE_P(Fixtures, Truth, testing::ValuesIn(documents()), [](const auto& fixture) {
  std::string name = fixture.param;
  std::replace_if(
      name.begin(), name.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
  return name;
});

}  // namespace
}  // namespace nitec::test
