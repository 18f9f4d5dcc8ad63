#include "ingest/text/file_names.h"

#include <gtest/gtest.h>

namespace nitec {
namespace {

// The bytes of GBK and GB 18030 are those that `iconv -t GB18030` gives.
TEST(FileNames, PartsOfAPathAreReadOneByOne) {
  EXPECT_EQ(path_in_utf8("证明材料/01.pdf"), "证明材料/01.pdf");
  EXPECT_EQ(path_in_utf8("\xb1\xa8\xb8\xe6.pdf"), "报告.pdf");
  EXPECT_EQ(path_in_utf8("证明材料/\xb1\xa8\xb8\xe6.pdf"), "证明材料/报告.pdf");
  EXPECT_EQ(path_in_utf8("\x81\x30\x84\x36"), "\u00a5");              // four bytes
  EXPECT_EQ(path_in_utf8("\x95\x32\x82\x36.pdf"), "\U00020000.pdf");  // beyond the first plane
  EXPECT_EQ(path_in_utf8("\xff\xfe.pdf"), "\uFFFD\uFFFD.pdf");
  EXPECT_EQ(path_in_utf8("\xb1"), "\uFFFD");  // half a character
  EXPECT_EQ(path_in_utf8(""), "");
  EXPECT_EQ(path_in_utf8("/"), "/");
}

TEST(FileNames, Gb18030IsReadWholeOrNotAtAll) {
  EXPECT_EQ(utf8_from_gb18030("\xc4\xa3"), "模");
  EXPECT_EQ(utf8_from_gb18030("\x95\x5c"), "昞");  // a second byte that is “\” in ASCII
  EXPECT_EQ(utf8_from_gb18030("abc"), "abc");
  EXPECT_EQ(utf8_from_gb18030(""), "");
  EXPECT_EQ(utf8_from_gb18030("\xc4"), std::nullopt);
  EXPECT_EQ(utf8_from_gb18030("\xff\xff"), std::nullopt);
}

TEST(FileNames, NamesOfOneArchiveHelpEachOther) {
  const std::string mo = "\xc4\xa3.pdf";          // 模 in GBK, “ģ” in UTF-8
  const std::string baogao = "\xb1\xa8\xb8\xe6";  // 报告: GBK only
  using Names = std::vector<std::string>;
  EXPECT_EQ(names_in_utf8({mo, baogao}), (Names{"模.pdf", "报告"}));
  EXPECT_EQ(names_in_utf8({mo, "a.pdf"}), (Names{"\u0123.pdf", "a.pdf"}));
  EXPECT_EQ(names_in_utf8({"材料.pdf", baogao, "caf\u00e9 材料"}), (Names{"材料.pdf", "报告", "caf\u00e9 材料"}));
  EXPECT_EQ(names_in_utf8({"\xff\xff", "\u00e9"}), (Names{"\uFFFD\uFFFD", "\u00e9"}));
  EXPECT_EQ(names_in_utf8({}), Names());
}

TEST(FileNames, KeysOfNamesThatFallTogether) {
  EXPECT_EQ(name_key("附件/A.PDF"), name_key("附件/a.pdf"));
  EXPECT_EQ(name_key("\u00e9"), name_key("e\u0301"));
  EXPECT_EQ(name_key("STRASSE"), name_key("stra\u00dfe"));
  EXPECT_NE(name_key("附件①"), name_key("附件1"));
  EXPECT_NE(name_key("ａ"), name_key("a"));  // full width: another name everywhere
  EXPECT_NE(name_key("甲"), name_key("乙"));
}

}  // namespace
}  // namespace nitec
