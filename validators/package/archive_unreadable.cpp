#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/package/problems.h"

namespace nitec {
namespace {

struct Words {
  std::string_view chinese;
  std::string_view english;
};

Words words(ProblemKind kind) {
  switch (kind) {
    case ProblemKind::kEncrypted:
      return {"设有密码", "it needs a password"};
    case ProblemKind::kEmpty:
      return {"其中没有文件", "there are no files in it"};
    case ProblemKind::kWrongType:
      return {"内容不是压缩包", "it is no archive"};
    case ProblemKind::kUnsupported:
      return {"是分卷压缩包的一卷，或者格式、压缩方法不能读取",
              "it is one of several volumes, or packed in a way that is not read here"};
    case ProblemKind::kTooLarge:
      return {"超过文件数量、大小的上限", "it is over the limits of number and size"};
    case ProblemKind::kTimedOut:
      return {"展开超过时间或者内存上限", "unpacking it took too long or too much memory"};
    case ProblemKind::kCrashed:
      return {"展开时异常终止", "unpacking it failed"};
    case ProblemKind::kNotOpened:
      return {"读取出错", "it cannot be read from the disk"};
    default:
      return {"损坏或者不完整", "it is damaged or cut short"};
  }
}

void add_archive_remedy(Finding& finding, ProblemKind kind) {
  if (kind == ProblemKind::kEncrypted) {
    finding.remedy = "请去掉密码，重新压缩为ZIP文件后报送。";
    finding.remedy_en = "Please pack the files anew, as a ZIP file without a password.";
  } else if (kind == ProblemKind::kTooLarge) {
    finding.remedy = "请撤下无关的文件，压缩过大的图片，必要时把材料直接放入报送文件夹，不再压缩。";
    finding.remedy_en =
        "Please withdraw files of no concern, make large pictures smaller, or hand in the folder without packing it.";
  }
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  for (const Document& document : submission.documents) {
    const Problem* problem = archive_obstacle(document);
    if (problem == nullptr) {
      continue;
    }
    const Words why = words(problem->kind);
    Finding closed = finding("压缩包“" + document.path + "”中的文件未能全部读取：" + std::string(why.chinese) + "。",
                             "Not every file of an archive could be read: " + std::string(why.english) + ".");
    add_archive_remedy(closed, problem->kind);
    closed.locations.push_back(problem_place(document, *problem));
    closed.expected = "不加密、不分卷、完整的压缩包";
    closed.actual = problem->message;
    findings.push_back(std::move(closed));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kArchiveUnreadable = {
    .card =
        {
            .name = "package/archive-unreadable",
            .clause = "第十八条第一款",
            .clause_id = "M23",
            .summary = "报送的压缩包可以完整展开，其中的文件都已读取。",
            .summary_en = "Every archive unpacks to its end, and all its files were read.",
            .why = "第十八条第一款：“依托单位应编制筹建期总结报告（编制提纲见附件）、填写中心评估表并附相应证明材料”。",
            .decides =
                "加密、分卷、损坏、不完整、内容不是压缩包、方法不能读取，以及超过数量、大小、压缩比上限的，均在此"
                "列；已展开的文件照常核查。有这样的压缩包时，评估表、总结报告、清单所列文件是否缺少不作判断。",
            .remedy = "请重新压缩为不加密、不分卷的ZIP文件，解开检查后再报送；也可以直接报送文件夹。",
            .remedy_en = "Please pack the files anew as one ZIP file without a password, unpack it to see that it is "
                         "whole, and send it again; or hand in the folder.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
