#include "model/notation_record.h"

#include <utility>

#include "model/notation_row.h"

namespace nitec::notation {
namespace {

constexpr std::string_view kPrefix = "at.";

template <typename Member>
struct Name {
  std::string_view word;
  Member member;
};

constexpr std::array<Name<RecordedText Record::*>, 9> kTexts{{
    {"center", &Record::center},
    {"host", &Record::host},
    {"host-code", &Record::host_code},
    {"supervisor", &Record::supervisor},
    {"co-supervisor", &Record::co_supervisor},
    {"director", &Record::director},
    {"field", &Record::field},
    {"form", &Record::form},
    {"consent-number", &Record::consent_number},
}};
constexpr Name<RecordedText Record::*> kConfirmationNumber{"confirmation-number", &Record::confirmation_number};
constexpr std::array<Name<std::vector<RecordedText> Record::*>, 2> kFormer{{
    {"former-center", &Record::former_centers},
    {"former-host", &Record::former_hosts},
}};
constexpr std::array<Name<RecordedDate Record::*>, 3> kDates{{
    {"start", &Record::start},
    {"end", &Record::end},
    {"confirmation-date", &Record::confirmation_date},
}};

Date date_of(Entry& entry, const std::string& text) {
  const std::optional<Date> read = parse_iso_date(text);
  if (!read) {
    entry.refuse("not a date: " + text);
  }
  return *read;
}

/// A place in the record: what is not written lies in its file, and quotes the value.
void take_place(Entry& entry, const Record& record, std::string quote, Location& where) {
  where.file = record.file;
  where.quote = std::move(quote);
  entry.place(where, kPrefix);
}

RecordedText text_of(Entry& entry, const Record& record) {
  RecordedText read;
  read.value = entry.value("a text");
  take_place(entry, record, read.value, read.where);
  return read;
}

bool take_value(Entry& entry, const std::string& word, Record& record) {
  for (const auto& [name, member] : kTexts) {
    if (name == word) {
      record.*member = text_of(entry, record);
      return true;
    }
  }
  if (word == kConfirmationNumber.word) {
    record.confirmation_number = text_of(entry, record);
    return true;
  }
  for (const auto& [name, member] : kFormer) {
    if (name == word) {
      (record.*member).push_back(text_of(entry, record));
      return true;
    }
  }
  for (const auto& [name, member] : kDates) {
    if (name == word) {
      const std::string text = entry.value("a date");
      (record.*member).value = text == "none" ? std::nullopt : std::optional(date_of(entry, text));
      take_place(entry, record, text == "none" ? "" : text, (record.*member).where);
      return true;
    }
  }
  if (word == "evaluation-year") {
    const std::string text = entry.value("a year");
    record.evaluation_year.value = entry.number<int>(text);
    take_place(entry, record, text, record.evaluation_year.where);
    return true;
  }
  if (word == "investment") {
    const std::string text = entry.value("an amount");
    record.investment.value = Decimal::parse(text);
    take_place(entry, record, record.investment.value ? text : "", record.investment.where);
    return true;
  }
  return false;
}

void take_target(Entry& entry, Record& record) {
  ApprovedTarget read;
  read.name = entry.value("a name");
  entry.named("direction", read.direction);
  entry.named("value", read.value);
  entry.named("unit", read.unit);
  entry.named("field", read.field);
  take_place(entry, record, read.name, read.where);
  record.targets.push_back(std::move(read));
}

void take_extension(Entry& entry, Record& record) {
  RecordedExtension read;
  read.outcome = entry.one_of<ExtensionOutcome>(kExtensionOutcomeTitles, entry.value("an outcome"));
  entry.named("requested", read.requested);
  entry.named("decided", read.decided);
  entry.named("until", read.until);
  entry.named("number", read.number);
  take_place(entry, record, std::string(kExtensionOutcomeTitles.at(static_cast<std::size_t>(read.outcome))),
             read.where);
  record.extensions.push_back(std::move(read));
}

void take_adjustment(Entry& entry, Record& record) {
  RecordedAdjustment read;
  read.matter = entry.value("a matter");
  entry.named("date", read.date);
  entry.named("class", read.kind);
  entry.named("number", read.number);
  take_place(entry, record, read.matter, read.where);
  record.adjustments.push_back(std::move(read));
}

void take_adjusted_target(Entry& entry, Record& record) {
  if (record.adjustments.empty()) {
    entry.refuse("no adjustment yet");
  }
  record.adjustments.back().targets.push_back(entry.value("a name"));
}

void take_grade(Entry& entry, Record& record) {
  RecordedGrade read;
  read.year = entry.number<int>(entry.value("a year"));
  read.grade = entry.value("a grade");
  entry.named("date", read.date);
  take_place(entry, record, read.grade, read.where);
  record.grades.push_back(std::move(read));
}

void take_receipt(Entry& entry, Record& record) {
  RecordedReceipt read;
  const std::string kind = entry.value("a kind");
  read.kind = kind_from_name(kind);
  if (read.kind == Kind::kUnknown && kind != "unknown") {
    entry.refuse("no such kind: " + kind);
  }
  const std::string day = entry.value("a date");
  read.date = day == "none" ? std::nullopt : std::optional(date_of(entry, day));
  entry.named("year", read.year);
  take_place(entry, record, read.date ? read.date->iso() : "", read.where);
  record.received.push_back(std::move(read));
}

void place_row(Row& row, const Record& record, const Location& where, std::string_view quote) {
  row.place(where, record.file, quote, kPrefix);
}

void write_texts(std::string& out, const Record& record, const Name<RecordedText Record::*>& name) {
  const RecordedText& text = record.*name.member;
  if (text != RecordedText{}) {
    Row row(out, 0, "record");
    row.raw(name.word).value(text.value);
    place_row(row, record, text.where, text.value);
  }
}

void write_values(std::string& out, const Record& record) {
  for (const auto& name : kTexts) {
    write_texts(out, record, name);
  }
  write_texts(out, record, kConfirmationNumber);
  for (const auto& [word, member] : kFormer) {
    for (const RecordedText& text : record.*member) {
      Row row(out, 0, "record");
      row.raw(word).value(text.value);
      place_row(row, record, text.where, text.value);
    }
  }
  for (const auto& [word, member] : kDates) {
    const RecordedDate& date = record.*member;
    if (date != RecordedDate{}) {
      Row row(out, 0, "record");
      row.raw(word).raw(date.value ? date.value->iso() : "none");
      place_row(row, record, date.where, date.value ? date.value->iso() : "");
    }
  }
  if (record.evaluation_year != RecordedYear{}) {
    const std::string year = Row::digits(record.evaluation_year.value);
    Row row(out, 0, "record");
    row.raw("evaluation-year").raw(year);
    place_row(row, record, record.evaluation_year.where, year);
  }
  if (record.investment != RecordedNumber{}) {
    const std::string amount = record.investment.value ? record.investment.value->text() : "";
    Row row(out, 0, "record");
    row.raw("investment").raw(amount.empty() ? "none" : amount);
    place_row(row, record, record.investment.where, amount);
  }
}

}  // namespace

void read_record_line(Entry& entry, Record& record) {
  const std::string word = entry.value("what the record says");
  if (word == "file") {
    record.file = entry.value("a file");
    entry.named("sha256", record.sha256);
  } else if (word == "status") {
    record.status = entry.one_of<CenterStatus>(kCenterStatusTitles, entry.value("a status"));
    take_place(entry, record, std::string(kCenterStatusTitles.at(static_cast<std::size_t>(record.status))),
               record.status_where);
  } else if (word == "target") {
    take_target(entry, record);
  } else if (word == "extension") {
    take_extension(entry, record);
  } else if (word == "adjustment") {
    take_adjustment(entry, record);
  } else if (word == "adjusted-target") {
    take_adjusted_target(entry, record);
  } else if (word == "grade") {
    take_grade(entry, record);
  } else if (word == "received") {
    take_receipt(entry, record);
  } else if (!take_value(entry, word, record)) {
    entry.refuse("a record does not say this: " + word);
  }
}

void write_record(std::string& out, const Record& record) {
  Row(out, 0, "record").raw("file").value(record.file).named("sha256", record.sha256);
  if (record.status != CenterStatus::kUnknown || record.status_where != Location{}) {
    const std::string_view title = kCenterStatusTitles.at(static_cast<std::size_t>(record.status));
    Row row(out, 0, "record");
    row.raw("status").value(title);
    place_row(row, record, record.status_where, title);
  }
  write_values(out, record);
  for (const ApprovedTarget& one : record.targets) {
    Row row(out, 0, "record");
    row.raw("target").value(one.name).named("direction", one.direction).named("value", one.value);
    row.named("unit", one.unit).named("field", one.field);
    place_row(row, record, one.where, one.name);
  }
  for (const RecordedExtension& one : record.extensions) {
    const std::string_view outcome = kExtensionOutcomeTitles.at(static_cast<std::size_t>(one.outcome));
    Row row(out, 0, "record");
    row.raw("extension").raw(outcome).named("requested", one.requested).named("decided", one.decided);
    row.named("until", one.until).named("number", one.number);
    place_row(row, record, one.where, outcome);
  }
  for (const RecordedAdjustment& one : record.adjustments) {
    {
      Row row(out, 0, "record");
      row.raw("adjustment").value(one.matter).named("date", one.date).named("class", one.kind);
      row.named("number", one.number);
      place_row(row, record, one.where, one.matter);
    }
    for (const std::string& target : one.targets) {
      Row(out, 1, "record").raw("adjusted-target").value(target);
    }
  }
  for (const RecordedGrade& one : record.grades) {
    Row row(out, 0, "record");
    row.raw("grade").raw(Row::digits(one.year)).value(one.grade).named("date", one.date);
    place_row(row, record, one.where, one.grade);
  }
  for (const RecordedReceipt& one : record.received) {
    Row row(out, 0, "record");
    row.raw("received").raw(one.kind == Kind::kUnknown ? "unknown" : kind_name(one.kind));
    row.raw(one.date ? one.date->iso() : "none").named("year", one.year, 0);
    place_row(row, record, one.where, one.date ? one.date->iso() : "");
  }
}

}  // namespace nitec::notation
