#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <set>

#include "model/characters.h"
#include "validators/agreement/rules.h"
#include "validators/agreement/vocabulary.h"
#include "validators/facts.h"
#include "validators/identifiers/text_units.h"
#include "validators/naming/center_name.h"
#include "validators/reading.h"

namespace nitec {
namespace {

/// A name of a unit is known again, with a character or two others, from so many characters on.
constexpr std::size_t kShortestUnit = 8;
/// It begins with so many of the same, and ends with so many of the same.
constexpr std::size_t kSameBeginning = 3;
constexpr std::size_t kSameEnd = 2;
constexpr std::size_t kMostOthers = 2;
constexpr std::size_t kMostFindings = 20;
/// A name alone on its line is no longer, in characters.
constexpr std::size_t kLongestLine = 60;

struct Known {
  const Field* field = nullptr;
  std::string_view what;
  std::u32string name;
  std::string beginning;  ///< In UTF-8.
};

bool says(std::string_view text, const RE2& words) {
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), words);
}

std::size_t others_of(std::u32string_view a, std::u32string_view b) {
  std::size_t others = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    others += a[i] == b[i] ? 0 : 1;
  }
  return others;
}

/// 研究院 and 研究所 are mixed up.
bool both_institutes(std::u32string_view a, std::u32string_view b) {
  constexpr std::size_t kSameName = 4;
  const auto institute = [](std::u32string_view name) {
    return name.ends_with(U"研究院") || name.ends_with(U"研究所") || name.ends_with(U"设计院");
  };
  return institute(a) && institute(b) && a.substr(0, kSameName) == b.substr(0, kSameName);
}

class Comparer {
 public:
  Comparer(const Submission& submission, std::vector<Finding>& findings)
      : submission_(&submission), findings_(&findings) {
    for (const auto& [code, what] : std::array<std::pair<std::string_view, std::string_view>, 3>{
             {{"A11", "依托单位"}, {"A01", "中心"}, {"A19", "主管单位"}}}) {
      if (const Field* field = said(submission, code)) {
        Known known{field, what, to_utf32(folded(field->text)), {}};
        known.beginning = to_utf8(std::u32string_view(known.name).substr(0, kSameBeginning));
        others_.insert(known.name);
        if (known.name.size() >= kShortestUnit) {
          known_.push_back(std::move(known));
        }
      }
    }
    if (submission.datasheet) {
      for (const Participant& participant : submission.datasheet->participants) {
        others_.insert(to_utf32(folded(participant.name)));
      }
      for (const Field& field : submission.datasheet->fields) {
        others_.insert(to_utf32(folded(field.text)));
      }
      for (const Evidence& evidence : submission.datasheet->evidence) {
        others_.insert(to_utf32(folded(evidence.issuer)));
      }
    }
    for (const std::string_view code : {"A11", "A19"}) {
      if (const Field* field = said(submission, code)) {
        signers_.emplace_back(field, to_utf32(folded(field->text)));
      }
    }
    firm_ = said(submission, "E23a");
    opinion_ = said(submission, "E23c");
    proof_code_ = said(submission, "E23d");
    people_ = {said(submission, "A23a"), said(submission, "A23b"), said(submission, "A23c")};
    director_ = said(submission, "A21a");
    supervisor_ = said(submission, "A19");
  }

  [[nodiscard]] bool any() const { return !others_.empty() || director_ != nullptr; }

  void read(const TextUnit& unit) {
    if (findings_->size() >= kMostFindings) {
      return;
    }
    const bool may_be_near = std::any_of(known_.begin(), known_.end(), [&](const Known& known) {
      return unit.text.find(known.beginning) != std::string::npos;
    });
    const std::u32string text =
        may_be_near || unit.text.size() <= kLongestLine * 4 ? to_utf32(unit.text) : std::u32string();
    for (std::size_t i = 0; may_be_near && i < known_.size(); ++i) {
      near_name(unit, text, known_[i]);
    }
    near_director(unit);
    signed_by(unit, text);
    other_party(unit);
    other_center_of_host(unit);
    if (unit.document == report_of(*submission_)) {
      other_supervisor(unit);
      other_opinion(unit);
    }
    near_firm(unit);
    near_proof_code(unit);
    near_person(unit);
  }

