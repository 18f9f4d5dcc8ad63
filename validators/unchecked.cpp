#include "validators/unchecked.h"

#include <algorithm>
#include <string>
#include <utility>

#include "validators/facts.h"
#include "validators/record/facts.h"

namespace nitec {
namespace {

/// So many scans are named one by one; the list of files shows the rest.
constexpr std::size_t kMaxNamed = 6;

/// “第3页、第30—41页”: the pages without a text layer that can be believed.
std::string unreadable_pages(const Document& document) {
  std::vector<std::string> spans;
  for (std::size_t i = 0; i < document.pages.size(); ++i) {
    if (document.pages[i].text_layer == TextLayer::kOk) {
      continue;
    }
    const std::size_t first = i;
    while (i + 1 < document.pages.size() && document.pages[i + 1].text_layer != TextLayer::kOk) {
      ++i;
    }
    spans.push_back(pages_words(static_cast<int>(first) + 1, static_cast<int>(i) + 1));
  }
  return joined(spans);
}

void add_scans(const Submission& submission, std::vector<Unchecked>& list) {
  std::vector<std::string> names;
  std::size_t more = 0;
  for (const Document& document : submission.documents) {
    if (document.pages.empty() || readable(document)) {
      continue;
    }
    if (names.size() == kMaxNamed) {
      ++more;
      continue;
    }
    names.push_back(title(submission, document) + (scanned(document) ? "" : unreadable_pages(document)));
  }
  if (names.empty()) {
    return;
  }
  std::string matter =
      joined(names) + (more > 0 ? "等" + std::to_string(names.size() + more) + "个文件" : "") + "的内容";
  list.push_back(
      {std::move(matter), "没有可用的文字层（扫描件、照片或者文字不能识别）", "请人工查看，页码见条款表和报送文件表"});
}

void add_unread(const Submission& submission, std::vector<Unchecked>& list) {
  std::vector<std::string> names;
  for (const Document& document : submission.documents) {
    const bool unread = std::any_of(document.problems.begin(), document.problems.end(), [](const Problem& problem) {
      switch (problem.kind) {
        case ProblemKind::kNotOpened:
        case ProblemKind::kTooLarge:
        case ProblemKind::kUnsupported:
        case ProblemKind::kEncrypted:
        case ProblemKind::kCrashed:
        case ProblemKind::kTimedOut:
        case ProblemKind::kOutside:
        case ProblemKind::kNested:
          return true;
        default:
          return false;
      }
    });
    if (unread && document.pages.empty()) {
      names.push_back(title(submission, document));
    }
  }
  if (!names.empty()) {
    const std::size_t count = names.size();
    names.resize(std::min(count, kMaxNamed));
    list.push_back({joined(names) + (count > kMaxNamed ? "等" + std::to_string(count) + "个文件" : "") + "的内容",
                    "文件未能打开或者不属于可以读取的格式", "请人工查看，或者要求改为PDF文件重新报送"});
  }
}

}  // namespace

std::vector<Unchecked> list_unchecked(const Submission& submission, const Reckoning& reckoning) {
  std::vector<Unchecked> list;
  add_scans(submission, list);
  add_unread(submission, list);
  list.push_back({"公章、签字是否齐全，是否与单位名称一致", "核查只读取文字，不识别印章和签字",
                  "请查看申请函、承诺书和各项证明材料的签章页"});
  list.push_back({"联合惩戒、海关、税务等外部信息", "核查过程不访问外部信息", "请在相应平台查询并留存结果"});
  const Kind kind = judged_as(submission.kind);
  const Record* record = record_of(submission);
  if (kind == Kind::kConfirmation && record != nullptr && !record->targets.empty()) {
    list.push_back({"组建方案的建设内容与总结报告第三部分是否一致", "中心台账只登记目标，不登记建设内容",
                    "请对照组建方案查看总结报告第三部分"});
  } else if (kind == Kind::kConfirmation) {
    list.push_back({"组建方案的目标、建设内容与报送材料是否逐项一致", "未提供已批复的组建方案的登记数据",
                    "请对照组建方案查看目标对照表和总结报告第三、第六部分"});
  }
  if (kind == Kind::kApplication || kind == Kind::kConfirmation) {
    list.push_back({"团队是否承担其他国家级科技创新平台基地建设任务", "未提供其他中心登记信息", "请与本单位台账比对"});
  }
  if (kWhileBuilding.has(kind) && record == nullptr) {
    list.push_back({"此前是否申请过延长筹建期", "未提供本中心的历次申请记录", "请与本单位台账比对"});
  }
  if (kind == Kind::kApplication) {
    list.push_back({"建设领域是否在国家发展改革委发布的范围之内", "建设领域的目录由使用单位填入，未填的不作比对",
                    "请对照发布文件查看评估表A22"});
    list.push_back(
        {"科技成果是否处于国内领先水平、是否有良好市场前景", "不属于形式核查范围", "请查看查新、鉴定材料，由专家论证"});
  }
  if (kind == Kind::kExtension) {
    list.push_back({"延期的原因是否成立、措施是否可行", "只核对有无，不判断内容", "请查看延期申请所列各处"});
    list.push_back({"延期申请是否已向国家发展改革委提交", "外部的收文记录不在材料之中", "请核对发文登记"});
  }
  if (reckoning.timeline.deadline && !reckoning.timeline.calendar_known) {
    const Date day = *reckoning.timeline.deadline;
    list.push_back({std::to_string(day.year) + "年" + std::to_string(day.month) + "月的法定节假日和调休工作日",
                    "未提供该年度放假安排，仅按周六、周日顺延", "请对照放假通知；顺延结果可能变动"});
  }
  list.push_back({"技术水平、目标难度等实质内容", "不属于形式核查范围", "由专家评估论证"});
  return list;
}

}  // namespace nitec
