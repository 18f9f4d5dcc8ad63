// What the rules ask of the centre's record (中心台账), and how findings name its parts.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validators/facts.h"
#include "validators/rule.h"

namespace nitec {

/// How the centre of the submission and the one of the record compare.
struct Kinship {
  bool other = false;            ///< Evidently not the same centre.
  std::vector<Location> places;  ///< The submission's and the record's names that were compared.
  std::string ours;  ///< “低温精密传动国家产业技术工程化中心（筹）（某某公司）” of the submission.
  std::string theirs;  ///< The same of the record.
};

/// Compares names (marks like “（筹）” do not count, former names do), the host's code, and the consent's number. A
/// submission that names neither centre nor host is taken for the record's: somebody put the two together.
Kinship kinship(const Submission& submission, const Record& record);

/// The record, when there is one and it is this centre's; else null: rules then have no data.
const Record* record_of(const Submission& submission);

/// “中心台账第12行”, the bare title when the line is not known.
std::string in_record(const Location& where);

/// A name as two writings of it are compared: folded, without brackets, “（筹）” and “国家”; 发改委 in its long form.
std::string plain_unit(std::string_view name);
/// A 文号 without brackets and blanks.
std::string plain_number(std::string_view number);

/// The latest adjustment whose matter speaks of one of these words; null when there is none.
const RecordedAdjustment* adjustment_about(const Record& record, std::initializer_list<std::string_view> words);
/// The latest adjustment that names the approved target, by itself or in its matter; null when there is none.
const RecordedAdjustment* adjustment_of(const Record& record, const ApprovedTarget& target);
/// “；台账登记有2028年1月1日的调整“主任变更”（某文号）”
std::string adjusted_words(const RecordedAdjustment& adjustment);

/// The approved extension that ends last; null when none was approved.
const RecordedExtension* approved_extension(const Record& record);
/// The last undecided one; null when there is none, or when an extension was approved after it was asked for.
const RecordedExtension* open_extension(const Record& record);
/// An adjustment that moves the end of the period: an extension by another name.
const RecordedAdjustment* moved_end(const Record& record);

/// The year in which the next evaluation of the centre is due: the announced year of its batch, or else the
/// confirmation's year plus three, six …: the first one that is not before `from`. Nothing when neither is known.
std::optional<int> due_year(const Record& record, int from);
/// The year of the evaluation that this submission is for: the year after the last one of A04; nothing when A04 says
/// none.
std::optional<int> evaluation_year_of(const Submission& submission);

/// The latest result before the evaluation that this submission is for; null when the record has none.
const RecordedGrade* last_grade(const Submission& submission, const Record& record);

/// When the unit first received a submission of this kind (of an evaluation or an annual report: for its year); null
/// when the record does not say.
const RecordedReceipt* receipt_of(const Submission& submission, const Record& record);

/// What the record has to say to that clause, with the places; empty without a record, or when it says nothing.
std::string look_at_record(std::string_view clause_id, const Submission& submission, std::vector<Location>& where);

/// A finding of a rule with another severity than its card's.
Finding with_severity(const RuleCard& card, Severity severity, Finding made);

}  // namespace nitec