 private:
  /// The known name with a character or two others.
  void near_name(const TextUnit& unit, const std::u32string& text, const Known& known) {
    const std::u32string_view name = known.name;
    const std::u32string_view beginning = name.substr(0, kSameBeginning);
    for (std::size_t at = text.find(beginning); at != text.npos && at + name.size() <= text.size();
         at = text.find(beginning, at + 1)) {
      const std::u32string_view other = std::u32string_view(text).substr(at, name.size());
      const std::size_t others = others_of(other, name);
      const bool same_end = other.ends_with(name.substr(name.size() - kSameEnd)) || both_institutes(other, name);
      const bool all_han =
          std::all_of(other.begin(), other.end(), [](char32_t c) { return is_han(c) || c == U'(' || c == U')'; });
      if (others == 0 || others > kMostOthers || !same_end || !all_han || others_.contains(std::u32string(other))) {
        continue;
      }
      const std::size_t begin = to_utf8(text.substr(0, at)).size();
      const std::string_view part = std::string_view(unit.text).substr(begin, to_utf8(other).size());
      static const RE2 kExplained("曾用名|原名|更名|前身|原为|旧称|改制|分公司|子公司|全资|控股|参股");
      if (says(unit.sentence(part), kExplained)) {
        continue;
      }
      tell(unit, part, *known.field,
           "“" + std::string(part) + "”与评估表" + known.field->code + "的" + std::string(known.what) + "“" +
               known.field->text + "”只差一两个字，请核实是否同一单位。");
    }
  }

  /// A name alone on its line, as on a cover or under a report: one character off wherever it is.
  void signed_by(const TextUnit& unit, const std::u32string& text) {
    constexpr std::size_t kShortest = 5;
    for (const auto& [field, name] : signers_) {
      if (unit.list >= 0 || text.empty() || text.size() > kLongestLine) {
        continue;
      }
      std::u32string_view line = text;
      for (const std::u32string_view label :
           {U"依托单位", U"主管单位", U"申请单位", U"报送单位", U"填报单位", U"单位名称"}) {
        if (line.starts_with(label)) {
          line.remove_prefix(label.size());
          line.remove_prefix(std::min(line.size(), line.find_first_not_of(U":( ")));
        }
      }
      for (const std::u32string_view mark : {U"(盖章)", U"(公章)", U"(印章)", U"(章)"}) {
        line = line.ends_with(mark) ? line.substr(0, line.size() - mark.size()) : line;
      }
      const bool other = line.size() == name.size() && name.size() >= kShortest && others_of(line, name) == 1 &&
                         std::all_of(line.begin(), line.end(), [](char32_t c) { return is_han(c); }) &&
                         !others_.contains(std::u32string(line));
      if (!other || unit.document != report_of(*submission_)) {
        continue;
      }
      const std::string part = to_utf8(line);
      const std::size_t at = unit.text.find(part);
      tell(unit, std::string_view(unit.text).substr(at, part.size()), *field,
           "“" + part + "”与评估表" + field->code + "“" + field->text + "”有一字不同，请核实。");
    }
  }

