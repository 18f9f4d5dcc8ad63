#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/identifiers/patents.h"
#include "validators/identifiers/sheet_codes.h"
#include "validators/identifiers/told_once.h"

namespace nitec {
namespace {

std::string fault(const IdentifierCheck& check) {
  switch (check.reason) {
    case IdentifierReason::kCheck:
      return "末位校验位按前面各位计算应为“" + check.expected + "”";
    case IdentifierReason::kPublication:
      return "这是公开（公告）号的形式，不是专利号";
    case IdentifierReason::kIncomplete:
      return "缺少小数点后的校验位";
    case IdentifierReason::kYear:
      return "申请年份与号码的位数不相符";
    default:
      return "应为12位数字加校验位（2003年10月以前为8位），表示种类的一位为1、2、3、8或者9";
  }
}

/// A serial number that counts up is seldom a real one.
bool counts_up(const IdentifierCheck& check) {
  return check.number.size() == 12 && (check.number.substr(5) == "0123456" || check.number.substr(5) == "1234567");
}

/// So many are told one by one; a long list that was typed wrongly throughout should not drown the rest.
constexpr std::size_t kMostAlone = 10;
constexpr std::size_t kMostPlaces = 100;

/// The findings behind the first kMostAlone from `begin` on become one, with all of their places.
void gather(std::vector<Finding>& findings, std::size_t begin) {
  if (findings.size() <= begin + kMostAlone + 1) {
    return;
  }
  const std::size_t more = findings.size() - begin - kMostAlone;
  std::vector<std::string> numbers;
  Finding rest = finding("", "More patent numbers do not pass their check; please compare them with the certificates.");
  for (std::size_t i = begin + kMostAlone; i < findings.size(); ++i) {
    if (numbers.size() < 5) {
      numbers.push_back("“" + findings[i].actual + "”");
    }
    if (rest.locations.size() < kMostPlaces) {
      rest.locations.push_back(findings[i].locations.front());
    }
  }
  rest.message = "报告和证明材料中另有" + std::to_string(more) + "个专利号（申请号）校验不通过，请核对证书原件：" +
                 joined(numbers) + "等。";
  rest.expected = "与证书一致、校验位相符的专利号";
  rest.actual = joined(numbers) + "等";
  findings.resize(begin + kMostAlone);
  findings.push_back(std::move(rest));
}

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  bool any = false;
  const std::size_t begin = findings.size();
  ToldOnce told(findings);
  for (const PatentMention& mention : patents_of(submission, context)) {
    any = true;
    const IdentifierCheck& result = mention.check;
    const Location where = mention.unit->place(mention.part);
    if ((result.ok() && !counts_up(result)) || told.again(result.normalised, where)) {
      continue;
    }
    const std::string written(mention.part);
    Finding failed =
        finding(title(submission, *mention.unit->document) +
                    (result.ok() ? "中的专利号（申请号）“" + written + "”的顺序号是依次相连的数字，请核对证书原件。"
                     : result.reason == IdentifierReason::kPublication
                         ? "中作为专利号的“" + written + "”校验不通过，请核对证书原件：" + fault(result) + "。"
                         : "中的专利号（申请号）“" + written + "”校验不通过，请核对证书原件：" + fault(result) +
                               suggestion_words(result.suggestion) + "。"),
                "A patent number does not pass its check; please compare it with the certificate.");
    failed.locations = {where};
    failed.expected = result.suggestion.empty() ? "与证书一致、校验位相符的专利号" : result.suggestion;
    failed.actual = written;
    told.tell(result.normalised, std::move(failed));
  }
  gather(findings, begin);
  return any ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kPatentInText = {
    .card =
        {
            .name = "identifier/patent-in-text",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "报告和证明材料中的专利号、专利申请号通过校验。",
            .summary_en = "Patent and application numbers in the documents pass their check.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。专利号末位是校验位，"
                   "不符的号码必有一位与证书不同。",
            .decides =
                "查看带“ZL”“CN”的、紧跟在“专利号”“申请号”之后的和列在这类表头之下的号码，核对位数、种类位和校验位；"
                "缺校验位的、以公开（公告）号充作专利号的、顺序号依次相连的一并提出。申请年份不按核查日期判断。"
                "不能确定是否完整的断行号码、扫描识别层和乱码页不判断。只有一种单字改动可以通过的，列出供核对。"
                "不查对专利是否存在、是否有效。前10个逐项列出，其余合为一项。",
            .remedy = "请与专利证书或者受理通知书原件核对后改正。",
            .remedy_en = "Please compare the number with the certificate or the notice of filing and mend it.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
