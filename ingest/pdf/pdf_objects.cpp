#include "ingest/pdf/pdf_objects.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "ingest/pdf/decrypted_objects.h"
#include "ingest/pdf/lexer.h"
#include "ingest/pdf/pdf_reader.h"
#include "ingest/pdf/pdf_repair.h"
#include "ingest/pdf/stream_filters.h"

namespace nitec {
namespace {

using Kind = PdfNode::Kind;

constexpr std::size_t npos = std::string_view::npos;
constexpr std::uint32_t kMaxObjectNumber = 8'388'608;  ///< ISO 32000-1, annex C, and one more for a rebuilt table.
constexpr std::size_t kMaxSections = 4096;             ///< Cross-reference sections behind each other.
constexpr std::size_t kStartxrefWithin = 2048;         ///< "startxref" stands so near the end, whatever comes behind.
constexpr std::uint32_t kMaxObjectsInStream = 1'000'000;
constexpr int kMaxLoading = 16;  ///< Objects that are needed to read an object: a /Length, an object stream.

constexpr std::array kCryptFilterKeys{"StmF", "StrF"};

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

void skip_blanks(std::string_view bytes, std::size_t& at) {
  while (at < bytes.size() && is_space(bytes[at])) {
    ++at;
  }
}

/// Digits at `at`, as a number; none when there are no digits or too many.
std::optional<std::uint64_t> read_digits(std::string_view bytes, std::size_t& at) {
  constexpr std::size_t kMaxDigits = 15;
  const std::size_t begin = at;
  std::uint64_t value = 0;
  while (at < bytes.size() && is_digit(bytes[at]) && at - begin < kMaxDigits) {
    value = value * 10 + static_cast<std::uint64_t>(bytes[at] - '0');
    ++at;
  }
  return at == begin ? std::nullopt : std::optional(value);
}

std::optional<std::uint64_t> read_whole(std::string_view bytes, std::size_t& at) {
  skip_blanks(bytes, at);
  return read_digits(bytes, at);
}

/// Where an object is to be found.
struct Place {
  enum class Where : std::uint8_t { kUnknown, kFree, kInFile, kInStream };
  Where where = Where::kUnknown;
  std::uint16_t generation = 0;
  std::uint32_t index = 0;   ///< In its object stream.
  std::uint64_t offset = 0;  ///< In the file; or the number of the object stream.
};

}  // namespace

struct PdfFile::Objects {
  Objects(const PdfFile& file, std::span<const std::byte> data, const PdfLimits& limits)
      : owner(file),
        bytes(reinterpret_cast<const char*>(data.data()), data.size()),
        max_nesting(limits.max_nesting),
        budget{limits.max_inflated_stream, limits.max_inflated_total} {
    state = load(data, limits);
  }

  // --- cross references (7.5.4, 7.5.8) ---

  State load(std::span<const std::byte> data, const PdfLimits& limits) {
    if (!read_sections() || find_entry(trailer, "Root") == nullptr) {
      return too_deep ? State::kTooDeep : State::kBroken;
    }
    if (find_entry(trailer, "Encrypt") == nullptr) {
      return State::kLoaded;
    }
    switch (check_raw_pdf(bytes, limits.max_nesting)) {
      case RawVerdict::kTooDeep:
        return State::kTooDeep;
      case RawVerdict::kBadEncryption:
        return State::kBadEncryption;
      case RawVerdict::kSound:
        break;
    }
    encryption = find_entry(trailer, "Encrypt");
    if (encryption->kind == Kind::kReference) {
      encryption = get(encryption->reference);
    }
    if (encryption != nullptr && only_attachments_are_encrypted(*encryption)) {
      return State::kLoaded;
    }
    decrypted = open_decrypted(data, limits.may_load_ciphers);
    switch (decrypted->state()) {
      case DecryptedObjects::State::kPassword:
        return State::kPassword;
      case DecryptedObjects::State::kBroken:
        return State::kBroken;
      case DecryptedObjects::State::kLoaded:
        break;
    }
    // What was parsed on the way here was not decrypted.
    parsed.assign(parsed.size(), nullptr);
    return State::kLoaded;
  }

  /// Strings and streams pass as they are (7.6.5), and nobody is asked for a password who does not open what is
  /// attached.
  static bool only_attachments_are_encrypted(const PdfNode& dictionary) {
    constexpr double kCryptFilters = 4;
    const PdfNode* version = find_entry(dictionary, "V");
    if (version == nullptr || version->kind != Kind::kNumber || version->number < kCryptFilters) {
      return false;
    }
    return std::all_of(kCryptFilterKeys.begin(), kCryptFilterKeys.end(), [&](const char* key) {
      const PdfNode* name = find_entry(dictionary, key);
      return name == nullptr || (name->kind == Kind::kName && name->view() == "Identity");
    });
  }

