// The rules of this family: report, datasheet and evidence tell the same story and must tell it with the same numbers.
#pragma once

#include "validators/rule.h"

namespace nitec {

extern const Rule kReportDiffers;
extern const Rule kUnitSlip;
extern const Rule kEvidenceDiffers;
extern const Rule kStatedTwice;
extern const Rule kTableTotal;
extern const Rule kRateDiffers;
extern const Rule kSumDiffers;
extern const Rule kCountDiffers;
extern const Rule kNamesDiffer;
extern const Rule kNumberDiffers;
extern const Rule kCodeDiffers;
extern const Rule kContractDiffers;
extern const Rule kDateDiffers;
extern const Rule kHostFigure;
extern const Rule kPapersDiffer;
extern const Rule kListLength;
extern const Rule kChronology;
extern const Rule kOutsidePeriod;
extern const Rule kYearJump;
extern const Rule kRowsDiffer;
extern const Rule kTrendDiffers;
extern const Rule kDerivedDiffers;
extern const Rule kDigitSlip;

}  // namespace nitec
