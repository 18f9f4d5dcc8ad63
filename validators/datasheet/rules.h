// The rules about the datasheet itself, in reading order: is it there, can it be read, is it filled in, does it add up.
#pragma once

#include "validators/rule.h"

namespace nitec {

extern const Rule kDatasheetMissing;
extern const Rule kDatasheetDuplicate;
extern const Rule kDatasheetUnreadable;
extern const Rule kDatasheetSchema;
extern const Rule kRequiredBlank;
extern const Rule kConditionalBlank;
extern const Rule kUnknownField;
extern const Rule kValueTwice;
extern const Rule kValueForm;
extern const Rule kUnitWrong;
extern const Rule kYearMisplaced;
extern const Rule kValueRange;
extern const Rule kRelationBroken;
extern const Rule kRelationDoubtful;
extern const Rule kRelationRounding;
extern const Rule kYearCopied;

}  // namespace nitec
