#include "validators/record/facts.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "model/characters.h"
#include "validators/reading.h"

namespace nitec {
namespace {

constexpr int kYearsBetweenEvaluations = 3;

void drop(std::string& text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at)) {
    text.erase(at, word.size());
  }
}

void put(std::string& text, std::string_view word, std::string_view other) {
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + other.size())) {
    text.replace(at, word.size(), other);
  }
}

/// The field of a centre, whatever the form of its name.
std::string plain_center(std::string_view name) {
  std::string plain = folded(name);
  for (const std::string_view word : {"(筹)", "(筹建)", "(筹备)", "(筹建中)", "[筹]", "〔筹〕", "国家", "产业技术",
                                      "工程化", "工程研究", "工程", "中心"}) {
    drop(plain, word);
  }
  return plain;
}

bool is_one_of(const std::string& plain, const RecordedText& now, const std::vector<RecordedText>& former,
               std::string (*make_plain)(std::string_view)) {
  return plain == make_plain(now.value) || std::any_of(former.begin(), former.end(), [&](const RecordedText& name) {
           return !name.value.empty() && plain == make_plain(name.value);
         });
}

std::set<std::string> pairs_of_characters(const std::string& text) {
  std::vector<std::string> characters;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80 || characters.empty()) {
      characters.emplace_back();
    }
    characters.back() += c;
  }
  std::set<std::string> pairs;
  for (std::size_t i = 0; i + 1 < characters.size(); ++i) {
    pairs.insert(characters[i] + characters[i + 1]);
  }
  return pairs;
}

/// Half of the pairs of characters are shared.
bool alike(const std::string& a, const std::string& b) {
  const std::set<std::string> left = pairs_of_characters(a);
  const std::set<std::string> right = pairs_of_characters(b);
  const auto shared =
      std::count_if(left.begin(), left.end(), [&](const std::string& pair) { return right.contains(pair); });
  return static_cast<std::size_t>(shared) * 4 >= left.size() + right.size() && shared > 0;
}

std::string named(std::string_view center, std::string_view host) {
  return host.empty() ? std::string(center) : std::string(center) + "（" + std::string(host) + "）";
}

}  // namespace

std::string plain_unit(std::string_view name) {
  std::string plain = folded(name);
  put(plain, "发展和改革委员会", "发改委");
  put(plain, "发展改革委员会", "发改委");
  put(plain, "发展改革委", "发改委");
  for (const std::string_view word : {"(盖章)", "(公章)", "(", ")"}) {
    drop(plain, word);
  }
  return plain;
}

std::string plain_number(std::string_view number) {
  std::string plain = folded(number);
  for (const std::string_view word : {"〔", "〕", "[", "]", "(", ")", "【", "】", "第"}) {
    drop(plain, word);
  }
  return plain;
}

Kinship kinship(const Submission& submission, const Record& record) {
  Kinship kin;
  const Cover cover = read_cover(submission);
  const auto ours = [&](std::string_view code, const std::optional<Quoted>& on_cover) {
    const Field* field = said(submission, code);
    if (field != nullptr) {
      kin.places.push_back(field->where);
      return field->text;
    }
    if (on_cover && !cover.traditional) {
      kin.places.push_back(on_cover->where);
      return on_cover->where.quote;
    }
    return std::string();
  };
  const std::string center = ours("A01", cover.center);
  const std::string host = ours("A11", cover.host);
  kin.ours = named(center, host);
  kin.theirs = named(record.center.value, record.host.value);
  kin.places.push_back(record.center.where);

  const auto same_text = [&](std::string_view code, const RecordedText& recorded,
                             std::string (*make_plain)(std::string_view)) {
    const Field* field = said(submission, code);
    return field != nullptr && !recorded.value.empty() && make_plain(field->text) == make_plain(recorded.value);
  };
  const bool same_center =
      !center.empty() && is_one_of(plain_center(center), record.center, record.former_centers, plain_center);
  const bool same_host = (!host.empty() && is_one_of(plain_unit(host), record.host, record.former_hosts, plain_unit)) ||
                         same_text("A12", record.host_code, folded);
  const bool same_consent = same_text("A05", record.consent_number, plain_number);
  if (same_center || same_consent || (center.empty() && (host.empty() || record.host.value.empty()))) {
    return kin;
  }
  if (!same_host) {
    kin.other = true;
    return kin;
  }
  // One host may have two centres: the name or the consent has to tell.
  const bool other_consent = said(submission, "A05") != nullptr && !record.consent_number.value.empty();
  kin.other = !center.empty() && (other_consent || !alike(plain_center(center), plain_center(record.center.value)));
  return kin;
}

const Record* record_of(const Submission& submission) {
  return submission.record && !kinship(submission, *submission.record).other ? &*submission.record : nullptr;
}