  bool read_sections() {
    const std::size_t near_end = bytes.size() - std::min(bytes.size(), kStartxrefWithin);
    const std::size_t keyword = bytes.rfind("startxref");
    if (keyword == npos || keyword < near_end) {
      return false;
    }
    std::size_t at = keyword + 9;
    std::vector<std::uint64_t> waiting{read_whole(bytes, at).value_or(bytes.size())};
    std::set<std::uint64_t> visited;
    bool any = false;
    while (!waiting.empty() && visited.size() < kMaxSections) {
      const std::uint64_t offset = waiting.back();
      waiting.pop_back();
      if (!visited.insert(offset).second) {
        continue;
      }
      if (offset >= bytes.size()) {
        return false;
      }
      const std::optional<PdfNode> section = read_section(static_cast<std::size_t>(offset));
      if (!section) {
        return false;
      }
      if (!any) {
        trailer = *section;
        any = true;
      }
      // The newest comes first; of one update, its stream before its predecessor.
      for (const char* key : {"Prev", "XRefStm"}) {
        const PdfNode* value = find_entry(*section, key);
        if (value != nullptr && value->kind == Kind::kNumber && value->number >= 0 &&
            value->number < static_cast<double>(bytes.size())) {
          waiting.push_back(static_cast<std::uint64_t>(value->number));
        }
      }
    }
    parsed.resize(places.size(), nullptr);
    return any;
  }

  /// Reads a table or a stream of cross references; gives its trailer.
  std::optional<PdfNode> read_section(std::size_t at) {
    skip_blanks(bytes, at);
    if (bytes.substr(at, 4) != "xref") {
      return read_stream_section(at);
    }
    at += 4;
    while (true) {
      skip_blanks(bytes, at);
      if (bytes.substr(at, 7) == "trailer") {
        break;
      }
      const auto first = read_digits(bytes, at);
      const auto count = read_whole(bytes, at);
      if (!first || !count || !read_subsection(*first, *count, at)) {
        return std::nullopt;
      }
    }
    const ParsedValue value = parse_value(bytes, at + 7, max_nesting, arena);
    too_deep = too_deep || value.too_deep;
    return value.value.kind == Kind::kDictionary ? std::optional(value.value) : std::nullopt;
  }

  bool read_subsection(std::uint64_t first, std::uint64_t count, std::size_t& at) {
    for (std::uint64_t i = 0; i < count; ++i) {
      skip_blanks(bytes, at);
      if (at < bytes.size() && bytes[at] == 't') {
        return true;  // Fewer entries than announced.
      }
      const auto offset = read_digits(bytes, at);
      const auto generation = read_whole(bytes, at);
      skip_blanks(bytes, at);
      if (!offset || !generation || at >= bytes.size() || (bytes[at] != 'n' && bytes[at] != 'f')) {
        return false;
      }
      const bool in_use = bytes[at++] == 'n' && *offset != 0;
      put(first + i, {in_use ? Place::Where::kInFile : Place::Where::kFree,
                      static_cast<std::uint16_t>(std::min<std::uint64_t>(*generation, 65535)), 0, *offset});
    }
    return true;
  }

  std::optional<PdfNode> read_stream_section(std::size_t at) {
    const PdfNode* node = nullptr;
    if (std::size_t body = at; header(body)) {
      node = parse_at(body);
    }
    if (node == nullptr || node->kind != Kind::kStream) {
      return std::nullopt;
    }
    const PdfValue stream(&owner, node, 0);
    std::string table;
    if (decode_stream(stream, budget, table) == Decoded::kPicture) {
      return std::nullopt;
    }
    const PdfValue widths = stream["W"];
    std::size_t width[3] = {};
    for (std::size_t i = 0; i < 3; ++i) {
      const std::int64_t value = widths.at(i).integer(-1);
      if (value < 0 || value > 8) {
        return std::nullopt;
      }
      width[i] = static_cast<std::size_t>(value);
    }
    const std::size_t row = width[0] + width[1] + width[2];
    const PdfValue index = stream["Index"];
    const std::size_t runs = index.is_array() ? index.size() / 2 : 1;
    std::size_t from = 0;
    for (std::size_t run = 0; run < runs && row > 0; ++run) {
      const std::int64_t first = index.is_array() ? index.at(2 * run).integer(-1) : 0;
      const std::int64_t count = index.is_array() ? index.at(2 * run + 1).integer() : stream["Size"].integer();
      for (std::int64_t i = 0; first >= 0 && i < count && from + row <= table.size(); ++i, from += row) {
        put_row(static_cast<std::uint64_t>(first + i), table, from, width);
      }
    }
    return node->stream->dictionary;
  }