  /// Who commissioned a test or owns a right begins like the host's name and is called otherwise.
  void other_party(const TextUnit& unit) {
    static const RE2 kParty(
        "(?:委托单位|委托方|委托人|送检单位|送样单位|受检单位|申请单位|专利权人|著作权人|权利人|完成单位|承担单位|"
        "让与人|许可方|"
        "转让方|受托方|研究开发人)(?:名称)?(?:\\([^)]{1,6}\\))?\\)?[:为]?(\\p{Han}[\\p{Han}()]{3,30}?(?:有限责任公司|"
        "股份有限公司|"
        "有限公司|(?:集团|大学|学院|研究院|研究所|科学院|设计院|中心|公司|厂)(?:$|[^\\p{Han}])))");
    static const RE2 kExplained("曾用名|原名|更名|前身|原为|旧称|改制|分公司|子公司|全资|控股|参股");
    // The words of the pattern, without which it need not be tried.
    constexpr std::array<std::string_view, 9> kWords{"单位",   "委托",   "专利权人", "著作权人", "权利人",
                                                     "让与人", "许可方", "转让方",   "受托方"};
    const bool may_be = std::any_of(kWords.begin(), kWords.end(),
                                    [&](std::string_view word) { return unit.text.find(word) != std::string::npos; });
    if ((!may_be && unit.text.find("研究开发人") == std::string::npos) || signers_.empty() ||
        signers_.front().first->code != "A11" || unit.document == report_of(*submission_)) {
      return;
    }
    const Field* host = signers_.front().first;
    const std::u32string& wide = signers_.front().second;
    const std::string name = to_utf8(wide);
    re2::StringPiece rest(unit.text);
    re2::StringPiece party;
    while (RE2::FindAndConsume(&rest, kParty, &party)) {
      std::string_view part(party.data(), party.size());
      while (!part.empty() && static_cast<unsigned char>(part.back()) < 0x80 && part.back() != ')') {
        part.remove_suffix(1);  // What showed that the name ends.
      }
      const std::u32string other = to_utf32(part);
      check_licensor(unit, part, *host);
      const bool begins = other.substr(0, kSameBeginning) == std::u32string_view(wide).substr(0, kSameBeginning);
      if (!begins || other == wide || name.find(part) != std::string::npos ||
          part.find(name) != std::string_view::npos || others_.contains(other) || says(unit.text, kExplained)) {
        continue;
      }
      tell(unit, part, *host,
           "所写单位“" + std::string(part) + "”与评估表A11（依托单位）“" + host->text +
               "”字头相同而名称不同，请核实是否同一单位。");
    }
  }

  /// Who gives the technology away on a contract is nobody whom the datasheet names, and nobody of those is on the
  /// page.
  void check_licensor(const TextUnit& unit, std::string_view part, const Field& host) {
    static const RE2 kGives("(?:^|[^被])(?:许可方|转让方|让与人|受托方|研究开发人)(?:\\([^)]{1,6}\\))?\\)?[:为]?$");
    const std::string_view before = unit.before_in_sentence(part);
    if (!RE2::PartialMatch(re2::StringPiece(before.data(), before.size()), kGives) ||
        others_.contains(to_utf32(part))) {
      return;
    }
    const Reading page(*unit.document, *unit.page);
    const auto names = [&](const std::u32string& name) {
      constexpr std::size_t kShortest = 6;
      return name.size() >= kShortest && page.text().find(to_utf8(name)) != std::string::npos;
    };
    if (std::any_of(others_.begin(), others_.end(), names)) {
      return;
    }
    tell(unit, part, host,
         "所写转让（许可、受托）一方为“" + std::string(part) + "”，该页未见依托单位“" + host.text +
             "”和参建单位，请核实是否本中心的合同。");
  }

  /// “兹证明某公司××国家产业技术工程化中心……”: the host's own centre under another name, on a proof.
  void other_center_of_host(const TextUnit& unit) {
    constexpr std::string_view kClass = "国家产业技术工程化中心";
    const Field* center = said(*submission_, "A01");
    if (center == nullptr || signers_.empty() || signers_.front().first->code != "A11" ||
        unit.document == report_of(*submission_)) {
      return;
    }
    const std::string host = to_utf8(signers_.front().second);
    const std::optional<std::string> own = domain_of(folded(center->text));
    static const RE2 kExplained("曾用名|原名|更名|前身|原为|旧称|另一|联合|共建|参建");
    for (std::size_t at = unit.text.find(host); own && at != std::string::npos; at = unit.text.find(host, at + 1)) {
      const std::size_t begin = at + host.size();
      const std::size_t end = unit.text.find(kClass, begin);
      constexpr std::size_t kLongest = 60;
      if (end == std::string::npos || end == begin || end - begin > kLongest) {
        continue;
      }
      const std::string_view part = std::string_view(unit.text).substr(begin, end + kClass.size() - begin);
      const std::optional<std::string> domain = domain_of(part);
      const std::u32string wide = domain ? to_utf32(*domain) : std::u32string();
      const bool name = std::all_of(wide.begin(), wide.end(), [](char32_t c) { return is_han(c); });
      if (!domain || !name || *domain == *own || domain->ends_with(*own) || says(unit.sentence(part), kExplained)) {
        continue;
      }
      tell(unit, part, *center,
           "依托单位之后的中心名称“" + std::string(part) + "”与评估表A01“" + center->text + "”不同，请核实。");
    }
  }

