#include "ingest/outline/numbering.h"

#include <gtest/gtest.h>

#include <string>

#include "ingest/text/fold.h"

namespace nitec {
namespace {

struct Case {
  const char* line;
  NumberStyle style;
  int value;
  const char* title;  ///< What is left behind the number.
};

class Numbers : public testing::TestWithParam<Case> {};

TEST_P(Numbers, AreReadWithTheirStyle) {
  const Folded folded = fold(decode_utf8(GetParam().line));
  const Numbering number = read_numbering(folded.text, folded.origin);
  EXPECT_EQ(static_cast<int>(number.style), static_cast<int>(GetParam().style)) << GetParam().line;
  EXPECT_EQ(number.value, GetParam().value) << GetParam().line;
  EXPECT_EQ(encode_utf8(std::u32string_view(folded.text).substr(number.length)), GetParam().title) << GetParam().line;
}

INSTANTIATE_TEST_SUITE_P(
    Written, Numbers,
    testing::Values(
        Case{"一、摘　要", NumberStyle::kHan, 1, "摘要"},
        Case{"⼆、筹建期⼯作概述", NumberStyle::kHan, 2, "筹建期工作概述"},
        Case{"三．主要建设内容", NumberStyle::kHan, 3, "主要建设内容"}, Case{"一 摘要", NumberStyle::kHan, 1, "摘要"},
        Case{"十二、结语", NumberStyle::kHan, 12, "结语"}, Case{"玖、相關附件", NumberStyle::kHan, 9, "相关附件"},
        Case{"第五章　组织管理", NumberStyle::kChapter, 5, "组织管理"},
        Case{"第1章 摘要", NumberStyle::kChapter, 1, "摘要"},
        Case{"第一部分 执行摘要", NumberStyle::kPart, 1, "执行摘要"}, Case{"第二编", NumberStyle::kPart, 2, ""},
        Case{"第三节 试验设施", NumberStyle::kClause, 3, "试验设施"}, Case{"第十二条", NumberStyle::kClause, 12, ""},
        Case{"（三）工程决算", NumberStyle::kHanParen, 3, "工程决算"},
        Case{"㈠ 概况", NumberStyle::kHanParen, 1, "概况"}, Case{"(2)试制线", NumberStyle::kArabicParen, 2, "试制线"},
        Case{"3）检测", NumberStyle::kArabicParen, 3, "检测"}, Case{"1. 报告摘要", NumberStyle::kArabic, 1, "报告摘要"},
        Case{"４．财务决算", NumberStyle::kArabic, 4, "财务决算"},
        Case{"8、其他说明事项", NumberStyle::kArabic, 8, "其他说明事项"},
        Case{"①摘要", NumberStyle::kArabic, 1, "摘要"}, Case{"2 筹建工作", NumberStyle::kArabic, 2, "筹建工作"},
        Case{"2.3 运行机制建设", NumberStyle::kDecimal, 3, "运行机制建设"},
        Case{"2.3.1组织机构", NumberStyle::kDecimal, 1, "组织机构"},
        Case{"Ⅵ．发展目标", NumberStyle::kRoman, 6, "发展目标"},
        Case{"附件1 审计报告", NumberStyle::kAttachment, 1, "审计报告"},
        Case{"附录A", NumberStyle::kAttachment, 0, ""}));

INSTANTIATE_TEST_SUITE_P(NotWritten, Numbers,
                         testing::Values(Case{"三年来，中心完成", NumberStyle::kNone, 0, "三年来,中心完成"},
                                         Case{"3台套设备", NumberStyle::kNone, 0, "3台套设备"},
                                         Case{"2028年12月", NumberStyle::kNone, 0, "2028年12月"},
                                         Case{"一般情况", NumberStyle::kNone, 0, "一般情况"},
                                         Case{"12.5万元", NumberStyle::kNone, 0, "12.5万元"},
                                         Case{"摘要", NumberStyle::kNone, 0, "摘要"},
                                         Case{"附属设施", NumberStyle::kNone, 0, "附属设施"},
                                         Case{"", NumberStyle::kNone, 0, ""}));

TEST(Numbers, OfDecimalsKnowTheirDepth) {
  const Folded folded = fold(U"2.3.1 组织机构");
  EXPECT_EQ(read_numbering(folded.text, folded.origin).depth, 3);
}

}  // namespace
}  // namespace nitec
