// The rules about identifiers that the datasheet gives: codes and numbers that carry a check or a form.
#pragma once

#include "validators/rule.h"

namespace nitec {

extern const Rule kUsccCheck;
extern const Rule kUsccPrefix;
extern const Rule kDocnoForm;
extern const Rule kRegionCode;
extern const Rule kIndustryCode;

}  // namespace nitec
