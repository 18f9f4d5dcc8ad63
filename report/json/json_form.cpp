#include "report/json/json_form.h"

#include <cmath>

#include "model/finding.h"

namespace nitec {
namespace {

/// No page is larger: PDF ends at 14400 units of at most 75 inches each way in practice.
constexpr double kMaxPoints = 1e9;

std::string_view problem_name(ProblemKind kind) {
  switch (kind) {
    case ProblemKind::kNotOpened:
      return "not-opened";
    case ProblemKind::kTooLarge:
      return "too-large";
    case ProblemKind::kEmpty:
      return "empty";
    case ProblemKind::kWrongType:
      return "wrong-type";
    case ProblemKind::kEncrypted:
      return "encrypted";
    case ProblemKind::kDamaged:
      return "damaged";
    case ProblemKind::kCutOff:
      return "cut-off";
    case ProblemKind::kNoText:
      return "no-text";
    case ProblemKind::kUnsupported:
      return "unsupported";
    case ProblemKind::kCrashed:
      return "crashed";
    case ProblemKind::kTimedOut:
      return "timed-out";
    case ProblemKind::kMalformed:
      return "malformed";
    case ProblemKind::kDoctype:
      return "doctype";
    case ProblemKind::kSchema:
      return "schema";
    case ProblemKind::kDuplicate:
      return "duplicate";
    case ProblemKind::kOutside:
      return "outside";
    case ProblemKind::kNested:
      return "nested";
    case ProblemKind::kNameClash:
      return "name-clash";
  }
  return "damaged";
}

/// Where the matter of a section begins: under its heading, or else where the words stand that show it.
const Location& beginning(const Section& section) {
  return section.heading.page == 0 && section.status == SectionStatus::kMerged ? section.substance : section.heading;
}

}  // namespace

double tenth(double points) {
  if (!std::isfinite(points) || std::abs(points) > kMaxPoints) {
    return 0;
  }
  return static_cast<double>(std::llround(points * 10)) / 10.0;
}

Json box_json(const Box& box) {
  return Json::array({tenth(box.x0), tenth(box.y0), tenth(box.x1), tenth(box.y1)});
}

std::string json_text(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json location_json(const Location& location) {
  Json json = Json::object();
  if (!location.file.empty()) {
    json["file"] = location.file;
  }
  if (location.line > 0) {
    json["line"] = location.line;
  }
  if (!location.xpath.empty()) {
    json["xpath"] = location.xpath;
  }
  if (location.page > 0) {
    json["page"] = location.page;
    if (!location.box.empty()) {
      json["bbox"] = box_json(location.box);
    }
  }
  if (!location.quote.empty()) {
    json["quote"] = location.quote;
  }
  return json;
}

Json problems_json(const std::vector<Problem>& problems) {
  Json rows = Json::array();
  for (const Problem& problem : problems) {
    Json row;
    row["kind"] = problem_name(problem.kind);
    row["message"] = problem.message;
    const Json where = location_json(problem.where);
    if (!where.empty()) {
      row["location"] = where;
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

Json sections_json(const Outline& outline) {
  Json sections = Json::array();
  for (const Section& section : outline.sections) {
    const Location& start = beginning(section);
    Json json;
    json["number"] = section.number;
    json["title"] = section.title;
    json["status"] = section_status_name(section.status);
    json["heading"] = section.heading.quote;
    json["page"] = start.page;
    if (start.page > 0 && !start.box.empty()) {
      json["bbox"] = box_json(start.box);
    }
    if (section.last_page > 0) {
      json["last_page"] = section.last_page;
    }
    json["characters"] = section.characters;
    if (section.merged_into > 0) {
      json["merged_into"] = section.merged_into;
    }
    if (section.in_contents) {
      json["in_contents"] = true;
    }
    json["items"] = Json::array();
    for (const SubItem& item : section.items) {
      Json row;
      row["name"] = item.name;
      row["covered"] = item.covered;
      row["page"] = item.where.page;
      if (item.where.page > 0 && !item.where.box.empty()) {
        row["bbox"] = box_json(item.where.box);
      }
      row["quote"] = item.where.quote;
      if (item.cue == Cue::kNotApplicable) {
        row["not_applicable"] = true;
      }
      json["items"].push_back(std::move(row));
    }
    for (const Location& again : section.again) {
      Json place;
      place["page"] = again.page;
      place["heading"] = again.quote;
      json["again"].push_back(std::move(place));
    }
    sections.push_back(std::move(json));
  }
  return sections;
}

Json duplicates_json(const Outline& outline) {
  Json numbers = Json::array();
  for (const Section& section : outline.sections) {
    if (!section.again.empty()) {
      numbers.push_back(section.number);
    }
  }
  return numbers;
}

}  // namespace nitec
