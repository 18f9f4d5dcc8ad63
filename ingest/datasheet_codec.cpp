#include "ingest/datasheet_codec.h"

#include <algorithm>

#include "ingest/wire_places.h"

namespace nitec {
namespace {

constexpr std::string_view kMark = "nitec datasheet 1\n";
constexpr int kMaxYear = 9999;
constexpr int kMaxEvidencePage = 99'999;

}  // namespace

using wire::Is;

template <class Archive>
static void fields(Archive& archive, Is<Field> auto& field) {
  auto& [code, year, scope, unit, state, text, number, where] = field;
  archive(code, year, scope, unit, state, text, number, where);
}

template <class Archive>
static void fields(Archive& archive, Is<Participant> auto& participant) {
  auto& [name, code, duty, where] = participant;
  archive(name, code, duty, where);
}

template <class Archive>
static void fields(Archive& archive, Is<Target> auto& row) {
  auto& [name, direction, target, unit, actual, rate, evidence, field, where] = row;
  archive(name, direction, target, unit, actual, rate, evidence, field, where);
}

template <class Archive>
static void fields(Archive& archive, Is<Evidence> auto& evidence) {
  auto& [id, name, type, file, first_page, last_page, sha256, issuer, number, date, valid_until, supports, where] =
      evidence;
  archive(id, name, type, file, first_page, last_page, sha256, issuer, number, date, valid_until, supports, where);
}

template <class Archive>
static void fields(Archive& archive, Is<Commitment> auto& commitment) {
  auto& [code, signer, sealed, date, evidence, text, where] = commitment;
  archive(code, signer, sealed, date, evidence, text, where);
}

template <class Archive>
static void fields(Archive& archive, Is<Datasheet> auto& sheet) {
  auto& [file, kind, version, values, participants, targets, evidence, commitments] = sheet;
  archive(file, kind, version, values, participants, targets, evidence, commitments);
}

template <class Archive>
static void fields(Archive& archive, Is<DatasheetReading> auto& reading) {
  auto& [datasheet, problems] = reading;
  archive(datasheet, problems);
}

static constexpr ValueState last(ValueState) {
  return ValueState::kNotCounted;
}

namespace {

bool between(int value, int most) {
  return value >= 0 && value <= most;
}

bool is_evidence(const Evidence& row) {
  return between(row.first_page, kMaxEvidencePage) && between(row.last_page, kMaxEvidencePage);
}

/// Gives every row the file, and says whether it is one that a reader makes.
template <class Row>
bool settle(std::vector<Row>& rows, const std::string& file) {
  return rows.size() <= kMaxDatasheetTags && std::all_of(rows.begin(), rows.end(), [&](Row& row) {
           row.where.file = file;
           return row.where.page >= 0 && row.where.line >= 0;
         });
}

bool settle(Datasheet& sheet, const std::string& file) {
  sheet.file = file;
  return settle(sheet.fields, file) && settle(sheet.participants, file) && settle(sheet.targets, file) &&
         settle(sheet.evidence, file) && settle(sheet.commitments, file) &&
         std::all_of(sheet.fields.begin(), sheet.fields.end(),
                     [](const Field& field) { return between(field.year, kMaxYear); }) &&
         std::all_of(sheet.evidence.begin(), sheet.evidence.end(), is_evidence);
}

}  // namespace

std::string encode(const DatasheetReading& reading) {
  wire::Writer writer(kMark);
  writer(reading);
  return writer.take();
}

std::optional<DatasheetReading> decode_datasheet(std::string_view bytes, std::string_view path) {
  DatasheetReading reading;
  wire::Reader reader(bytes, kMark);
  reader(reading);
  const std::string file(path);
  if (!reader.done() || !settle(reading.problems, file) || (reading.datasheet && !settle(*reading.datasheet, file))) {
    return std::nullopt;
  }
  return reading;
}

}  // namespace nitec
