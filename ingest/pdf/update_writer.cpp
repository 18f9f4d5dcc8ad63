#include "ingest/pdf/update_writer.h"

#include <algorithm>
#include <charconv>

#include "ingest/pdf/stream_filters.h"

namespace nitec {
namespace {

constexpr std::uint32_t kMaxObjectNumber = 8'388'607;   ///< ISO 32000-1, annex C.
constexpr std::uint64_t kMaxOffset = 9'999'999'999;     ///< Ten digits of a cross-reference table.
constexpr std::uint64_t kMaxStreamOffset = 0xFFFFFFFF;  ///< Four bytes of a cross-reference stream.

std::uint32_t first_number(const PdfFile& file) {
  const std::int64_t size = file.trailer()["Size"].integer();
  return std::max(file.object_count(),
                  static_cast<std::uint32_t>(std::clamp<std::int64_t>(size, 1, kMaxObjectNumber + 1)));
}

std::size_t behind_blanks(std::string_view bytes, std::size_t at) {
  while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) <= ' ') {
    ++at;
  }
  return at;
}

/// Where the newest cross references stand.
std::optional<std::uint64_t> last_section(std::string_view original) {
  const std::size_t keyword = original.rfind("startxref");
  if (keyword == std::string_view::npos) {
    return std::nullopt;
  }
  std::uint64_t section = 0;
  const char* end = original.data() + original.size();
  const bool is_number =
      std::from_chars(original.data() + behind_blanks(original, keyword + 9), end, section).ec == std::errc();
  return is_number && section < original.size() ? std::optional(section) : std::nullopt;
}

}  // namespace

UpdateWriter::UpdateWriter(const PdfFile& file, std::string_view original, UpdateCipher& cipher)
    : file_(file), original_(original), cipher_(cipher), next_(first_number(file)) {
  if (const std::optional<std::uint64_t> section = last_section(original)) {
    ready_ = true;
    last_section_ = *section;
    as_stream_ = original.substr(behind_blanks(original, static_cast<std::size_t>(*section)), 4) != "xref";
  }
  if (original.back() != '\n') {
    out_ += '\n';
  }
}

std::uint32_t UpdateWriter::take_number(std::size_t count) {
  const std::uint32_t first = next_;
  next_ += static_cast<std::uint32_t>(count);
  return first;
}

std::string UpdateWriter::reference(std::uint32_t number) const {
  return std::to_string(number) + " " + std::to_string(file_.generation(number)) + " R";
}

std::string UpdateWriter::written(const PdfNode& node) const {
  return value_text(node, [this](std::uint32_t number) { return reference(number); });
}

std::string UpdateWriter::dictionary(const PdfNode& node, const Replacements& instead) const {
  return dictionary_text(node, instead, [this](std::uint32_t number) { return reference(number); });
}

void UpdateWriter::begin(std::uint32_t number) {
  const std::uint16_t generation = file_.generation(number);
  places_[number] = {original_.size() + out_.size(), generation};
  out_ += std::to_string(number) + " " + std::to_string(generation) + " obj\n";
}

void UpdateWriter::put(std::uint32_t number, const std::string& body) {
  begin(number);
  out_ += cipher_.value(number, file_.generation(number), body) + "\nendobj\n";
}

std::uint32_t UpdateWriter::add(const std::string& body) {
  const std::uint32_t number = take_number();
  put(number, body);
  return number;
}

void UpdateWriter::put_stream(std::uint32_t number, const std::string& dictionary, std::string_view data) {
  const std::uint16_t generation = file_.generation(number);
  const std::string encrypted = cipher_.stream(number, generation, data);
  begin(number);
  out_ += cipher_.value(number, generation, dictionary.substr(0, dictionary.size() - 2)) + "/Length " +
          std::to_string(encrypted.size()) + ">>\nstream\n" + encrypted + "\nendstream\nendobj\n";
}