  /// A director of the same family name with one character another.
  void near_director(const TextUnit& unit) {
    if (director_ == nullptr) {
      return;
    }
    const std::u32string name = to_utf32(folded(director_->text));
    const bool may_be = unit.text.find("任") != std::string::npos || unit.text.find("聘") != std::string::npos;
    if (!may_be || name.size() < 2 || name.size() > 4 ||
        unit.text.find(to_utf8(name.substr(0, 1))) == std::string::npos) {
      return;
    }
    static const RE2 kDirector(
        "(?:[现时]任(?:中心)?主任|主任|聘任|任命|聘|任)(?:一职|职务)?(?:仍|现|均|一直|继续|依旧|同志)?(?:为|是|由|:)?("
        "\\p{Han}{2,10})|(\\p{"
        "Han}{2,8})(?:\\([^)]{1,12}\\))?"
        "(?:同志|教授|研究员)?(?:担任|任|为)[^。;,]{0,20}主任");
    re2::StringPiece rest(unit.text);
    re2::StringPiece behind;
    re2::StringPiece before;
    while (RE2::FindAndConsume(&rest, kDirector, &behind, &before)) {
      const re2::StringPiece found = behind.empty() ? before : behind;
      const std::u32string words = to_utf32({found.data(), found.size()});
      for (std::size_t at = 0; at + name.size() <= words.size(); ++at) {
        const std::u32string_view other = std::u32string_view(words).substr(at, name.size());
        const bool next_to = behind.empty() ? at + name.size() == words.size() : at == 0;
        if (!next_to || other.front() != name.front() || others_of(other, name) != 1 ||
            others_.contains(std::u32string(other))) {
          continue;
        }
        const std::size_t begin = to_utf8(std::u32string_view(words).substr(0, at)).size();
        const std::string_view part(found.data() + begin, to_utf8(other).size());
        tell(unit, part, *director_,
             "主任姓名“" + std::string(part) + "”与评估表A21a“" + director_->text + "”有一字不同，请核实。");
      }
    }
  }

  /// “澄川会计师事务所” for “澄江会计师事务所(特殊普通合伙)”: one character of its own name is another.
  void near_firm(const TextUnit& unit) {
    static const RE2 kFirm("(\\p{Han}{2,10})会计师事务所");
    if (firm_ == nullptr || unit.text.find("会计师事务所") == std::string::npos) {
      return;
    }
    std::string own;
    if (!RE2::PartialMatch(folded(firm_->text), kFirm, &own)) {
      return;
    }
    const std::u32string name = to_utf32(own);
    re2::StringPiece rest(unit.text);
    re2::StringPiece found;
    while (RE2::FindAndConsume(&rest, kFirm, &found)) {
      const std::u32string words = to_utf32({found.data(), found.size()});
      if (words.size() < name.size()) {
        continue;
      }
      const std::u32string_view other = std::u32string_view(words).substr(words.size() - name.size());
      if (others_of(other, name) != 1) {
        continue;
      }
      const std::string firm = to_utf8(other);
      const std::size_t at = unit.text.find(firm + "会计师事务所");
      tell(unit, std::string_view(unit.text).substr(at, firm.size()), *firm_,
           "会计师事务所“" + firm + "”与评估表E23a“" + firm_->text + "”有一字不同，请核实。");
    }
  }

