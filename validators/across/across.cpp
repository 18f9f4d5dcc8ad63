#include "validators/across/across.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "validators/reading.h"

namespace nitec {
namespace {

constexpr std::size_t kMaxSides = 20;  ///< Named in one finding.

struct Side {
  const ClaimSide* side;
  std::string center;
};
using Group = std::vector<Side>;

std::string_view word(ClaimKind kind) {
  switch (kind) {
    case ClaimKind::kPatent:
      return "专利";
    case ClaimKind::kStandard:
      return "标准";
    case ClaimKind::kSoftware:
      return "软件著作权";
    case ClaimKind::kFile:
      return "文件";
    case ClaimKind::kAward:
      return "奖励证书";
    case ClaimKind::kContract:
      return "合同";
    default:
      return "段落";
  }
}

std::string_view rule_of(ClaimKind kind) {
  switch (kind) {
    case ClaimKind::kPatent:
      return "across/patent-claimed-twice";
    case ClaimKind::kStandard:
      return "across/standard-claimed-twice";
    case ClaimKind::kSoftware:
      return "across/software-claimed-twice";
    case ClaimKind::kFile:
      return "across/same-file";
    case ClaimKind::kAward:
      return "across/award-claimed-twice";
    case ClaimKind::kContract:
      return "across/contract-claimed-twice";
    case ClaimKind::kPerson:
      return "across/person-full-time-twice";
    case ClaimKind::kNamed:
      return "across/other-center-named";
    default:
      return "across/same-passage";
  }
}

class Judge {
 public:
  void group(const Group& group) {
    std::map<std::string, std::vector<const ClaimSide*>> centers;
    for (const Side& one : group) {
      // One in quarantine is not known to be anybody's: it stands for itself.
      centers[one.center.empty() ? "\x01" + one.side->inbox + "\x01" + one.side->name : one.center].push_back(one.side);
    }
    for (const auto& [center, own] : centers) {
      two_periods(own);
    }
    if (centers.size() < 2) {
      return;
    }
    const ClaimKind kind = group[0].side->claim.kind;
    const auto known =
        std::count_if(centers.begin(), centers.end(), [](const auto& one) { return one.first[0] != '\x01'; });
    if (known < 2 && kind != ClaimKind::kFile) {
      return;  // A submission that does not say whose it is may be the same centre's.
    }
    const bool shared_by_many = centers.size() >= kTemplateCenters;
    if (kind == ClaimKind::kNamed) {
      named(group);
      return;
    }
    if (kind == ClaimKind::kPassage) {
      if (!shared_by_many) {
        passages(group);
      }
      return;
    }
    AcrossFinding found = finding(kind, group);
    const auto said = std::to_string(known) + "家中心的材料";
    switch (kind) {
      case ClaimKind::kStandard: {
        std::set<std::string> leaders;
        for (const Side& one : group) {
          if (one.side->claim.led) {
            leaders.insert(one.center);
          }
        }
        found.severity = leaders.size() > 1 ? Severity::kWarning : Severity::kNote;
        found.message =
            said + "列有同一标准" + group[0].side->claim.quote +
            (leaders.size() > 1 ? "，且不止一家写明牵头或主持，请核实。" : "；多家参与起草属正常，供核对。");
        break;
      }
      case ClaimKind::kFile:
        // Whose the papers in quarantine are is not known: they may be the same centre's, handed in before.
        if (known < 2) {
          found.severity = Severity::kNote;
          found.message = "有文件与隔离材料或者未写明中心名称的材料中的文件内容完全相同，供核对。";
        } else if (shared_by_many) {
          found.severity = Severity::kNote;
          found.message = said + "中有内容完全相同的文件；为多家所共有，可能是公开文件或范本，供核对。";
        } else {
          found.message = said + "中有内容完全相同的文件，请核实各自的依据。";
        }
        break;
      case ClaimKind::kAward:
        found.message = said + "列有同一奖励证书" + group[0].side->claim.quote +
                        "；几家共同完成的，请核实完成单位的排序，以及是否重复计数。";
        break;
      case ClaimKind::kContract:
        found.message = said + "列有同一合同" + group[0].side->claim.quote +
                        "，请核实是否重复计数；互为合同当事人的，请核对一方的收入是否为另一方的支出。";
        break;
      case ClaimKind::kPerson:
        found.article = "第十二条";
        found.message = said + "都把" + group[0].side->claim.quote +
                        "（姓名和证件号码末四位相同）列为固定（专职）人员，请核实其实际全职所在的中心。";
        break;
      default:
        found.message = said + "列有同一" + std::string(word(kind)) + group[0].side->claim.quote +
                        "，请核实归属，以及是否重复计数。";
    }
    findings.push_back(std::move(found));
  }

