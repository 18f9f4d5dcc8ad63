#include <algorithm>

#include "validators/catalogue.h"
#include "validators/facts.h"

namespace nitec {
namespace {

std::string lower(std::string digest) {
  std::transform(digest.begin(), digest.end(), digest.begin(),
                 [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c; });
  return digest;
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  bool any = false;
  for (const Evidence& evidence : submission.datasheet->evidence) {
    const Document* document = submission.find(evidence.file);
    if (document == nullptr || document->sha256.empty() || evidence.sha256.empty()) {
      continue;
    }
    any = true;
    if (lower(evidence.sha256) == lower(document->sha256)) {
      continue;
    }
    Finding differs =
        finding(title(evidence) + "的摘要值与清单所填不一致。", "The digest of a file differs from the list.");
    Location row = row_place(evidence);
    row.quote = evidence.sha256;
    Location file;
    file.file = document->path;
    differs.locations = {row, file};
    differs.expected = evidence.sha256;
    differs.actual = document->sha256;
    findings.push_back(std::move(differs));
  }
  return any ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kHashDiffers = {
    .card =
        {
            .name = "evidence/hash-differs",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "证明材料的摘要值与清单一致。",
            .summary_en = "The digest of each piece of evidence is that of the list.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。",
            .decides = "重新计算文件的SHA-256摘要值，与清单所填比较，大小写不计。文件改动一字，摘要值即不同。",
            .remedy = "请核实清单所列是否为所报文件的同一版本，改正摘要值或者替换文件。",
            .remedy_en =
                "Please check that the list means this version of the file; correct the digest or replace the file.",
            .severity = Severity::kError,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