  /// The audit report's code by which it can be looked up, with a character or two others.
  void near_proof_code(const TextUnit& unit) {
    static const RE2 kCode(
        "(?:验证码|报备码|报备编号|报备编码|赋码|防伪码|防伪编号|防伪编码|验证编码|备案码)(?:为|是|:|\\()?[:(]?(\\p{"
        "Han}?[0-9A-Z]{8,20})");
    re2::StringPiece found;
    if (proof_code_ == nullptr || unit.text.find("码") == std::string::npos ||
        !RE2::PartialMatch(unit.text, kCode, &found)) {
      return;
    }
    const std::string_view part(found.data(), found.size());
    const std::u32string own = to_utf32(folded(proof_code_->text));
    const std::u32string other = to_utf32(part);
    if (own.size() != other.size() || own == other || others_of(own, other) > kMostOthers) {
      return;
    }
    tell(unit, part, *proof_code_,
         "审计报告验证码“" + std::string(part) + "”与评估表E23d“" + proof_code_->text + "”有一两个字符不同，请核实。");
  }

  /// Who is responsible, checked or filled in: a name with one character another.
  void near_person(const TextUnit& unit) {
    static const RE2 kPerson(
        "(单位负责人|法定代表人|审核人|填报人|填表人)(?:签字|签名|\\(签字\\))?[:为是]?(\\p{Han}{2,4})");
    re2::StringPiece rest(unit.text);
    re2::StringPiece role;
    re2::StringPiece found;
    for (const Field* field : people_) {
      if (field == nullptr || unit.text.find("人") == std::string::npos) {
        continue;
      }
      rest = unit.text;
      const std::u32string name = to_utf32(folded(field->text));
      while (name.size() >= 2 && RE2::FindAndConsume(&rest, kPerson, &role, &found)) {
        const std::u32string words = to_utf32({found.data(), found.size()});
        const std::u32string_view other = std::u32string_view(words).substr(0, std::min(words.size(), name.size()));
        if (other.size() != name.size() || others_of(other, name) != 1 || other.front() != name.front() ||
            others_.contains(std::u32string(other))) {
          continue;
        }
        const std::string_view part(found.data(), to_utf8(other).size());
        tell(unit, part, *field,
             "姓名“" + std::string(part) + "”与评估表" + field->code + "“" + field->text + "”有一字不同，请核实。");
      }
    }
  }

  /// The report tells another opinion than the audit gave.
  void other_opinion(const TextUnit& unit) {
    static const RE2 kOpinion(
        "审计[^。;]{0,40}?((?:标准)?无保留|保留|否定|无法表示)意见|((?:标准)?无保留|保留|否定|无法表示)意见[^。;]{0,8}"
        "审计");
    if (opinion_ == nullptr || unit.text.find("意见") == std::string::npos) {
      return;
    }
    const auto kind = [](std::string_view words) {
      return words.find("无保留") != std::string_view::npos     ? 1
             : words.find("保留") != std::string_view::npos     ? 2
             : words.find("否定") != std::string_view::npos     ? 3
             : words.find("无法表示") != std::string_view::npos ? 4
                                                                : 0;
    };
    re2::StringPiece before;
    re2::StringPiece behind;
    const int own = kind(folded(opinion_->text));
    if (own == 0 || !RE2::PartialMatch(unit.text, kOpinion, &before, &behind)) {
      return;
    }
    const re2::StringPiece found = before.empty() ? behind : before;
    const std::string_view part(found.data(), found.size());
    static const RE2 kOthers("年度财务|依托单位|集团|上年|以前|往年|曾|不得|应当|须|不是|并非");
    if (kind(part) == own || says(unit.sentence(part), kOthers)) {
      return;
    }
    tell(unit, part, *opinion_,
         "写审计意见为“" + std::string(part) + "意见”，评估表E23c为“" + opinion_->text + "”，请核实。");
  }

