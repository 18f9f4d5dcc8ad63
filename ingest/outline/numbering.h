// The number before a heading: 一、 （一） 第一章 第一部分 1. 1.1 （1） Ⅰ. and their kin.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace nitec {

enum class NumberStyle {
  kNone,
  kHan,          ///< 一、 一. 一 (with a blank)
  kHanParen,     ///< （一）
  kChapter,      ///< 第一章
  kPart,         ///< 第一部分, 第一篇, 第一编, 第一卷
  kClause,       ///< 第一节, 第一条, 第一款: always below a section
  kArabic,       ///< 1、 1. 1 (with a blank), ①
  kArabicParen,  ///< （1） 1）
  kDecimal,      ///< 1.1 and deeper
  kRoman,        ///< Ⅰ. I、
  kAttachment,   ///< 附件1, 附录A, 附表二: never one of the nine
};

struct Numbering {
  NumberStyle style = NumberStyle::kNone;
  int value = 0;           ///< The number, or the last of 1.1; 0 when there is none.
  int depth = 1;           ///< Parts of the number: 3 for 2.3.1.
  std::size_t length = 0;  ///< Characters of the line that it takes, with its separator.
};

/// Reads the number at the head of `text` (folded, without blanks). `origin` leads from its characters to those of the
/// line as printed, so that a blank behind the number shows as a gap: “一 摘要” and “3 建设内容” count as numbered,
/// “三年来” and “3台” do not.
Numbering read_numbering(std::u32string_view text, std::span<const std::uint32_t> origin);

}  // namespace nitec
