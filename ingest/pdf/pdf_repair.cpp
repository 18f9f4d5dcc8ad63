#include "ingest/pdf/pdf_repair.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <optional>
#include <vector>

#include "ingest/pdf/lexer.h"
#include "ingest/pdf/object_nodes.h"
#include "ingest/pdf/stream_filters.h"

namespace nitec {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t kMaxDictionaryTokens = 10'000;
constexpr std::uint64_t kMaxInflatedForRepair = 1ULL << 30;

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Counts brackets, strings included: a real string with hundreds of open brackets is no loss.
class NestingCount {
 public:
  explicit NestingCount(int limit) : limit_(limit) {}
  bool too_deep(std::string_view part) {
    for (std::size_t i = 0; i < part.size(); ++i) {
      const char c = part[i];
      if (c == '[') {
        ++depth_;
      } else if (c == ']') {
        depth_ -= depth_ > 0 ? 1 : 0;
      } else if (c == '<' && i + 1 < part.size() && part[i + 1] == '<') {
        ++depth_;
        ++i;
      } else if (c == '>' && i + 1 < part.size() && part[i + 1] == '>') {
        depth_ -= depth_ > 0 ? 1 : 0;
        ++i;
      } else if (c == 'e' && part.substr(i, 6) == "endobj") {
        depth_ = 0;
      }
      if (depth_ > limit_) {
        return true;
      }
    }
    return false;
  }

 private:
  int limit_;
  int depth_ = 0;
};

/// The values of a dictionary by key: strings as bytes, numbers and words as they stand; nested ones are skipped.
struct Dictionary {
  struct Value {
    Token::Kind kind = Token::Kind::kEnd;
    std::string text;
    double number = 0;
    double generation = -1;  ///< Set when it is a reference.
  };
  std::map<std::string, Value, std::less<>> values;
  bool complete = false;
  std::size_t end = 0;

