#include "validators/datasheet/relation_look.h"

#include "validators/datasheet/relation_words.h"
#include "validators/datasheet/sheet_words.h"

namespace nitec {

Look look_at_relations(const Submission& submission, std::vector<Finding>& findings,
                       bool (*told)(const RelationResult& result, const WrongFields& wrong)) {
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  const std::vector<RelationResult> results =
      judge_relations(sheet_relations(), sheet_dictionary(), *submission.datasheet);
  WrongFields wrong;
  for (const RelationResult& result : results) {
    if (result.state == RelationState::kBroken && result.relation->level == Severity::kError) {
      wrong.insert(result.fields.begin(), result.fields.end());
    }
  }
  const std::size_t begin = findings.size();
  bool judged = false;
  for (const RelationResult& result : results) {
    judged = judged || result.state != RelationState::kUnjudged;
    if (told(result, wrong)) {
      findings.push_back(relation_finding(result));
    }
  }
  limit(findings, begin);
  return judged ? Look::kLooked : Look::kNoData;
}

}  // namespace nitec
