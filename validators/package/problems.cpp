#include "validators/package/problems.h"

#include <algorithm>
#include <array>

namespace nitec {
namespace {

struct Words {
  std::string_view chinese;
  std::string_view english;
  bool obstacle;  ///< Keeps the file from being read.
};

/// In the order of ProblemKind.
constexpr std::array<Words, 18> kWords{{
    {"是链接、特殊文件，或者文件夹过深", "it is a link or a special file, or lies too deep", true},
    {"超过大小、页数上限", "it is over the limit of size", true},
    {"文件为空，或者没有页面", "it is empty", true},
    {"文件内容与扩展名不符", "its content is not what its name says", true},
    {"需要密码才能打开", "it needs a password", true},
    {"文件损坏或者不完整", "it is damaged or cut short", true},
    {"文件在中途截断，没有一页完整", "it breaks off before its first page is whole", true},
    {"没有文字层", "it has no text layer", false},
    {"格式不在可以读取之列，请另存为PDF", "its format is not read here; please save it as PDF", true},
    {"读取时异常终止", "reading it failed", true},
    {"读取超过时间或者内存上限", "reading it took too long or too much memory", true},
    {"XML格式不正确", "it is not well-formed XML", false},
    {"含有DOCTYPE", "it has a DOCTYPE", false},
    {"与格式定义不符", "it does not follow the schema", false},
    {"同类文件重复", "there is another file of the kind", false},
    {"路径指向报送材料之外", "its path leads out of the submission", true},
    {"是压缩包中的压缩包", "it is an archive inside an archive", true},
    {"与另一文件重名", "another file has its name", false},
}};

}  // namespace

const Problem* obstacle(const Document& document) {
  for (const Problem& problem : document.problems) {
    if (kWords.at(static_cast<std::size_t>(problem.kind)).obstacle) {
      return &problem;
    }
  }
  return nullptr;
}

const Problem* archive_obstacle(const Document& document) {
  const Problem* problem = document.is_archive ? obstacle(document) : nullptr;
  return problem == nullptr || problem->kind == ProblemKind::kNested ? nullptr : problem;
}

bool has_closed_archive(const Submission& submission) {
  return std::any_of(submission.documents.begin(), submission.documents.end(),
                     [](const Document& document) { return archive_obstacle(document) != nullptr; });
}

bool unopened(ProblemKind kind) {
  return kind == ProblemKind::kNotOpened || kind == ProblemKind::kTooLarge || kind == ProblemKind::kOutside ||
         kind == ProblemKind::kNested;
}

Location problem_place(const Document& document, const Problem& problem) {
  Location where = problem.where;
  if (where.file.empty()) {
    where.file = document.path;
  }
  return where;
}

std::string_view problem_words(ProblemKind kind) {
  return kWords.at(static_cast<std::size_t>(kind)).chinese;
}

std::string_view problem_words_en(ProblemKind kind) {
  return kWords.at(static_cast<std::size_t>(kind)).english;
}

void add_remedy(Finding& finding, ProblemKind kind) {
  if (kind == ProblemKind::kCutOff) {
    finding.remedy =
        "文件只有开头一部分，多为复制、上传或者下载中断所致：请核对原文件的大小，从原文件重新复制；原文件也打不开的，请"
        "重新导出PDF。打开检查到末页后重新报送。";
    finding.remedy_en =
        "Only the beginning of the file is here, as after a copy or an upload that stopped: please compare its size "
        "with the original, copy it again or export it anew, open it as far as its last page and send it again.";
  }
}

}  // namespace nitec