  [[nodiscard]] const Value* find(std::string_view key) const {
    const auto found = values.find(key);
    return found == values.end() ? nullptr : &found->second;
  }
  [[nodiscard]] double number(std::string_view key, double fallback = 0) const {
    const Value* value = find(key);
    return value != nullptr && value->kind == Token::Kind::kNumber ? value->number : fallback;
  }
  [[nodiscard]] bool is_name(std::string_view key, std::string_view name) const {
    const Value* value = find(key);
    return value != nullptr && value->kind == Token::Kind::kName && value->text == name;
  }
  [[nodiscard]] std::size_t string_length(std::string_view key) const {
    const Value* value = find(key);
    return value != nullptr && value->kind == Token::Kind::kString ? value->text.size() : 0;
  }
};

/// Reads the dictionary whose "<<" is the next token at `at`.
Dictionary read_dictionary(std::string_view bytes, std::size_t at) {
  // Dictionaries that matter here are short; the lexer keeps room for as much as it is given.
  constexpr std::size_t kLongest = 1U << 20;
  Dictionary dictionary;
  Lexer lexer(bytes.substr(at, kLongest));
  if (lexer.next().kind != Token::Kind::kDictOpen) {
    return dictionary;
  }
  int depth = 1;
  std::string key;
  Dictionary::Value* last = nullptr;
  for (std::size_t i = 0; i < kMaxDictionaryTokens; ++i) {
    const Token token = lexer.next();
    if (token.kind == Token::Kind::kEnd || (token.kind == Token::Kind::kWord && token.text == "endobj")) {
      break;
    }
    if (token.kind == Token::Kind::kDictOpen || token.kind == Token::Kind::kArrayOpen) {
      ++depth;
    }
    if (depth == 1 && token.kind != Token::Kind::kDictClose) {
      if (key.empty()) {
        if (token.kind == Token::Kind::kName) {
          key = token.text;
        } else if (last != nullptr && token.kind == Token::Kind::kNumber && last->generation < 0) {
          last->generation = token.number;  // Perhaps; "R" will tell.
        }
      } else {
        last = &dictionary.values[key];
        *last = {token.kind, std::string(token.text), token.number, -1};
        key.clear();
      }
    }
    if (token.kind == Token::Kind::kDictClose || token.kind == Token::Kind::kArrayClose) {
      --depth;
      if (depth == 1) {
        key.clear();
        last = nullptr;
      }
      if (depth == 0) {
        dictionary.complete = true;
        break;
      }
    }
    lexer.forget();
  }
  dictionary.end = at + lexer.position();
  return dictionary;
}

/// "n g obj" as it stands in the file.
struct Found {
  std::uint32_t number = 0;
  std::uint32_t generation = 0;
  std::size_t offset = 0;  ///< Of n.
  std::size_t body = 0;    ///< After "obj".
};

/// Reads backwards from the keyword "obj" at `at`.
std::optional<Found> object_before(std::string_view bytes, std::size_t at) {
  const auto number_before = [&](std::size_t& end, std::uint32_t& value) {
    std::size_t i = end;
    while (i > 0 && is_space(bytes[i - 1])) {
      --i;
    }
    const std::size_t digits_end = i;
    while (i > 0 && is_digit(bytes[i - 1]) && digits_end - i < 9) {
      --i;
    }
    if (i == digits_end || digits_end == end || (i > 0 && is_digit(bytes[i - 1]))) {
      return false;
    }
    value = 0;
    for (std::size_t k = i; k < digits_end; ++k) {
      value = value * 10 + static_cast<std::uint32_t>(bytes[k] - '0');
    }
    end = i;
    return true;
  };
  Found found;
  std::size_t end = at;
  if (!number_before(end, found.generation) || !number_before(end, found.number)) {
    return std::nullopt;
  }
  found.offset = end;
  found.body = at + 3;
  return found;
}

std::vector<Found> find_objects(std::string_view bytes) {
  std::vector<Found> objects;
  for (std::size_t at = bytes.find("obj"); at != npos; at = bytes.find("obj", at + 3)) {
    if (at >= 3 && bytes.substr(at - 3, 3) == "end") {
      continue;
    }
    if (const auto found = object_before(bytes, at)) {
      objects.push_back(*found);
    }
  }
  return objects;
}

bool encryption_is_sound(const Dictionary& dictionary) {
  constexpr std::size_t kOwnerAndUser = 32;  // Revisions 2 to 4.
  constexpr std::size_t kOwnerAndUserAes256 = 48;
  constexpr std::size_t kKey = 32;
  constexpr std::size_t kPermissions = 16;
  if (!dictionary.complete || dictionary.find("V") == nullptr || dictionary.find("R") == nullptr ||
      dictionary.find("P") == nullptr) {
    return false;
  }
  const double version = dictionary.number("V");
  const double length = dictionary.number("Length", 40);
  // The length is in bits; some programs write bytes.
  if (length < 5 || length > 256) {
    return false;
  }
  if (version >= 5 || dictionary.number("R") >= 5) {
    return dictionary.string_length("O") >= kOwnerAndUserAes256 &&
           dictionary.string_length("U") >= kOwnerAndUserAes256 && dictionary.string_length("OE") == kKey &&
           dictionary.string_length("UE") == kKey && dictionary.string_length("Perms") == kPermissions;
  }
  return dictionary.string_length("O") >= kOwnerAndUser && dictionary.string_length("U") >= kOwnerAndUser;
}

/// An /ID array without a string in it makes the library read beyond the array when there is something to decrypt.
bool all_identifiers_are_sound(std::string_view bytes) {
  for (std::size_t at = bytes.find("/ID"); at != npos; at = bytes.find("/ID", at + 3)) {
    Lexer lexer(bytes.substr(at, 512));
    const Token name = lexer.next();
    if (name.text == "ID" && lexer.next().kind == Token::Kind::kArrayOpen &&
        lexer.next().kind != Token::Kind::kString) {
      return false;
    }
  }
  return true;
}

bool all_encryption_is_sound(std::string_view bytes) {
  if (!all_identifiers_are_sound(bytes)) {
    return false;
  }
  std::vector<Found> objects;
  bool searched = false;
  for (std::size_t at = bytes.find("/Encrypt"); at != npos; at = bytes.find("/Encrypt", at + 8)) {
    const std::size_t after = at + 8;
    if (after < bytes.size() && !is_space(bytes[after]) && bytes[after] != '<' && !is_digit(bytes[after])) {
      continue;  // /EncryptMetadata
    }
    Lexer lexer(bytes.substr(after, 64));
    const Token first = lexer.next();
    if (first.kind == Token::Kind::kDictOpen) {
      if (!encryption_is_sound(read_dictionary(bytes, after))) {
        return false;
      }
      continue;
    }
    const Token second = lexer.next();
    const Token third = lexer.next();
    if (first.kind != Token::Kind::kNumber || second.kind != Token::Kind::kNumber || third.text != "R") {
      continue;  // The letters inside something else: a parser finds nothing to decrypt with here either.
    }
    if (!searched) {
      objects = find_objects(bytes);
      searched = true;
    }
    bool any = false;
    for (const Found& object : objects) {
      if (object.number == first.number) {
        any = true;
        if (!encryption_is_sound(read_dictionary(bytes, object.body))) {
          return false;
        }
      }
    }
    if (!any) {
      return false;
    }
  }
  return true;
}

/// The array after the last /ID, as it stands: the key of an encrypted file depends on it.
std::string last_file_identifier(std::string_view bytes) {
  constexpr std::size_t kLongest = 400;
  const char* const kNone = "[<00><00>]";
  for (std::size_t at = bytes.rfind("/ID"); at != npos && at > 0; at = bytes.rfind("/ID", at - 1)) {
    const std::size_t open = bytes.find_first_not_of(" \r\n\t", at + 3);
    if (open != npos && bytes[open] == '[') {
      const std::string_view array = bytes.substr(open, kLongest);
      const std::size_t close = array.find(']');
      return close == npos ? std::string(kNone) : std::string(array.substr(0, close + 1));
    }
  }
  return kNone;
}

}  // namespace

