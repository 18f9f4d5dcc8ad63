// What a submission claims as its own.
#pragma once

#include "model/claim.h"
#include "model/finding.h"

namespace nitec {

/// Makes what is the same for all submissions, before their processes part.
void prepare_claims();

/// Of a sheet whose pages still have their words. Of one in quarantine nothing.
Claims claims_of(const ReviewSheet& sheet);

}  // namespace nitec
