#include "ingest/pdf/metadata.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <span>

#include "ingest/datasheet/xml_scan.h"
#include "ingest/pdf/unicode.h"
#include "model/characters.h"
#include "model/date.h"

namespace nitec {
namespace {

constexpr std::string_view kRdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
constexpr std::string_view kDc = "http://purl.org/dc/elements/1.1/";
constexpr std::string_view kXmp = "http://ns.adobe.com/xap/1.0/";
constexpr std::string_view kPdf = "http://ns.adobe.com/pdf/1.3/";
constexpr std::string_view kXml = "http://www.w3.org/XML/1998/namespace";
constexpr std::size_t kMaxListed = 100;  ///< Authors of one document.

/// Reads the pieces of a date; once something does not fit, nothing more does.
class DateText {
 public:
  explicit DateText(std::string_view rest) : rest_(rest) {}

  /// So many digits, as a number of that range.
  std::optional<int> digits(std::size_t count, int least, int most) {
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (i >= rest_.size() || rest_[i] < '0' || rest_[i] > '9') {
        return std::nullopt;
      }
      value = value * 10 + (rest_[i] - '0');
    }
    if (value < least || value > most) {
      return std::nullopt;
    }
    rest_.remove_prefix(count);
    return value;
  }
  bool take(char c) {
    const bool there = rest_.starts_with(c);
    rest_.remove_prefix(there ? 1 : 0);
    return there;
  }
  void skip_digits() { rest_.remove_prefix(std::min(rest_.find_first_not_of("0123456789"), rest_.size())); }
  [[nodiscard]] bool done() const { return rest_.empty(); }
  [[nodiscard]] bool at_digit() const { return !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9'; }

 private:
  std::string_view rest_;
};

std::string two_digits(int value) {
  return {static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
}

/// "Z", "+08'00'", "+08:00" or nothing, in ISO's form; nothing else may stand there.
std::optional<std::string> zone_of(DateText& text) {
  if (text.done()) {
    return "";
  }
  const bool utc = text.take('Z');
  const bool west = !utc && text.take('-');
  if (!utc && !west && !text.take('+')) {
    return std::nullopt;
  }
  int hours = 0;
  int minutes = 0;
  if (!utc || text.at_digit()) {  // Some programs write Z00'00'.
    const auto h = text.digits(2, 0, utc ? 0 : 23);
    const bool apart = text.take('\'') || text.take(':');
    const auto m = text.at_digit() ? text.digits(2, 0, utc ? 0 : 59) : std::optional(0);
    if (!h || !m || (apart && !text.done() && !text.take('\''))) {
      return std::nullopt;
    }
    hours = *h;
    minutes = *m;
  } else {
    text.take('\'');  // Others "Z'".
  }
  if (!text.done()) {
    return std::nullopt;
  }
  return hours == 0 && minutes == 0 ? "Z" : (west ? "-" : "+") + two_digits(hours) + ":" + two_digits(minutes);
}

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

template <typename Node>
bool is(const Node& node, std::string_view space, std::string_view name) {
  return node.ns != nullptr && view(node.ns->href) == space && view(node.name) == name;
}

std::string cleaned(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) {
    return {};
  }
  return cut_to_bytes(text.substr(first, text.find_last_not_of(kBlanks) - first + 1), kMaxFactBytes);
}

std::string text_of(const xmlNode* node) {
  const std::unique_ptr<xmlChar, void (*)(void*)> text(xmlNodeGetContent(node), xmlFree);
  return cleaned(view(text.get()));
}

template <typename Visit>
void each_element(const xmlNode* parent, const Visit& visit) {
  for (const xmlNode* child = parent->children; child != nullptr; child = child->next) {
    if (child->type == XML_ELEMENT_NODE) {
      visit(*child);
    }
  }
}

/// A property's value: its text; of a list, all items; of alternatives by language, the one for all.
std::string value_of(const xmlNode& property) {
  std::string value;
  bool is_list = false;
  each_element(&property, [&](const xmlNode& list) {
    const bool alternatives = is(list, kRdf, "Alt");
    is_list = is_list || alternatives || is(list, kRdf, "Seq") || is(list, kRdf, "Bag");
    std::size_t count = 0;
    each_element(&list, [&](const xmlNode& item) {
      if (!is(item, kRdf, "li") || ++count > kMaxListed) {
        return;
      }
      if (!alternatives) {
        value += (value.empty() ? "" : "; ") + text_of(&item);
        return;
      }
      const std::unique_ptr<xmlChar, void (*)(void*)> language(
          xmlGetNsProp(&item, reinterpret_cast<const xmlChar*>("lang"), reinterpret_cast<const xmlChar*>(kXml.data())),
          xmlFree);
      if (value.empty() || view(language.get()) == "x-default") {
        value = text_of(&item);
      }
    });
  });
  return is_list ? cleaned(value) : text_of(&property);
}

/// Where a property goes; null when it is not one of ours.
template <typename Node>
std::string* place_of(const Node& node, Metadata& out) {
  struct Known {
    std::string_view space;
    std::string_view name;
    std::string Metadata::*place;
  };
  static constexpr std::array<Known, 8> kKnown{{
      {kDc, "title", &Metadata::title},
      {kDc, "creator", &Metadata::author},
      {kDc, "description", &Metadata::subject},
      {kPdf, "Keywords", &Metadata::keywords},
      {kXmp, "CreatorTool", &Metadata::creator},
      {kPdf, "Producer", &Metadata::producer},
      {kXmp, "CreateDate", &Metadata::created},
      {kXmp, "ModifyDate", &Metadata::modified},
  }};
  for (const Known& known : kKnown) {
    if (is(node, known.space, known.name)) {
      return &(out.*known.place);
    }
  }
  return nullptr;
}

void read_description(const xmlNode& description, Metadata& out) {
  for (const xmlAttr* attribute = description.properties; attribute != nullptr; attribute = attribute->next) {
    if (std::string* place = place_of(*attribute, out); place != nullptr && place->empty()) {
      *place = text_of(reinterpret_cast<const xmlNode*>(attribute));
    }
  }
  each_element(&description, [&](const xmlNode& property) {
    if (std::string* place = place_of(property, out); place != nullptr && place->empty()) {
      *place = value_of(property);
    }
  });
}

void normalise_dates(Metadata& out) {
  out.created_iso = iso_date_time(out.created);
  out.modified_iso = iso_date_time(out.modified);
}

}  // namespace

std::string fact_text(const PdfValue& value) {
  return text_string_to_utf8(value.bytes().substr(0, kMaxFactBytes));
}

std::string fact_name(const PdfValue& value) {
  return text_string_to_utf8(std::string("\xEF\xBB\xBF").append(value.name().substr(0, kMaxFactBytes)));
}

std::string iso_date_time(std::string_view written) {
  if (written.starts_with("D:")) {
    written.remove_prefix(2);
  }
  DateText text(written);
  const auto year = text.digits(4, 1, 9999);
  if (!year) {
    return {};
  }
  const bool with_marks = text.take('-');
  Date date{*year, 1, 1};
  std::size_t length = 4;  // Of the ISO date, as far as it was written.
  constexpr std::size_t kMonthAndMark = 3;
  for (int* part : {&date.month, &date.day}) {
    if (part == &date.day && with_marks && length > 4 && !text.take('-')) {
      break;
    }
    if (!text.at_digit()) {
      break;
    }
    const auto value = text.digits(2, 1, 31);
    if (!value) {
      return {};
    }
    *part = *value;
    length += kMonthAndMark;
  }
  if (!date.valid()) {
    return {};
  }
  std::string out = date.iso().substr(0, length);
  constexpr std::size_t kWholeDate = 10;
  if (length < kWholeDate || text.done()) {
    return text.done() ? out : std::string();
  }
  if (with_marks && !text.take('T')) {
    return {};
  }
  std::string time;
  for (const int most : {23, 59, 59}) {
    if (!time.empty() && with_marks && !text.take(':')) {
      break;
    }
    if (!text.at_digit()) {
      break;
    }
    const auto value = text.digits(2, 0, most);
    if (!value) {
      return {};
    }
    time += (time.empty() ? "T" : ":") + two_digits(*value);
  }
  if (time.empty()) {
    return {};
  }
  constexpr std::size_t kHoursAlone = 3;
  if (time.size() == kHoursAlone) {
    time += ":00";  // What is left out of a PDF date is 0; ISO has no hours alone with a zone.
  }
  if (with_marks && text.take('.')) {
    text.skip_digits();
  }
  const std::optional<std::string> zone = zone_of(text);
  return zone ? out + time + *zone : std::string();
}

Metadata read_info(const PdfValue& info) {
  Metadata out;
  out.title = fact_text(info["Title"]);
  out.author = fact_text(info["Author"]);
  out.subject = fact_text(info["Subject"]);
  out.keywords = fact_text(info["Keywords"]);
  out.creator = fact_text(info["Creator"]);
  out.producer = fact_text(info["Producer"]);
  out.created = fact_text(info["CreationDate"]);
  out.modified = fact_text(info["ModDate"]);
  normalise_dates(out);
  return out;
}

XmpState read_xmp(std::string_view packet, Metadata& out) {
  if (packet.size() > kMaxXmpBytes) {
    return XmpState::kTooLarge;
  }
  const XmlScan scan = scan_xml(std::as_bytes(std::span(packet)));
  if (scan.problem) {
    return scan.problem->kind == ProblemKind::kDoctype    ? XmpState::kDoctype
           : scan.problem->kind == ProblemKind::kTooLarge ? XmpState::kTooLarge
                                                          : XmpState::kMalformed;
  }
  const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document(
      xmlReadMemory(scan.text.data(), static_cast<int>(scan.text.size()), nullptr, "UTF-8",
                    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING),
      &xmlFreeDoc);
  if (document == nullptr) {
    return XmpState::kMalformed;
  }
  if (document->intSubset != nullptr) {
    return XmpState::kDoctype;
  }
  const xmlNode* root = xmlDocGetRootElement(document.get());
  const xmlNode* rdf = root != nullptr && is(*root, kRdf, "RDF") ? root : nullptr;
  if (root != nullptr && rdf == nullptr) {
    each_element(root, [&](const xmlNode& child) { rdf = is(child, kRdf, "RDF") ? &child : rdf; });
  }
  if (rdf == nullptr) {
    return XmpState::kMalformed;
  }
  out = {};
  each_element(rdf, [&](const xmlNode& child) {
    if (is(child, kRdf, "Description")) {
      read_description(child, out);
    }
  });
  normalise_dates(out);
  return XmpState::kRead;
}

}  // namespace nitec