RawVerdict check_raw_pdf(std::string_view bytes, int max_nesting) {
  if (!all_encryption_is_sound(bytes)) {
    return RawVerdict::kBadEncryption;
  }
  NestingCount count(max_nesting);
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::size_t keyword = bytes.find("stream", at);
    if (count.too_deep(bytes.substr(at, keyword == npos ? npos : keyword - at))) {
      return RawVerdict::kTooDeep;
    }
    if (keyword == npos) {
      break;
    }
    const std::size_t data = data_after_keyword(bytes, keyword);
    const std::size_t end = bytes.find("endstream", data);
    // Without an end the rest is looked at as text: it may be what a parser sees.
    at = end == npos ? data : end + 9;
  }
  return RawVerdict::kSound;
}

std::string_view raw_stream_at(std::string_view bytes, std::size_t offset) {
  if (offset >= bytes.size()) {
    return {};
  }
  const Dictionary dictionary = read_dictionary(bytes, offset);
  std::size_t at = dictionary.end;
  while (at < bytes.size() && is_space(bytes[at])) {
    ++at;
  }
  if (!dictionary.complete || bytes.substr(at, 6) != "stream") {
    return {};
  }
  const std::size_t data = data_after_keyword(bytes, at);
  std::size_t end = bytes.find("endstream", data);
  if (end == npos) {
    end = std::min(bytes.find("endobj", data), bytes.size());
  }
  return bytes.substr(std::min(data, end), end - std::min(data, end));
}