  void put_row(std::uint64_t number, const std::string& table, std::size_t from, const std::size_t (&width)[3]) {
    std::uint64_t field[3] = {1, 0, 0};
    for (int i = 0; i < 3; ++i) {
      if (width[i] > 0) {
        field[i] = 0;
      }
      for (std::size_t k = 0; k < width[i]; ++k) {
        field[i] = field[i] << 8 | static_cast<unsigned char>(table[from++]);
      }
    }
    Place place;
    place.offset = field[1];
    if (field[0] == 1) {
      place.where = Place::Where::kInFile;
      place.generation = static_cast<std::uint16_t>(std::min<std::uint64_t>(field[2], 65535));
    } else if (field[0] == 2) {
      place.where = Place::Where::kInStream;
      place.index = static_cast<std::uint32_t>(std::min<std::uint64_t>(field[2], kMaxObjectsInStream));
    } else {
      place.where = Place::Where::kFree;
    }
    put(number, place);
  }

  /// The newest entry of a number counts.
  void put(std::uint64_t number, const Place& place) {
    if (number > kMaxObjectNumber) {
      return;
    }
    if (number >= places.size()) {
      places.resize(static_cast<std::size_t>(number) + 1);
    }
    if (places[number].where == Place::Where::kUnknown) {
      places[number] = place;
    }
  }

  // --- objects (7.3.10, 7.5.7) ---

  const PdfNode* get(std::uint32_t number) {
    if (number >= parsed.size()) {
      return nullptr;
    }
    if (parsed[number] == nullptr) {
      if (loading >= kMaxLoading) {
        return nullptr;
      }
      ++loading;
      const PdfNode* node = read_object(number);
      --loading;
      parsed[number] = node == nullptr ? &nothing : node;
    }
    return parsed[number] == &nothing ? nullptr : parsed[number];
  }

  const PdfNode* read_object(std::uint32_t number) {
    const Place& place = places[number];
    if (decrypted != nullptr && decrypted->state() != DecryptedObjects::State::kLoaded) {
      return nullptr;
    }
    const bool in_stream = place.where == Place::Where::kInStream;
    if (decrypted != nullptr) {
      if (const PdfNode* plain = in_stream ? nullptr : clear_metadata(place)) {
        return plain;
      }
      return kept(decrypted->object(number, in_stream ? std::uint16_t{0} : place.generation, in_stream, arena));
    }
    if (place.where == Place::Where::kInStream) {
      return read_from_stream(number, place);
    }
    if (place.where != Place::Where::kInFile) {
      return nullptr;
    }
    std::size_t at = static_cast<std::size_t>(std::min<std::uint64_t>(place.offset, bytes.size()));
    const auto found = header(at);
    if (!found || *found != number) {
      misplaced = true;
      return nullptr;
    }
    return parse_at(at);
  }

  /// The document's metadata, where they alone are not encrypted (7.6.5); otherwise null.
  const PdfNode* clear_metadata(const Place& place) {
    const PdfNode* encrypted = encryption == nullptr ? nullptr : find_entry(*encryption, "EncryptMetadata");
    std::size_t at = static_cast<std::size_t>(std::min<std::uint64_t>(place.offset, bytes.size()));
    if (encrypted == nullptr || encrypted->kind != Kind::kBoolean || encrypted->number != 0 || !header(at)) {
      return nullptr;
    }
    const PdfNode* node = parse_at(at);
    const PdfNode* type = node->kind == Kind::kStream ? find_entry(node->stream->dictionary, "Type") : nullptr;
    return type != nullptr && type->kind == Kind::kName && type->view() == "Metadata" ? node : nullptr;
  }

  /// Reads "n g obj" at `at` and moves behind it; gives n.
  std::optional<std::uint64_t> header(std::size_t& at) const {
    const auto number = read_whole(bytes, at);
    const auto generation = number ? read_whole(bytes, at) : std::nullopt;
    skip_blanks(bytes, at);
    if (!generation || bytes.substr(at, 3) != "obj") {
      return std::nullopt;
    }
    at += 3;
    return number;
  }

