// The notice to the applicant (补正告知): what it says, in the order in which it says it. report/pdf and report/office
// print it; neither adds a word of its own.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "model/annotation.h"
#include "model/finding.h"

namespace nitec {

/// What the notice says of one finding. All texts are one line each, ready to print.
struct NoticeFinding {
  int id = 0;  ///< Its number on every paper.
  Severity severity = Severity::kNote;
  std::string severity_title;  ///< “错误”
  std::string article;
  std::string message;
  std::vector<std::pair<std::string, std::string>> lines;  ///< “出处” and the place with its words, “请”, the remedy.
};

/// Findings that stand on one page, errors first.
struct NoticePage {
  std::string title;  ///< “第3页”; empty where the file has no pages or the whole of it is meant.
  std::vector<NoticeFinding> findings;
};

/// Findings of one file, by page.
struct NoticeFile {
  std::string title;  ///< “《总结报告》”
  std::string path;   ///< As it was handed in; empty for what is about the submission as a whole.
  std::vector<NoticePage> pages;
};

/// A numbered part of the notice without findings.
struct NoticePart {
  std::string title;
  std::vector<std::string> paragraphs;
  std::vector<std::string> list;  ///< Numbered, behind the paragraphs.
};

struct Notice {
  std::string title;
  std::string number;                                      ///< The line for the unit's own number, to fill in.
  std::string addressee;                                   ///< “某某大学（某某中心）：”
  std::vector<std::string> opening;                        ///< What was received, what was found, by when.
  std::vector<std::pair<std::string, std::string>> facts;  ///< A table: 中心名称, 报送类型 …
  std::string findings_title;                              ///< “一、……”; empty when there are no findings.
  std::vector<NoticeFile> files;
  std::vector<NoticePart> parts;  ///< Their titles are numbered on from there.
  std::vector<std::string> closing;
  std::vector<std::string> signature;  ///< To the right: the unit's place for its seal, and the day.
  std::string fine_print;              ///< What the check is, in one sentence.
};

/// The notice of that sheet, which is for_applicant() already and no quarantine; `left_out`: files without a marked
/// copy; `annotated`: paths of those that have one. Dates that neither the regulation nor the submission gives are left
/// blank.
Notice notice_of(const ReviewSheet& sheet, const std::vector<std::string>& annotated,
                 const std::vector<NotAnnotated>& left_out);

}  // namespace nitec
