#include <re2/re2.h>

#include <map>
#include <set>

#include "model/identifier.h"
#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/identifiers/patents.h"
#include "validators/identifiers/standards.h"

namespace nitec {
namespace {

/// A number as a member of a list.
struct Entry {
  std::string what;  ///< "专利", "标准", "软件著作权"
  std::string key;   ///< The number, however it is written.
  std::string written;
  Location where;
};

/// The number of the row that a line of a list begins with, or 0.
int ordinal(const std::string& text) {
  static const RE2 kOrdinal("^[( ]*([0-9]{1,4})(?:[ .、)]|[^0-9.:%年月日A-Za-z-])");
  int number = 0;
  return RE2::PartialMatch(text, kOrdinal, &number) ? number : 0;
}

/// Keeps apart what belongs to different lists, and tells what comes twice within one.
class Lists {
 public:
  Lists(const Submission& submission, std::vector<Finding>& findings)
      : submission_(&submission), findings_(&findings) {}

  void add(const TextUnit& unit, Entry entry) {
    any_ = true;
    const std::string list = place_in_list(unit);
    if (list.empty()) {
      return;
    }
    const auto [found, fresh] = seen_.try_emplace(list + " " + entry.what + entry.key, Seen{entry, row_, {}});
    // Once more in its own row: 申请号 and 专利号 side by side are one.
    if (fresh || found->second.row == row_) {
      return;
    }
    Seen& first = found->second;
    if (!first.finding) {
      first.finding = findings_->size();
      Finding twice = finding(
          title(*submission_, *unit.document) + "的同一清单中，" + entry.what + "“" + entry.written + "”列了不止一次" +
              (entry.written == first.entry.written ? "" : "（另一处写作“" + first.entry.written + "”）") +
              "，请核实是否重复计数。",
          "The same number stands in one list more than once.");
      twice.locations = {first.entry.where};
      twice.expected = "每件只列一次";
      twice.actual = first.entry.written + "、" + entry.written;
      findings_->push_back(std::move(twice));
    }
    (*findings_)[*first.finding].locations.push_back(entry.where);
  }

  [[nodiscard]] bool any() const { return any_; }

 private:
  struct Seen {
    Entry entry;
    std::string row;
    std::optional<std::size_t> finding;
  };

  /// The list's name, and row_; empty when the unit belongs to none.
  std::string place_in_list(const TextUnit& unit) {
    if (unit.list >= 0) {
      row_ = std::to_string(unit.row);
      return "table " + std::to_string(unit.list);
    }
    // Lines that begin with numbers which count up.
    const int number = ordinal(unit.text);
    if (number > 0) {
      if (number <= last_ordinal_ || unit.document != last_document_) {
        ++ordered_lists_;
      }
      last_ordinal_ = number;
      last_document_ = unit.document;
      row_ = std::to_string(number);
      return "lines " + std::to_string(ordered_lists_);
    }
    return {};
  }

  const Submission* submission_;
  std::vector<Finding>* findings_;
  std::map<std::string, Seen> seen_;
  std::string row_;
  int ordered_lists_ = 0;
  int last_ordinal_ = 0;
  const Document* last_document_ = nullptr;
  bool any_ = false;
};

/// The same number twice in one enumeration of a sentence: “ZL…、ZL…”.
class Enumerations {
 public:
  Enumerations(const Submission& submission, std::vector<Finding>& findings)
      : submission_(&submission), findings_(&findings) {}

  void add(const TextUnit& unit, std::string_view part, Entry entry) {
    if (unit.list >= 0 || ordinal(unit.text) > 0) {
      return;
    }
    const auto at = static_cast<std::size_t>(part.data() - unit.text.data());
    const std::string where = entry.where.file + " " + std::to_string(entry.where.page) + unit.text;
    if (where != unit_ || at < end_ || !enumerated(std::string_view(unit.text).substr(end_, at - end_))) {
      seen_.clear();
    }
    unit_ = where;
    end_ = at + part.size();
    const auto [found, fresh] = seen_.try_emplace(entry.what + entry.key, entry);
    if (fresh) {
      return;
    }
    Finding twice = finding(title(*submission_, *unit.document) + "中并列列举的" + entry.what + "“" + entry.written +
                                "”出现不止一次，请核实是否重复计数。",
                            "The same number stands in one enumeration more than once.");
    twice.locations = {found->second.where, entry.where};
    twice.expected = "每件只列一次";
    twice.actual = found->second.written + "、" + entry.written;
    findings_->push_back(std::move(twice));
  }

 private:
  static bool enumerated(std::string_view between) {
    static const RE2 kBetween("(?:[、,;和及与 ]|(?:\\([^()]{0,40}\\))|《[^《》]{1,60}》|“[^“”]{1,60}”|专利号|ZL|CN)+");
    return RE2::FullMatch(re2::StringPiece(between.data(), between.size()), kBetween);
  }

  const Submission* submission_;
  std::vector<Finding>* findings_;
  std::map<std::string, Entry> seen_;
  std::string unit_;
  std::size_t end_ = 0;
};

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  Lists lists(submission, findings);
  Enumerations enumerations(submission, findings);
  const auto add = [&](const TextUnit& unit, std::string_view part, std::string what, std::string key) {
    Entry entry{std::move(what), std::move(key), std::string(part), unit.place(part)};
    enumerations.add(unit, part, entry);
    lists.add(unit, std::move(entry));
  };
  for (const PatentMention& mention : patents_of(submission, context)) {
    if (mention.check.ok()) {
      add(*mention.unit, mention.part, "专利", patent_key(mention.check));
    }
  }
  for (const StandardMention& mention : standards_of(submission, context)) {
    const IdentifierCheck& one = mention.check;
    const bool whole = one.verdict != IdentifierVerdict::kInvalid && !one.year.empty();
    if (whole && mention.claimed) {
      add(*mention.unit, mention.part, "标准", one.family + " " + one.number + "-" + one.year);
    }
  }
  static const RE2 kSoftware("(?:^|[^A-Za-z0-9])((?:19|20)[0-9]{2} ?SR ?[0-9]{4,7})(?:[^A-Za-z0-9]|$)");
  for_each_unit(submission, context, {"SR"}, [&](const TextUnit& unit) {
    re2::StringPiece rest(unit.text);
    re2::StringPiece found;
    while (RE2::FindAndConsume(&rest, kSoftware, &found)) {
      const std::string_view part(found.data(), found.size());
      const IdentifierCheck one = check_software_copyright(part, context.as_of.year);
      if (unit.sound(part)) {
        add(unit, part, "软件著作权", one.normalised);
      }
    }
  });
  return lists.any() ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kIdentifierDuplicate = {
    .card =
        {
            .name = "identifier/duplicate",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "同一清单中，专利、标准、软件著作权不重复列入。",
            .summary_en = "No patent, standard or piece of software stands in one list twice.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。同一件专利的申请和授权、"
                   "同一标准的不同写法只能计一次。",
            .decides =
                "号码去掉空格、前缀和写法差异后，在同一张表（含续表）的不同行、同一组连续编号的条目或者同一句的并列"
                "列举中出现两次的提出；不同的表、正文另行提及的不算重复。校验不通过的专利号不参加比较。",
            .remedy = "请核对清单；确属重复的删去一处，相应改正统计数。",
            .remedy_en = "Please check the list; where it is the same one, strike it out and mend the count.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
