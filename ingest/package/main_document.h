// Which document of a submission is the one that it is about.
#pragma once

#include "model/submission.h"

namespace nitec {

/// How much a document speaks for the one that submissions of that kind are about, 0 to 1: the title on its first pages
/// and in the name of its file, and the nine sections of a 筹建期总结报告. From kIsMain on it may be taken for it.
/// `document` may have no pages. Of one that cannot reach `needed`, the score is only known to be below it: most of the
/// work is saved. The words of titles are data: schemas/<date>/main_documents.tsv.
double main_document_score(const Document& document, Kind kind, double needed = 0);

inline constexpr double kIsMain = 0.5;

/// Whether a file that the datasheet lists as evidence of that type may be what the submission is about: an audit
/// report called “年度审计报告” is none, whatever its title.
bool may_be_main_document(std::string_view evidence_type);

}  // namespace nitec
