// The rules that need the centre's record.
#pragma once

#include "validators/rule.h"

namespace nitec {

extern const Rule kRecordOtherCenter;
extern const Rule kRecordDataDiffers;
extern const Rule kRecordPeriodDiffers;
extern const Rule kRecordExtensionDiffers;
extern const Rule kRecordExtensionAgain;
extern const Rule kRecordNameAfterCancellation;
extern const Rule kRecordTargetDropped;
extern const Rule kRecordTargetSoftened;
extern const Rule kRecordTargetUnit;
extern const Rule kRecordTargetUncertain;
extern const Rule kRecordTargetAdded;
extern const Rule kRecordEvaluationYear;
extern const Rule kRecordGradeDiffers;
extern const Rule kRecordRectificationMissing;
extern const Rule kRecordRevocation;

}  // namespace nitec