  /// One finding for two centres, whatever number of passages they share.
  void end() {
    for (auto& [pair, found] : passages_) {
      found.message = "两家中心的报告有" + std::to_string(found.matters) +
                      "处较长段落文字相同（去掉空格和全半角差异后逐字一致），请核实各自的实际情况。";
      findings.push_back(std::move(found));
    }
  }

  std::vector<AcrossFinding> findings;

 private:
  static AcrossFinding finding(ClaimKind kind, const Group& group) {
    AcrossFinding found;
    found.rule = rule_of(kind);
    found.article = "第三十三条";
    for (const Side& one : group) {
      if (found.sides.size() < kMaxSides) {
        found.sides.push_back(*one.side);
      } else {
        ++found.more_sides;
      }
    }
    return found;
  }

  /// Those that carry a name which is another's, and one whose name it is.
  void named(const Group& group) {
    Group sides;
    const Side* owner = nullptr;
    for (const Side& one : group) {
      if (!one.side->claim.led) {
        sides.push_back(one);
      } else if (owner == nullptr) {
        owner = &one;
      }
    }
    std::erase_if(sides, [&](const Side& one) { return owner != nullptr && one.center == owner->center; });
    if (owner == nullptr || sides.empty()) {
      return;
    }
    sides.insert(sides.begin(), *owner);
    AcrossFinding found = finding(ClaimKind::kNamed, sides);
    found.message =
        "报告中写有另一家中心“" + owner->side->center + "”的名称，那家中心也有材料报送，请核实是否误用了对方的文字。";
    findings.push_back(std::move(found));
  }

  void two_periods(const std::vector<const ClaimSide*>& own) {
    const ClaimSide* first = nullptr;
    for (const ClaimSide* one : own) {
      const ClaimKind kind = one->claim.kind;
      if (one->kind != Kind::kEvaluation || one->first_year == 0 ||
          (kind != ClaimKind::kPatent && kind != ClaimKind::kSoftware && kind != ClaimKind::kAward &&
           kind != ClaimKind::kFile)) {
        continue;
      }
      if (first == nullptr) {
        first = one;
        continue;
      }
      if (one->first_year > first->last_year || one->last_year < first->first_year) {
        AcrossFinding found = finding(kind, {{first, ""}, {one, ""}});
        found.rule = "across/two-periods";
        // Rules of the house, certificates and contracts go on for years.
        found.severity = kind == ClaimKind::kFile ? Severity::kNote : Severity::kWarning;
        found.message = "同一中心两个评估期的材料都有同一" + std::string(word(kind)) + one->claim.quote +
                        "，请核实是否只在其中一期计入。";
        findings.push_back(std::move(found));
        return;
      }
    }
  }

  void passages(const Group& group) {
    std::map<std::string, const Side*> first;  // Of each centre; fewer than kTemplateCenters.
    for (const Side& one : group) {
      if (!one.center.empty()) {
        first.try_emplace(one.center, &one);
      }
    }
    for (auto a = first.begin(); a != first.end(); ++a) {
      for (auto b = std::next(a); b != first.end(); ++b) {
        const auto [found, fresh] = passages_.try_emplace({a->first, b->first});
        if (fresh) {
          found->second = finding(ClaimKind::kPassage, {*a->second, *b->second});
        } else {
          ++found->second.matters;
        }
      }
    }
  }

  std::map<std::pair<std::string, std::string>, AcrossFinding> passages_;
};

}  // namespace

std::string center_key(const std::string& center) {
  std::string key = folded(center);
  for (const std::string_view mark : {"(筹)", "（筹）"}) {
    if (const std::size_t at = key.find(mark); at != std::string::npos) {
      key.erase(at, mark.size());
    }
  }
  return key;
}

std::vector<AcrossFinding> judge_across(const std::vector<ClaimSide>& sides) {
  Judge judge;
  std::map<std::string, std::string> keys;  // The names of centres are few.
  for (std::size_t begin = 0; begin < sides.size();) {
    Group group;
    std::size_t end = begin;
    for (; end < sides.size() && sides[end].claim.kind == sides[begin].claim.kind &&
           sides[end].claim.key == sides[begin].claim.key;
         ++end) {
      const auto [key, fresh] = keys.try_emplace(sides[end].center);
      if (fresh) {
        key->second = center_key(sides[end].center);
      }
      group.push_back({&sides[end], key->second});
    }
    std::sort(group.begin(), group.end(), [](const Side& a, const Side& b) {
      return std::pair(a.side->inbox, a.side->name) < std::pair(b.side->inbox, b.side->name);
    });
    judge.group(group);
    begin = end;
  }
  judge.end();
  std::stable_sort(judge.findings.begin(), judge.findings.end(),
                   [](const AcrossFinding& a, const AcrossFinding& b) { return a.severity < b.severity; });
  return std::move(judge.findings);
}

}  // namespace nitec
