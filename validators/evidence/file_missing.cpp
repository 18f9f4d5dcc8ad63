#include <map>
#include <string>

#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/package/problems.h"

namespace nitec {
namespace {

std::string base_name(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet || submission.datasheet->evidence.empty()) {
    return Look::kNoData;
  }
  if (has_closed_archive(submission)) {
    return Look::kNoData;
  }
  std::map<std::string, const Document*> by_name;
  for (const Document& document : submission.documents) {
    by_name.emplace(base_name(document.path), &document);
  }
  for (const Evidence& evidence : submission.datasheet->evidence) {
    if (submission.find(evidence.file) != nullptr) {
      continue;
    }
    const auto found = by_name.find(base_name(evidence.file));
    const Document* like = found == by_name.end() || evidence.file.empty() ? nullptr : found->second;
    Finding missing = evidence.file.empty()
                          ? finding(title(evidence) + "在清单中未写文件名。", "A row of the list names no file.")
                          : finding(title(evidence) + "所列文件“" + evidence.file + "”在报送材料中未见。",
                                    "A file in the list of evidence is not in the submission.");
    Location where = row_place(evidence);
    where.quote = evidence.file.empty() ? where.quote : evidence.file;
    missing.locations.push_back(where);
    if (like != nullptr) {
      Location there;
      there.file = like->path;
      missing.locations.push_back(there);
      missing.remedy = "报送材料中有同名文件“" + like->path + "”，请改正清单中的路径。";
      missing.remedy_en = "There is a file of that name elsewhere; please correct the path in the list.";
    }
    missing.expected = evidence.file.empty() ? "文件名" : evidence.file;
    missing.actual = "未见";
    findings.push_back(std::move(missing));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kFileMissing = {
    .card =
        {
            .name = "evidence/file-missing",
            .clause = "第十八条第一款",
            .clause_id = "M23",
            .summary = "证明材料清单所列的文件都在报送材料之中。",
            .summary_en = "Every file in the list of evidence is in the submission.",
            .why = "第十八条第一款：“填写中心评估表并附相应证明材料”。",
            .decides = "按清单中的文件路径逐字查找；同名文件在其他文件夹的，在建议中指出。",
            .remedy = "请补充该文件，或者改正清单中的文件名。",
            .remedy_en = "Please add the file, or correct its name in the list.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