std::string with_rebuilt_xref(std::string_view bytes, std::uint32_t max_objects, std::uint64_t max_inflated) {
  struct Place {
    unsigned kind = 0;  ///< As in a cross-reference stream: 0 free, 1 in the file, 2 in an object stream.
    std::size_t offset = 0;
    std::uint32_t extra = 0;  ///< Generation, or index in the object stream.
  };
  std::map<std::uint32_t, Place> places;
  std::string root;
  std::string info;
  std::string encrypt;
  std::uint32_t catalog = 0;
  const auto reference = [](const Dictionary& dictionary, std::string_view key) -> std::string {
    const Dictionary::Value* value = dictionary.find(key);
    if (value == nullptr || value->kind != Token::Kind::kNumber || value->generation < 0 || value->number < 0 ||
        value->number > UINT32_MAX || value->generation > UINT16_MAX) {
      return {};
    }
    return std::to_string(static_cast<std::int64_t>(value->number)) + " " +
           std::to_string(static_cast<std::int64_t>(value->generation)) + " R";
  };
  const auto take_trailer = [&](const Dictionary& dictionary) {
    if (std::string value = reference(dictionary, "Root"); !value.empty()) {
      root = std::move(value);
    }
    if (std::string value = reference(dictionary, "Info"); !value.empty()) {
      info = std::move(value);
    }
    if (std::string value = reference(dictionary, "Encrypt"); !value.empty()) {
      encrypt = std::move(value);
    }
  };
  std::uint64_t inflated_total = 0;
  for (const Found& object : find_objects(bytes)) {
    if (object.number == 0 || object.number > max_objects) {
      continue;
    }
    places[object.number] = {1, object.offset, object.generation};
    const Dictionary dictionary = read_dictionary(bytes, object.body);
    if (dictionary.is_name("Type", "Catalog")) {
      catalog = object.number;
    } else if (dictionary.is_name("Type", "XRef")) {
      take_trailer(dictionary);
    } else if (dictionary.is_name("Type", "ObjStm") && inflated_total < kMaxInflatedForRepair) {
      std::string content;
      inflate_bytes(raw_stream_at(bytes, object.body), max_inflated, content);
      inflated_total += content.size();
      const auto first = static_cast<std::size_t>(std::clamp(dictionary.number("First"), 0.0, 1e9));
      const auto count = static_cast<std::uint32_t>(std::clamp(dictionary.number("N"), 0.0, 65535.0));
      Lexer header(std::string_view(content).substr(0, first));
      for (std::uint32_t i = 0; i < count; ++i) {
        const Token number = header.next();
        const Token offset = header.next();
        if (number.kind != Token::Kind::kNumber || offset.kind != Token::Kind::kNumber) {
          break;
        }
        if (number.number >= 1 && number.number <= max_objects) {
          const auto id = static_cast<std::uint32_t>(number.number);
          places[id] = {2, object.number, i};
          const std::size_t at = first + static_cast<std::size_t>(std::clamp(offset.number, 0.0, 1e9));
          if (at < content.size() && std::string_view(content).substr(at, 4096).find("/Catalog") != npos &&
              read_dictionary(content, at).is_name("Type", "Catalog")) {
            catalog = id;
          }
        }
      }
    }
  }
  for (std::size_t at = bytes.find("trailer"); at != npos; at = bytes.find("trailer", at + 7)) {
    take_trailer(read_dictionary(bytes, at + 7));
  }
  if (places.empty()) {
    return {};
  }
  if (root.empty() && catalog != 0) {
    root = std::to_string(catalog) + " 0 R";
  }
  // Its number must be none that a lost object may have had: references to that one have to lead nowhere.
  const std::uint32_t own = max_objects + 1;
  std::string out(bytes);
  out += "\n";
  std::string table;
  std::string index;
  const auto put = [&table](std::uint64_t value, int size) {
    for (int i = size - 1; i >= 0; --i) {
      table += static_cast<char>(static_cast<unsigned char>(value >> (8 * i)));
    }
  };
  // Runs of numbers, so that one giant number does not ask for a giant table.
  std::uint32_t run_first = 0;
  std::uint32_t run_count = 1;
  put(0, 1);
  put(0, 4);
  put(65535, 2);
  for (const auto& [number, place] : places) {
    if (number != run_first + run_count) {
      index += std::to_string(run_first) + " " + std::to_string(run_count) + " ";
      run_first = number;
      run_count = 0;
    }
    ++run_count;
    put(place.kind, 1);
    put(place.offset, 4);
    put(place.extra, 2);
  }
  index += std::to_string(run_first) + " " + std::to_string(run_count);
  const std::size_t start = out.size();
  out += std::to_string(own) + " 0 obj\n<</Type/XRef/W[1 4 2]/Size " + std::to_string(places.rbegin()->first + 1) +
         "/Index[" + index + "]";
  if (!root.empty()) {
    out += "/Root " + root;
  }
  if (!info.empty()) {
    out += "/Info " + info;
  }
  if (!encrypt.empty()) {
    out += "/Encrypt " + encrypt + "/ID" + last_file_identifier(bytes);
  }
  out += "/Length " + std::to_string(table.size()) + ">>\nstream\n" + table + "\nendstream\nendobj\nstartxref\n" +
         std::to_string(start) + "\n%%EOF\n";
  return out;
}

}  // namespace nitec
