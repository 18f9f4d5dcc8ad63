#include "validators/catalogue.h"
#include "validators/extension/request.h"
#include "validators/facts.h"
#include "validators/reading.h"

namespace nitec {
namespace {

struct Parties {
  const Field* lead;
  const Field* other;
  const Field* host;

  [[nodiscard]] bool supervises(std::string_view unit) const {
    return (lead != nullptr && same_unit(unit, lead->text)) || (other != nullptr && same_unit(unit, other->text));
  }
  [[nodiscard]] bool hosts(std::string_view unit) const {
    return host != nullptr && !supervises(unit) && same_unit(unit, host->text);
  }
};

/// A finding about who issued it: an error for the host, a doubt for anybody else.
Finding about(const std::string& what, std::string_view unit, bool host, const Location& where,
              const Parties& parties) {
  Finding made =
      finding(what + "为" + (host ? "依托单位" : "") + "“" + abridged(unit) + "”，不是评估表所填的主管单位。",
              "The request was not issued by the supervising unit.");
  if (!host) {
    made.rule = kExtensionNotBySupervisor.card.name;
    made.severity = Severity::kWarning;
    made.opinion = kExtensionNotBySupervisor.card.opinion;
    made.remedy = "请核实签发单位；单位更名或者使用简称的，请在评估表A19写明。";
    made.remedy_en = "Please check who issued it; a unit under a new or a short name is to be told in field A19.";
  }
  made.locations = {where, parties.lead->where};
  made.expected = parties.lead->text;
  made.actual = unit;
  return made;
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  const Parties parties{said(submission, "A19"), said(submission, "A20"), said(submission, "A11")};
  if (parties.lead == nullptr) {
    return Look::kNoData;
  }
  bool told = false;
  bool covered = false;  // The supervising unit's own letter carries the host's request.
  for (const Evidence* letter : evidence_of(submission, "supervisor-letter")) {
    if (letter->issuer.empty()) {
      continue;
    }
    told = true;
    covered = covered || parties.supervises(letter->issuer);
    if (!parties.supervises(letter->issuer)) {
      Location row = row_place(*letter);
      row.quote = letter->issuer;
      findings.push_back(
          about(title(*letter) + "的签发单位", letter->issuer, parties.hosts(letter->issuer), row, parties));
    }
  }
  const std::optional<Request> request = read_request(submission);
  if (covered || !request) {
    return told ? Look::kLooked : Look::kNoData;
  }
  const bool head = request->letterhead && parties.supervises(request->letterhead->text);
  if (head || (request->signer && parties.supervises(request->signer->text))) {
    return Look::kLooked;
  }
  if (request->signer) {
    findings.push_back(about("延期申请的落款单位", request->signer->where.quote, parties.hosts(request->signer->text),
                             request->signer->where, parties));
    return Look::kLooked;
  }
  if (request->letterhead) {
    findings.push_back(
        about("延期申请的发文单位", request->letterhead->where.quote, true, request->letterhead->where, parties));
    return Look::kLooked;
  }
  return told ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kExtensionNotBySupervisor = {
    .card =
        {
            .name = "extension/not-by-supervisor",
            .clause = "第二十条第一款",
            .clause_id = "M28",
            .summary = "延期申请由主管单位提交，不由依托单位直接提交。",
            .summary_en = "The request is handed in by the supervising unit, not by the host.",
            .why = "第二十条第一款：“可由主管单位向国家发展改革委提交延长筹建期的书面申请”。",
            .decides =
                "看申请书首页的发文单位、文末日期之上的落款单位，以及清单中主管单位报送函的签发单位，与评估表A19、"
                "A20比较，全称与简称（发展改革委、发改委）视为一致。有主管单位报送函的，其后可以附依托单位的申请。"
                "签发单位为依托单位的为错误，为其他单位的为疑点；看不出签发单位的由人查看。公章由人查看。",
            .remedy = "请由主管单位向国家发展改革委提交；依托单位的申请可以作为附件。",
            .remedy_en = "Please have the supervising unit hand in the request; the host’s own may be annexed.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kExtension},
        },
    .check = check,
};

}  // namespace nitec
