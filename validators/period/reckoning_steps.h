// The steps that the reckonings of several kinds of submission share.
#pragma once

#include <string>
#include <string_view>

#include "validators/period/reckoning.h"

namespace nitec {

/// The date of that field becomes a filing date.
void add_field(const Submission& submission, std::string_view code, std::string name, Reckoning& out);
/// The dates of all evidence of that type become filing dates.
void add_evidence(const Submission& submission, std::string_view type, const std::string& name, Reckoning& out);

/// When the submission was received, by trust: the centre's record, A26, a receipt among the evidence.
void add_receipts(const Submission& submission, Reckoning& out);

/// 筹建期起始日, from the centre's record, A06 or the consent.
void step_start(const Submission& submission, Reckoning& out);
/// 原截止日, from the centre's record or A07, beside start plus three years.
void step_end(const Submission& submission, Reckoning& out);

/// 第二十条: the end of the period is the last day for the request; what is asked for ends a year later at the most.
Reckoning reckon_extension(const Submission& submission, const Context& context);
/// 第十三、十四条: appraisal, recommendation, handing in. There is no deadline.
Reckoning reckon_application(const Submission& submission);
/// Of kinds without a deadline of their own: the dates of filing only.
Reckoning reckon_filing(const Submission& submission);

}  // namespace nitec