  /// Another body is called the supervising unit.
  void other_supervisor(const TextUnit& unit) {
    if (supervisor_ == nullptr) {
      return;
    }
    static const RE2 kSupervisor(
        "主管单位(?:为|是|:|即)?(\\p{Han}{2,20}?(?:委员会|发改委|国资委|厅|局|政府|集团有限公司|"
        "集团公司|科学院))");
    static const RE2 kNoName("[和与及、各]|有关|同级|行业|部门|意见|要求|组织|对|的|向|报|会同");
    // Names of authorities that hold an “and” themselves.
    static const RE2 kOneName("发展和改革|工业和信息化|住房和城乡建设|人力资源和社会保障|文化和旅游|经济和信息化");
    const std::string name = folded(supervisor_->text);
    re2::StringPiece rest(unit.text);
    re2::StringPiece other;
    while (RE2::FindAndConsume(&rest, kSupervisor, &other)) {
      const std::string_view part(other.data(), other.size());
      std::string plain(part);
      RE2::GlobalReplace(&plain, kOneName, "");
      if (name.find(part) != std::string::npos || part.find(name) != std::string_view::npos || says(plain, kNoName) ||
          short_for(part, name)) {
        continue;
      }
      tell(unit, part, *supervisor_,
           "写主管单位为“" + std::string(part) + "”，评估表A19为“" + supervisor_->text + "”，请核实。");
    }
  }

  /// “青岚省发改委” for “青岚省发展和改革委员会”: its characters stand in the full name in the same order.
  static bool short_for(std::string_view part, std::string_view name) {
    const std::u32string shorter = to_utf32(part);
    const std::u32string longer = to_utf32(name);
    std::size_t at = 0;
    for (const char32_t c : longer) {
      at += at < shorter.size() && shorter[at] == c ? 1 : 0;
    }
    return at == shorter.size();
  }

  void tell(const TextUnit& unit, std::string_view part, const Field& field, const std::string& words) {
    const std::string key = unit.document->path + "\n" + std::string(part);
    const Location where = unit.place(part);
    if (!told_.insert(key).second) {
      for (Finding& finding : *findings_) {
        if (finding.locations.front().file == where.file && finding.actual == part &&
            finding.locations.size() < kMostFindings) {
          finding.locations.push_back(where);
        }
      }
      return;
    }
    Finding differs =
        finding(title(*submission_, *unit.document) + pages_words(where.page, 0) + words,
                "A name differs by a character or two from the datasheet's, or is another one for the same role.");
    differs.locations = {where, field.where};
    differs.expected = field.text;
    differs.actual = std::string(part);
    findings_->push_back(std::move(differs));
  }

  const Submission* submission_;
  std::vector<Finding>* findings_;
  std::vector<Known> known_;
  std::set<std::u32string> others_;  ///< Names that stand in the datasheet themselves.
  std::set<std::string> told_;
  std::vector<std::pair<const Field*, std::u32string>>
      signers_;  ///< Host, supervising unit: as their fields name them.
  const Field* director_ = nullptr;
  const Field* supervisor_ = nullptr;
  const Field* firm_ = nullptr;
  const Field* opinion_ = nullptr;
  const Field* proof_code_ = nullptr;
  std::array<const Field*, 3> people_{};
};

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  Comparer comparer(submission, findings);
  if (!comparer.any()) {
    return Look::kNoData;
  }
  for_each_unit(submission, context, {""}, [&](const TextUnit& unit) { comparer.read(unit); });
  return Look::kLooked;
}

}  // namespace

constinit const Rule kNamesDiffer = {
    .card =
        {
            .name = "agreement/name-differs",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "正文和证明材料中的中心、依托单位、主管单位、会计师事务所名称和人员姓名与评估表一致。",
            .summary_en =
                "Names of centre, host, supervising unit, auditors and people are those of the datasheet throughout.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。",
            .decides =
                "在报告和证明材料的各页中找与评估表A01、A11、A19只差一两个字的单位名称，与A21a同姓而有一字不同、写明"
                "任主任的姓名，以及报告中“主管单位”之后的另一单位名称；合同页上的许可方、"
                "转让方、受托方不是评估表所列单位，而该页也未见依托单位和参建单位的，也列出。会计师事务所、审计意见类型"
                "、审计报告验证码、"
                "单位负责人、审核人、填报人与E23a、E23c、E23d、A23a至A23c不同的，也列出。写明曾用名、更名、前身、分"
                "公司的，评估表别处"
                "所列的名称，和简称，不在此列。",
            .remedy = "请核对证照和任命文件，改正写错的一处；确是另一单位或者另一人的，请写明关系。",
            .remedy_en = "Please compare with licence and appointment and correct one; say so where another is meant.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