std::string in_record(const Location& where) {
  return where.line > 0 ? "中心台账第" + std::to_string(where.line) + "行" : std::string("中心台账");
}

const RecordedAdjustment* adjustment_about(const Record& record, std::initializer_list<std::string_view> words) {
  const RecordedAdjustment* found = nullptr;
  for (const RecordedAdjustment& one : record.adjustments) {
    const bool about = std::any_of(words.begin(), words.end(),
                                   [&](std::string_view word) { return one.matter.find(word) != std::string::npos; });
    if (about && (found == nullptr || found->date <= one.date)) {
      found = &one;
    }
  }
  return found;
}

const RecordedAdjustment* adjustment_of(const Record& record, const ApprovedTarget& target) {
  const RecordedAdjustment* found = nullptr;
  const std::string name = folded(target.name);
  for (const RecordedAdjustment& one : record.adjustments) {
    const bool listed = std::any_of(one.targets.begin(), one.targets.end(),
                                    [&](const std::string& other) { return folded(other) == name; });
    const bool told = !name.empty() && folded(one.matter).find(name) != std::string::npos;
    if ((listed || told) && (found == nullptr || found->date <= one.date)) {
      found = &one;
    }
  }
  return found;
}

std::string adjusted_words(const RecordedAdjustment& adjustment) {
  return "；台账登记有" + (adjustment.date ? adjustment.date->chinese() + "的" : std::string()) + "调整“" +
         abridged(adjustment.matter) + "”" + (adjustment.number.empty() ? "" : "（" + adjustment.number + "）");
}

const RecordedExtension* approved_extension(const Record& record) {
  const RecordedExtension* found = nullptr;
  for (const RecordedExtension& one : record.extensions) {
    if (one.outcome == ExtensionOutcome::kApproved && one.until && (found == nullptr || *found->until < *one.until)) {
      found = &one;
    }
  }
  return found;
}

const RecordedExtension* open_extension(const Record& record) {
  const RecordedExtension* found = nullptr;
  const RecordedExtension* approved = approved_extension(record);
  for (const RecordedExtension& one : record.extensions) {
    const bool overtaken = approved != nullptr && one.requested <= approved->requested;
    if (one.outcome == ExtensionOutcome::kUndecided && !overtaken &&
        (found == nullptr || found->requested <= one.requested)) {
      found = &one;
    }
  }
  return found;
}

const RecordedAdjustment* moved_end(const Record& record) {
  return adjustment_about(record, {"截止日", "筹建期延", "延长筹建", "筹建期限", "延期"});
}

std::optional<int> due_year(const Record& record, int from) {
  if (record.evaluation_year.value != 0) {
    return record.evaluation_year.value;
  }
  if (!record.confirmation_date.value) {
    return std::nullopt;
  }
  int year = record.confirmation_date.value->year + kYearsBetweenEvaluations;
  while (year < from) {
    year += kYearsBetweenEvaluations;
  }
  return year;
}

std::optional<int> evaluation_year_of(const Submission& submission) {
  const Field* field = said(submission, "A04");
  if (field == nullptr) {
    return std::nullopt;
  }
  // “2026” or “2026-2028”: the last four digits.
  const std::string text = folded(field->text);
  constexpr std::size_t kDigits = 4;
  if (text.size() < kDigits) {
    return std::nullopt;
  }
  int year = 0;
  for (const char c : text.substr(text.size() - kDigits)) {
    if (c < '0' || c > '9') {
      return std::nullopt;
    }
    year = year * 10 + (c - '0');
  }
  return year + 1;
}

const RecordedGrade* last_grade(const Submission& submission, const Record& record) {
  const std::optional<int> now = evaluation_year_of(submission);
  const RecordedGrade* last = nullptr;
  for (const RecordedGrade& grade : record.grades) {
    if ((!now || grade.year < *now) && (last == nullptr || last->year < grade.year)) {
      last = &grade;
    }
  }
  return last;
}

const RecordedReceipt* receipt_of(const Submission& submission, const Record& record) {
  const Kind kind = judged_as(submission.kind);
  std::optional<int> year = evaluation_year_of(submission);
  if (kind == Kind::kAnnual && year) {
    --*year;  // An annual report is about the year itself.
  }
  const bool by_year = kind == Kind::kEvaluation || kind == Kind::kAnnual;
  const RecordedReceipt* found = nullptr;
  for (const RecordedReceipt& one : record.received) {
    const bool this_one = one.kind == kind && one.date && (!by_year || (year && one.year == *year));
    if (this_one && (found == nullptr || one.date < found->date)) {
      found = &one;
    }
  }
  return found;
}

Finding with_severity(const RuleCard& card, Severity severity, Finding made) {
  made.rule = card.name;
  made.severity = severity;
  made.opinion = card.opinion;
  return made;
}

}  // namespace nitec