  const PdfNode* kept(const PdfNode& node) {
    PdfNode* copy = arena.nodes(1);
    *copy = node;
    return copy;
  }

  const PdfNode* parse_at(std::size_t at) {
    const ParsedValue value = parse_value(bytes, at, max_nesting, arena);
    too_deep = too_deep || value.too_deep;
    if (!value.stream_data) {
      return kept(value.value);
    }
    PdfStreamNode* stream = arena.stream();
    stream->dictionary = value.value;
    stream->bytes = stream_bytes(value.value, *value.stream_data);
    PdfNode node;
    node.kind = Kind::kStream;
    node.stream = stream;
    return kept(node);
  }

  std::string_view stream_bytes(const PdfNode& dictionary, std::size_t begin) {
    const PdfNode* length = find_entry(dictionary, "Length");
    if (length != nullptr && length->kind == Kind::kReference) {
      length = get(length->reference);
    }
    if (length != nullptr && length->kind == Kind::kNumber && length->number >= 0 &&
        length->number <= static_cast<double>(bytes.size() - begin)) {
      const auto count = static_cast<std::size_t>(length->number);
      std::size_t behind = begin + count;
      skip_blanks(bytes, behind);
      if (bytes.substr(behind, 9) == "endstream") {
        return bytes.substr(begin, count);
      }
    }
    std::size_t end = bytes.find("endstream", begin);
    if (end == npos) {
      end = std::min(bytes.find("endobj", begin), bytes.size());
    }
    return bytes.substr(begin, end - begin);
  }

  /// An object stream: what it holds, and where.
  struct Container {
    std::string content;
    std::vector<std::pair<std::uint32_t, std::size_t>> objects;  ///< (number, where it begins)
    std::vector<std::size_t> begins;                             ///< The same places, sorted.
  };

  const Container& container(std::uint32_t number) {
    const auto [entry, is_new] = containers.try_emplace(number);
    Container& made = entry->second;
    if (!is_new) {
      return made;
    }
    if (number < places.size() && places[number].where == Place::Where::kInStream) {
      return made;  // One inside the other is against the rules, and the way to endless ones.
    }
    const PdfNode* node = get(number);
    if (node == nullptr || node->kind != Kind::kStream) {
      return made;
    }
    const PdfValue stream(&owner, node, number);
    std::string content;
    if (decode_stream(stream, budget, content) == Decoded::kPicture) {
      return made;
    }
    made.content = std::move(content);
    const auto first = static_cast<std::size_t>(
        std::clamp<std::int64_t>(stream["First"].integer(), 0, static_cast<std::int64_t>(made.content.size())));
    const std::int64_t count = std::clamp<std::int64_t>(stream["N"].integer(), 0, kMaxObjectsInStream);
    std::size_t at = 0;
    const std::string_view head = std::string_view(made.content).substr(0, first);
    for (std::int64_t i = 0; i < count; ++i) {
      const auto id = read_whole(head, at);
      const auto offset = id ? read_whole(head, at) : std::nullopt;
      if (!offset) {
        break;
      }
      const std::size_t begin = first + static_cast<std::size_t>(std::min<std::uint64_t>(*offset, made.content.size()));
      made.objects.emplace_back(static_cast<std::uint32_t>(std::min<std::uint64_t>(*id, kMaxObjectNumber + 1)), begin);
      made.begins.push_back(begin);
    }
    std::sort(made.begins.begin(), made.begins.end());
    return made;
  }

  const PdfNode* read_from_stream(std::uint32_t number, const Place& place) {
    if (place.offset > kMaxObjectNumber) {
      return nullptr;
    }
    const Container& from = container(static_cast<std::uint32_t>(place.offset));
    auto object = from.objects.end();
    if (place.index < from.objects.size() && from.objects[place.index].first == number) {
      object = from.objects.begin() + place.index;
    } else {
      object = std::find_if(from.objects.begin(), from.objects.end(),
                            [number](const auto& each) { return each.first == number; });
    }
    if (object == from.objects.end()) {
      misplaced = true;
      return nullptr;
    }
    const auto next = std::upper_bound(from.begins.begin(), from.begins.end(), object->second);
    const std::size_t end = next == from.begins.end() ? from.content.size() : *next;
    if (object->second >= end) {
      return nullptr;
    }
    const ParsedValue value =
        parse_value(std::string_view(from.content).substr(0, end), object->second, max_nesting, arena);
    too_deep = too_deep || value.too_deep;
    return kept(value.value);
  }

