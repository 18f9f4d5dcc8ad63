// A blank submission for an applicant to fill in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/dictionary.h"
#include "model/kind.h"

namespace nitec {

/// The datasheet in the form of datasheet.xsd: every field of the kind with its name, unit and how it is written beside
/// it, and no value; examples of the rows in comments.
std::string write_blank_datasheet(const Dictionary& dictionary, Kind kind);

/// A line of a blank report.
struct BlankHeading {
  int level = 1;       ///< 0: the title of the document.
  std::string number;  ///< "一、", "（二）"; empty for a title.
  std::string title;
  std::string prompt;  ///< What to write there; may be empty.
};

/// The outline of the main document: of a 确认申请 the nine sections of the annex with their sub-items.
std::vector<BlankHeading> blank_outline(Kind kind);

/// The same as a document to write in (.docx).
std::string write_blank_report(Kind kind);

/// What proofs go with it, to be ticked off (.docx).
std::string write_blank_checklist(const std::vector<EvidenceType>& types, Kind kind);

}  // namespace nitec
