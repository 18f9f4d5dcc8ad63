// The rules, in the order in which a reviewer reads: is it there, is it whole, is it named rightly, is it in time, who,
// how well, with what proof. A new rule has two lines here, its file, and a line in CMakeLists.txt.
#pragma once

#include <array>
#include <span>

#include "validators/agreement/rules.h"
#include "validators/datasheet/rules.h"
#include "validators/identifiers/rules.h"
#include "validators/record/rules.h"
#include "validators/rule.h"

namespace nitec {

extern const Rule kKindUnclear;
extern const Rule kReportMissing;
extern const Rule kReportRepeated;
extern const Rule kReportUnreadable;
extern const Rule kReportScanned;
extern const Rule kTitleMissing;
extern const Rule kSectionMissing;
extern const Rule kSectionEmpty;
extern const Rule kSectionMerged;
extern const Rule kSectionUnknown;
extern const Rule kSectionRenamed;
extern const Rule kSectionOrder;
extern const Rule kSectionTwice;
extern const Rule kSubItemMissing;
extern const Rule kNumberingGap;
extern const Rule kContentsPage;
extern const Rule kResidue;
extern const Rule kCenterName;
extern const Rule kNameDiffers;
extern const Rule kEnglishName;
extern const Rule kMixedForms;
extern const Rule kOtherCenter;
extern const Rule kUsccInText;
extern const Rule kPatentInText;
extern const Rule kPatentKind;
extern const Rule kStandardInText;
extern const Rule kStandardKind;
extern const Rule kSoftwareInText;
extern const Rule kDocnoInText;
extern const Rule kAmountInWords;
extern const Rule kImpossibleDate;
extern const Rule kIdentifierDuplicate;
extern const Rule kEvidenceNumber;
extern const Rule kSeveralHosts;
extern const Rule kPlaqueElsewhere;
extern const Rule kHostNameDiffers;
extern const Rule kCoChair;
extern const Rule kDirectorNotInReport;
extern const Rule kDirectorTitleDiffers;
extern const Rule kLegalFormCode;
extern const Rule kStartNotConsentDate;
extern const Rule kEndBeforeStart;
extern const Rule kTooLong;
extern const Rule kEndDateConvention;
extern const Rule kReportPeriod;
extern const Rule kExtension;
extern const Rule kApplicationLate;
extern const Rule kApplicationEarly;
extern const Rule kDatesDisagree;
extern const Rule kApplicationAppraisalMissing;
extern const Rule kApplicationRecommendationMissing;
extern const Rule kApplicationRecommendationNumber;
extern const Rule kApplicationRecommendationIssuer;
extern const Rule kApplicationDateOrder;
extern const Rule kApplicationConstructionField;
extern const Rule kApplicationNoResults;
extern const Rule kApplicationLeadingUnproved;
extern const Rule kApplicationNoCapacity;
extern const Rule kExtensionLate;
extern const Rule kExtensionNotBySupervisor;
extern const Rule kExtensionContentMissing;
extern const Rule kExtensionDateDiffers;
extern const Rule kExtensionLength;
extern const Rule kExtensionAgain;
extern const Rule kOtherPlatform;
extern const Rule kEvaluationPartsMissing;
extern const Rule kEvaluationWindow;
extern const Rule kEvaluationDatasheetYears;
extern const Rule kEvaluationReportYears;
extern const Rule kEvaluationConfirmationUnproved;
extern const Rule kEvaluationGrade;
extern const Rule kRectificationPlan;
extern const Rule kAnnualLate;
extern const Rule kAnnualAfterCutoff;
extern const Rule kAnnualYearNotPrevious;
extern const Rule kAnnualDatasheetYears;
extern const Rule kAnnualReportNamesOtherYear;
extern const Rule kSelfEvaluationMissing;
extern const Rule kProgressMissing;
extern const Rule kSubmitterDiffers;
extern const Rule kAdjustmentApprovalMissing;
extern const Rule kAdjustmentContentMissing;
extern const Rule kAdjustmentClassDoubtful;
extern const Rule kAdjustmentMovesEnd;
extern const Rule kTaskWithoutTrace;
extern const Rule kOutsideRegulation;
extern const Rule kGradeNotGoodEnough;
extern const Rule kNoTargets;
extern const Rule kTargetWithoutEvidence;
extern const Rule kRateRecomputed;
extern const Rule kTargetBelow;
extern const Rule kTargetFieldDiffers;
extern const Rule kTargetReportDiffers;
extern const Rule kTargetMeasuredDiffers;
extern const Rule kEvidenceNumberNotSeen;
extern const Rule kEvidenceDateNotSeen;
extern const Rule kEvidenceExpired;
extern const Rule kEvidenceSameFile;
extern const Rule kArchiveUnreadable;
extern const Rule kNameClash;
extern const Rule kFileUnreadable;
extern const Rule kNotOpened;
extern const Rule kUnlistedFile;
extern const Rule kFileMissing;
extern const Rule kHashDiffers;
extern const Rule kPagesOutOfRange;
extern const Rule kNotCited;
extern const Rule kCitedNotListed;
extern const Rule kOverused;
extern const Rule kDateAfterFiling;
extern const Rule kScan;
extern const Rule kStartConsentMissing;
extern const Rule kTaskAcceptanceMissing;
extern const Rule kIssuerDiffers;
extern const Rule kEvaluationResultMissing;
extern const Rule kFirstSetMissing;
extern const Rule kAuditReportMissing;
extern const Rule kAuditOpinion;
extern const Rule kAuditPaper;
extern const Rule kIncentiveRulesMissing;
extern const Rule kDirectorAppointmentMissing;
extern const Rule kCreditReportMissing;
extern const Rule kLegalFormProofs;
extern const Rule kAcceptanceMissing;
extern const Rule kFinalAccountsMissing;
extern const Rule kRegistrationMissing;
extern const Rule kAuthenticityCommitment;
extern const Rule kNoSecretStatement;
extern const Rule kSecretMarked;

inline constexpr std::array kCatalogue{
    &kKindUnclear,
    &kDatasheetMissing,
    &kDatasheetDuplicate,
    &kDatasheetUnreadable,
    &kDatasheetSchema,
    &kRequiredBlank,
    &kConditionalBlank,
    &kUnknownField,
    &kValueTwice,
    &kValueForm,
    &kYearMisplaced,
    &kReportMissing,
    &kReportRepeated,
    &kReportUnreadable,
    &kReportScanned,
    &kTitleMissing,
    &kSectionMissing,
    &kSectionEmpty,
    &kSectionMerged,
    &kSectionUnknown,
    &kSectionRenamed,
    &kSectionOrder,
    &kSectionTwice,
    &kSubItemMissing,
    &kNumberingGap,
    &kContentsPage,
    &kResidue,
    &kCenterName,
    &kNameDiffers,
    &kEnglishName,
    &kMixedForms,
    &kUsccCheck,
    &kUsccPrefix,
    &kDocnoForm,
    &kRegionCode,
    &kIndustryCode,
    &kUsccInText,
    &kPatentInText,
    &kPatentKind,
    &kStandardInText,
    &kStandardKind,
    &kSoftwareInText,
    &kDocnoInText,
    &kAmountInWords,
    &kImpossibleDate,
    &kIdentifierDuplicate,
    &kEvidenceNumber,
    &kOtherCenter,
    &kSeveralHosts,
    &kPlaqueElsewhere,
    &kHostNameDiffers,
    &kCoChair,
    &kDirectorNotInReport,
    &kDirectorTitleDiffers,
    &kOtherPlatform,
    &kLegalFormCode,
    &kStartNotConsentDate,
    &kEndBeforeStart,
    &kTooLong,
    &kEndDateConvention,
    &kReportPeriod,
    &kExtension,
    &kApplicationLate,
    &kApplicationEarly,
    &kDatesDisagree,
    &kApplicationAppraisalMissing,
    &kApplicationRecommendationMissing,
    &kApplicationRecommendationNumber,
    &kApplicationRecommendationIssuer,
    &kApplicationDateOrder,
    &kApplicationConstructionField,
    &kApplicationNoResults,
    &kApplicationLeadingUnproved,
    &kApplicationNoCapacity,
    &kExtensionLate,
    &kExtensionNotBySupervisor,
    &kExtensionContentMissing,
    &kExtensionDateDiffers,
    &kExtensionLength,
    &kExtensionAgain,
    &kEvaluationPartsMissing,
    &kEvaluationWindow,
    &kEvaluationDatasheetYears,
    &kEvaluationReportYears,
    &kEvaluationConfirmationUnproved,
    &kEvaluationGrade,
    &kRectificationPlan,
    &kAnnualLate,
    &kAnnualAfterCutoff,
    &kAnnualYearNotPrevious,
    &kAnnualDatasheetYears,
    &kAnnualReportNamesOtherYear,
    &kSelfEvaluationMissing,
    &kProgressMissing,
    &kSubmitterDiffers,
    &kAdjustmentApprovalMissing,
    &kAdjustmentContentMissing,
    &kAdjustmentClassDoubtful,
    &kAdjustmentMovesEnd,
    &kTaskWithoutTrace,
    &kOutsideRegulation,
    &kGradeNotGoodEnough,
    &kUnitWrong,
    &kValueRange,
    &kRelationBroken,
    &kRelationDoubtful,
    &kRelationRounding,
    &kYearCopied,
    &kNoTargets,
    &kTargetWithoutEvidence,
    &kRateRecomputed,
    &kTargetBelow,
    &kTargetFieldDiffers,
    &kTargetReportDiffers,
    &kTargetMeasuredDiffers,
    &kReportDiffers,
    &kUnitSlip,
    &kEvidenceDiffers,
    &kStatedTwice,
    &kTableTotal,
    &kRateDiffers,
    &kSumDiffers,
    &kCountDiffers,
    &kNamesDiffer,
    &kNumberDiffers,
    &kCodeDiffers,
    &kContractDiffers,
    &kDateDiffers,
    &kHostFigure,
    &kPapersDiffer,
    &kListLength,
    &kRowsDiffer,
    &kTrendDiffers,
    &kDerivedDiffers,
    &kDigitSlip,
    &kChronology,
    &kOutsidePeriod,
    &kYearJump,
    &kArchiveUnreadable,
    &kNameClash,
    &kFileUnreadable,
    &kNotOpened,
    &kUnlistedFile,
    &kFileMissing,
    &kHashDiffers,
    &kPagesOutOfRange,
    &kNotCited,
    &kCitedNotListed,
    &kOverused,
    &kDateAfterFiling,
    &kEvidenceNumberNotSeen,
    &kEvidenceDateNotSeen,
    &kEvidenceExpired,
    &kEvidenceSameFile,
    &kScan,
    &kStartConsentMissing,
    &kTaskAcceptanceMissing,
    &kIssuerDiffers,
    &kEvaluationResultMissing,
    &kFirstSetMissing,
    &kAuditReportMissing,
    &kAuditOpinion,
    &kAuditPaper,
    &kIncentiveRulesMissing,
    &kDirectorAppointmentMissing,
    &kCreditReportMissing,
    &kLegalFormProofs,
    &kAcceptanceMissing,
    &kFinalAccountsMissing,
    &kRegistrationMissing,
    &kAuthenticityCommitment,
    &kNoSecretStatement,
    &kSecretMarked,
    &kRecordOtherCenter,
    &kRecordNameAfterCancellation,
    &kRecordDataDiffers,
    &kRecordPeriodDiffers,
    &kRecordExtensionDiffers,
    &kRecordExtensionAgain,
    &kRecordTargetDropped,
    &kRecordTargetSoftened,
    &kRecordTargetUnit,
    &kRecordTargetUncertain,
    &kRecordTargetAdded,
    &kRecordEvaluationYear,
    &kRecordGradeDiffers,
    &kRecordRectificationMissing,
    &kRecordRevocation,
};

/// All rules of this build, in reading order.
inline std::span<const Rule* const> catalogue() {
  return kCatalogue;
}

}  // namespace nitec
