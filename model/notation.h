// A submission as text, and back: the golden file of a PDF and the fixture of a rule are one notation.
//
// One thing a line, outermost first; indentation is for the eye; "#" opens a comment line. Words are set apart by
// blanks; a word with a blank, a quote or “=” in it stands in double quotes (\" \\ \n \r \t \xHH inside). Everything
// that is not written has a default, so that a fixture says only what it is about:
//
//   # story: the application comes three days late
//   submission confirmation "某中心-确认申请" sha256=…
//   problem damaged "…"                              of the package, before any document
//   document "报告.pdf" role=summary-report pages=42 sha256=… bytes=… producer=… archive=yes container=… pdf=yes
//     problem no-text "…" page=3
//     font FangSong bold unmapped
//     bookmark "一、摘要" page=3 level=0
//     page 3 595x842 ok rotation=90 label=iv images=0.98
//       line 72,140,310,155 16 bold vertical invisible font=1 edges=72,88,… | 一、摘要
//       | 一、摘要                                     the same without its box: lines follow one another downwards
//       || 项目 | 金额（万元）                          a row of a table: its cells, a line in each
//   datasheet "datasheet.xml" kind=confirmation version=…
//     field A06 2026-03-16 year=2027 scope=中心 unit=万元 state=value line=14 xpath=…
//     participant "某大学" code=… duty=… line=20
//     evidence 03 "审计报告" type=audit-report file=附件03.pdf pages=1-12 sha256=… issuer=… number=… date=2029-05-08
//              valid-until=… supports=E08,§4 line=30      (on one line)
//     target "中试能力" direction=≥ target=1200 unit=台/年 actual=1080 rate=90.0 evidence=03,04 field=B14 line=40
//     commitment L01 signer=… sealed date=… evidence=13 text=… line=50
//   outline "报告.pdf" pages=42 text-layer=ok order=wrong contents-page=2
//     section 3 present "三、主要建设内容完成情况" page=11 last-page=23 characters=812 merged-into=4 title=…
//     by-place in-contents items=6
//       item 5 missing                                 also: item 5 covered heading page=12 "…"; name=…
//       substance "详见附件12" page=55
//       expected page=55
//       again "三、…" page=60
//   record file "中心台账/ITEC-017.xml" sha256=…           the centre's record; every line of it begins with “record”
//   record status 筹建 line=3                              筹建, 正式, 取消, 撤销
//   record center "某某国家产业技术工程化中心（筹）"          also: former-center, host, former-host,
//                                                        host-code, supervisor, co-supervisor, director,
//                                                        field, form, consent-number, start, end,
//                                                        confirmation-number, confirmation-date,
//                                                        evaluation-year, investment
//   record target "中试能力" direction=≥ value=1200 unit=台/年 field=B14 line=20
//   record extension 批准 requested=… decided=… until=… number=…       批准, 不予批准, 撤回, 未决
//   record adjustment "主任变更" date=… class=… number=…
//   record adjusted-target "中试能力"                      of the adjustment before
//   record grade 2032 基本合格 date=…
//   record received confirmation 2029-05-22 year=…
//
// Defaults worth knowing: a document listed as evidence is evidence; `pages=42` makes 42 blank A4 pages with a sound
// text layer; an `outline` has all nine sections in order with all their sub-items until `section` and `item` lines say
// otherwise; the scope of a field is 中心; a place without `file` lies in the file that the line is about; a record
// without a file is 中心台账.xml.
#pragma once

#include <string>
#include <string_view>

#include "model/submission.h"

namespace nitec {

/// The submission in the notation. from_notation(to_notation(s)) == s for every submission without not-a-number boxes
/// and of which the notation tells all: not what PDFs say beside their lines (facts, images, blocks), nor tables with
/// spans.
std::string to_notation(const Submission& submission);

/// Reads the notation. Throws std::runtime_error ("line 12: …") on text that is not in it.
Submission from_notation(std::string_view text);

}  // namespace nitec