  const PdfFile& owner;
  std::string_view bytes;
  int max_nesting;
  InflateBudget budget;
  NodeArena arena;
  PdfNode trailer;
  PdfNode nothing;  ///< Stands for an object that was looked for and is not there.
  std::vector<Place> places;
  std::vector<const PdfNode*> parsed;
  std::map<std::uint32_t, Container> containers;
  std::unique_ptr<DecryptedObjects> decrypted;
  const PdfNode* encryption = nullptr;  ///< Parsed before there was anything to decrypt.
  int loading = 0;
  bool misplaced = false;
  bool too_deep = false;
  State state = State::kBroken;
};

bool PdfValue::is_dict() const {
  return is(Kind::kDictionary) || is(Kind::kStream);
}

bool PdfValue::truth() const {
  return is(Kind::kBoolean) && node_->number != 0;
}

double PdfValue::number(double fallback) const {
  return is_number() ? node_->number : fallback;
}

std::int64_t PdfValue::integer(std::int64_t fallback) const {
  constexpr double kExact = 9e15;
  return is_number() && node_->number > -kExact && node_->number < kExact ? static_cast<std::int64_t>(node_->number)
                                                                          : fallback;
}

std::string_view PdfValue::name() const {
  return is_name() ? node_->view() : std::string_view();
}

std::string_view PdfValue::bytes() const {
  return is_string() ? node_->view() : std::string_view();
}

PdfValue PdfValue::operator[](std::string_view key) const {
  if (!is_dict()) {
    return {};
  }
  const PdfNode* value = find_entry(is(Kind::kStream) ? node_->stream->dictionary : *node_, key);
  return value == nullptr ? PdfValue() : file_->resolve(value);
}

std::size_t PdfValue::size() const {
  return is_array() ? node_->count : 0;
}

PdfValue PdfValue::at(std::size_t index) const {
  return index < size() ? file_->resolve(&node_->items[index]) : PdfValue();
}

std::string_view PdfValue::stream_bytes() const {
  return is(Kind::kStream) ? node_->stream->bytes : std::string_view();
}

PdfFile::PdfFile(std::span<const std::byte> bytes, const PdfLimits& limits)
    : objects_(std::make_unique<Objects>(*this, bytes, limits)) {}

PdfFile::~PdfFile() = default;

PdfFile::State PdfFile::state() const {
  return objects_->state;
}

PdfValue PdfFile::encryption() const {
  return objects_->encryption == nullptr ? PdfValue() : PdfValue(this, objects_->encryption, 0);
}

std::optional<std::string> PdfFile::encrypted(std::uint32_t number, std::uint16_t generation,
                                              std::string_view plain) const {
  return objects_->decrypted == nullptr ? std::nullopt : objects_->decrypted->encrypted(number, generation, plain);
}

std::uint32_t PdfFile::object_count() const {
  return static_cast<std::uint32_t>(objects_->places.size());
}

std::uint16_t PdfFile::generation(std::uint32_t number) const {
  return number < objects_->places.size() && objects_->places[number].where == Place::Where::kInFile
             ? objects_->places[number].generation
             : std::uint16_t{0};
}

bool PdfFile::misplaced() const {
  return objects_->misplaced;
}

bool PdfFile::too_deep() const {
  return objects_->too_deep;
}

PdfValue PdfFile::trailer() const {
  return PdfValue(this, &objects_->trailer, 0);
}

PdfValue PdfFile::object(std::uint32_t number) const {
  const PdfNode* node = objects_->get(number);
  return node == nullptr ? PdfValue() : resolve(node);
}

void PdfFile::for_each_object(const std::function<void(PdfValue value)>& visit) const {
  for (std::uint32_t number = 0; number < objects_->places.size(); ++number) {
    if (const PdfNode* node = objects_->get(number)) {
      visit(PdfValue(this, node, number));
    }
  }
}

PdfValue PdfFile::resolve(const PdfNode* node) const {
  // A reference to a reference is against the rules, but is followed a few times.
  constexpr int kMaxReferences = 8;
  std::uint32_t id = 0;
  for (int i = 0; node != nullptr && node->kind == Kind::kReference; ++i) {
    if (i == kMaxReferences || objects_ == nullptr) {
      return {};
    }
    id = node->reference;
    node = objects_->get(id);
  }
  if (node == nullptr || node->kind == Kind::kNull) {
    return {};
  }
  return PdfValue(this, node, id);
}

}  // namespace nitec
