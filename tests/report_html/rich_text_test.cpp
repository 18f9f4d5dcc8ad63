#include "report/html/rich_text.h"

#include <gtest/gtest.h>

#include "report/html/sheet_xml.h"
#include "report/words/text.h"

namespace nitec {
namespace {

/// The element's content as XML.
std::string shown(const XmlDoc& doc) {
  xmlBuffer* buffer = xmlBufferCreate();
  for (xmlNode* node = xmlDocGetRootElement(doc.get())->children; node != nullptr; node = node->next) {
    xmlNodeDump(buffer, doc.get(), node, 0, 0);
  }
  std::string text(reinterpret_cast<const char*>(xmlBufferContent(buffer)));
  xmlBufferFree(buffer);
  // Han characters come out as references without a declared encoding.
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (text.compare(i, 3, "&#x") == 0) {
      const std::size_t end = text.find(';', i);
      append_utf8(out, static_cast<char32_t>(std::stoul(text.substr(i + 3, end - i - 3), nullptr, 16)));
      i = end + 1;
    } else {
      out += text[i++];
    }
  }
  return out;
}

std::string rich(std::string_view text) {
  const XmlDoc doc(xmlNewDoc(nullptr));
  Element root = Element::root(doc, "t");
  add_rich_text(root, text);
  return shown(doc);
}

std::string quoted(std::string_view text, const std::vector<Stretch>& differing) {
  const XmlDoc doc(xmlNewDoc(nullptr));
  Element root = Element::root(doc, "t");
  add_quote(root, text, differing);
  return shown(doc);
}

TEST(RichText, KeepsNumbersWithTheirUnits) {
  EXPECT_EQ(rich("见第26页。"), "见<nb>第26页</nb>。");
  EXPECT_EQ(rich("第5—11页"), "<nb>第5—11页</nb>");
  EXPECT_EQ(rich("于2029年11月24日收文"), "<nb>于2029年11月24日</nb>收文");
  EXPECT_EQ(rich("相差27.00万元"), "相<nb>差27.00万元</nb>");
  EXPECT_EQ(rich("第六条第一款第（二）项"), "<nb>第六条</nb><nb>第一款</nb><nb>第（二）项</nb>");
  EXPECT_EQ(rich("第三方"), "第三方") << "no unit";
  EXPECT_EQ(rich("第　项"), "第　项");
  EXPECT_EQ(rich("2029-06-15"), "2029-06-15");
  EXPECT_EQ(rich(""), "");
}

TEST(RichText, OpensGapsInAmountsOnly) {
  EXPECT_EQ(rich("2145.60万元"), "<nb><g>2</g>145.60万元</nb>");
  EXPECT_EQ(rich("共12345678元"), "<nb>共1<g>2</g>34<g>5</g>678元</nb>");
  EXPECT_EQ(rich("14000件"), "<nb>1<g>4</g>000件</nb>");
  EXPECT_EQ(rich("2029年"), "<nb>2029年</nb>") << "a year is no amount";
  EXPECT_EQ(rich("计划号20271466-T-605"), "计划号20271466-T-605");
  EXPECT_EQ(rich("GB/T12345"), "GB/T12345");
  EXPECT_EQ(rich("云发改〔2029〕11870号"), "云发改〔2029〕11870号");
  EXPECT_EQ(rich("91330000123456789X"), "91330000123456789X");
}

TEST(RichText, KeepsEveryCharacter) {
  const std::string text = "收文登记日2029年11月24日晚于申报期限，相差4日；计9310.75万元（第1、2、4项）。";
  const XmlDoc doc(xmlNewDoc(nullptr));
  Element root = Element::root(doc, "t");
  add_rich_text(root, text);
  xmlChar* content = xmlNodeGetContent(xmlDocGetRootElement(doc.get()));
  EXPECT_EQ(reinterpret_cast<const char*>(content), text);
  xmlFree(content);
}

TEST(RichText, QuotesShowTheirLinesAndWhatDiffers) {
  EXPECT_EQ(quoted("一\n二", {}), "一<br/>二");
  EXPECT_EQ(quoted("甲1386.40乙", {{3, 10}}), "甲<d><g>1</g>386.40</d>乙");
  EXPECT_EQ(quoted("ab", {{1, 9}, {5, 4}}), "ab") << "stretches outside of the quote are passed over";
}

TEST(Uri, KeepsEveryByteOfAName) {
  EXPECT_EQ(uri_of_path("../a b/c#1?.pdf"), "../a%20b/c%231%3F.pdf");
  EXPECT_EQ(uri_of_path("javascript:x"), "javascript%3Ax") << "a name never becomes a scheme";
  EXPECT_EQ(uri_of_path("附"), "%E9%99%84");
}

TEST(CssString, CannotBeLeft) {
  EXPECT_EQ(css_string("低温（筹）A1"), "\"低温\\00FF08 筹\\00FF09 A1\"");
  EXPECT_EQ(css_string("</style>\"\\\n"), "\"\\00003C \\00002F style\\00003E \\000022 \\00005C \\000020 \"");
}

}  // namespace
}  // namespace nitec