std::uint32_t UpdateWriter::add_stream(const std::string& entries, const std::string& content) {
  constexpr std::string_view kFilter = "/Filter/FlateDecode";
  const std::uint32_t number = take_number();
  constexpr std::size_t kShortest = 128;  // That could become shorter.
  const std::string packed = content.size() < kShortest ? std::string() : deflated(content);
  if (!packed.empty() && packed.size() + kFilter.size() < content.size()) {
    put_stream(number, "<<" + entries + std::string(kFilter) + ">>", packed);
  } else {
    put_stream(number, "<<" + entries + ">>", content);
  }
  return number;
}

// --- cross references (7.5.4, 7.5.8): never encrypted ---

std::optional<std::string> UpdateWriter::finish() {
  if (next_ > kMaxObjectNumber || original_.size() + out_.size() > (as_stream_ ? kMaxStreamOffset : kMaxOffset)) {
    return std::nullopt;
  }
  as_stream_ ? write_stream() : write_table();
  return std::move(out_);
}

/// What the new trailer says beside its own. Its strings are not encrypted, nor are those of /Encrypt.
std::string UpdateWriter::trailer_entries() const {
  std::string out = "/Size " + std::to_string(next_) + "/Prev " + std::to_string(last_section_);
  for (const char* key : {"Root", "Info", "ID", "Encrypt"}) {
    if (const PdfNode* value = find_entry(*file_.trailer().node(), key); value != nullptr) {
      out += name_text(key) + " " + written(*value);
    }
  }
  return out;
}

/// Calls `run(first, count)` for each run of numbers that follow each other.
template <typename Run>
void UpdateWriter::each_run(Run run) const {
  for (auto at = places_.begin(); at != places_.end();) {
    auto end = std::next(at);
    std::uint32_t count = 1;
    while (end != places_.end() && end->first == at->first + count) {
      ++end;
      ++count;
    }
    run(at->first, count);
    at = end;
  }
}

void UpdateWriter::write_table() {
  const std::size_t at = original_.size() + out_.size();
  out_ += "xref\n";
  each_run([this](std::uint32_t first, std::uint32_t count) {
    out_ += std::to_string(first) + " " + std::to_string(count) + "\n";
    for (std::uint32_t i = 0; i < count; ++i) {
      const Place& place = places_.at(first + i);
      const std::string o = std::to_string(place.offset);
      const std::string g = std::to_string(place.generation);
      out_ += std::string(10 - o.size(), '0') + o + " " + std::string(5 - g.size(), '0') + g + " n \n";
    }
  });
  out_ += "trailer\n<<" + trailer_entries() + ">>\nstartxref\n" + std::to_string(at) + "\n%%EOF\n";
}

void UpdateWriter::write_stream() {
  const std::uint32_t number = take_number();
  const std::size_t at = original_.size() + out_.size();
  places_[number] = {at, 0};
  std::string index;
  std::string rows;
  each_run([&](std::uint32_t first, std::uint32_t count) {
    index += std::to_string(first) + " " + std::to_string(count) + " ";
    for (std::uint32_t i = 0; i < count; ++i) {
      const Place& place = places_.at(first + i);
      rows += '\1';
      for (int shift = 24; shift >= 0; shift -= 8) {
        rows += static_cast<char>(place.offset >> shift & 0xFF);
      }
      rows += static_cast<char>(place.generation >> 8);
      rows += static_cast<char>(place.generation & 0xFF);
    }
  });
  const std::string packed = deflated(rows);
  out_ += std::to_string(number) + " 0 obj\n<</Type/XRef/W[1 4 2]/Index[" + index + "]" + trailer_entries() +
          "/Filter/FlateDecode/Length " + std::to_string(packed.size()) + ">>\nstream\n" + packed +
          "\nendstream\nendobj\nstartxref\n" + std::to_string(at) + "\n%%EOF\n";
}

}  // namespace nitec
