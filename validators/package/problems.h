// How a file that cannot be read is spoken of.
#pragma once

#include <string_view>

#include "model/finding.h"
#include "model/submission.h"

namespace nitec {

/// The first problem that keeps the file, or a part of it, from being read; null when there is none. A missing text
/// layer is not one, nor is anything about the content of a datasheet.
const Problem* obstacle(const Document& document);

/// What kept an archive from being read to its end; null for other documents, and for an archive inside an archive,
/// which is not opened on purpose.
const Problem* archive_obstacle(const Document& document);

/// Some archive of the submission was not read to its end: what is not found may be in it.
bool has_closed_archive(const Submission& submission);

/// The file was not opened at all: a link, a special file, too large.
bool unopened(ProblemKind kind);

/// The page or the file that the problem is about.
Location problem_place(const Document& document, const Problem& problem);

/// “需要密码才能打开”
std::string_view problem_words(ProblemKind kind);
/// "it needs a password"
std::string_view problem_words_en(ProblemKind kind);
/// Where this kind of problem is mended otherwise than the card of the rule says: how.
void add_remedy(Finding& finding, ProblemKind kind);

}  // namespace nitec
