// The words by which the annex's sub-items are recognised: schemas/<rule set>/outline_items.tsv.
#pragma once

#include <vector>

#include "ingest/text/lexicon.h"

namespace nitec {

/// What a term says by itself; the classes of the data file.
enum class TermKind {
  kName,  ///< Names the sub-item wherever it stands.
  kHead,  ///< Too general for prose, telling enough at the head of something.
  kSign,  ///< Speaks of it.
};

struct Term {
  int item = 0;  ///< Index in the section's items.
  TermKind kind = TermKind::kName;
};

/// The terms of one section.
struct SectionTerms {
  std::vector<Term> terms;
  std::vector<Lexicon> lexicon;  ///< One, or none for a section without sub-items.
};

/// The terms of a section, 1 to 9.
const SectionTerms& section_terms(int section);

}  // namespace nitec
