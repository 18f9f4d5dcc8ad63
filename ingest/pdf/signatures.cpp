#include "ingest/pdf/signatures.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "ingest/pdf/metadata.h"
#include "model/characters.h"

namespace nitec {
namespace {

int hex_digit(char c) {
  return c >= '0' && c <= '9'   ? c - '0'
         : c >= 'a' && c <= 'f' ? c - 'a' + 10
         : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                : -1;
}

/// What "<48 65…>" stands for; nothing when it is no such string, or more than that.
std::optional<std::string> hex_string(std::string_view text) {
  if (text.size() < 2 || text.size() > kMaxSignatureGap || text.front() != '<' || text.back() != '>') {
    return std::nullopt;
  }
  std::string out;
  int high = -1;
  for (const char c : text.substr(1, text.size() - 2)) {
    if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
      continue;
    }
    const int digit = hex_digit(c);
    if (digit < 0) {
      return std::nullopt;
    }
    if (high < 0) {
      high = digit;
    } else {
      out += static_cast<char>(high * 16 + digit);
      high = -1;
    }
  }
  if (high >= 0) {
    out += static_cast<char>(high * 16);
  }
  return out;
}

/// Sets all that is told of the range. An encrypted file's reader may have changed /Contents, which are exempt from
/// encryption: they are not compared then.
void measure(std::string_view bytes, std::string_view contents, bool encrypted, Signature& signature) {
  const std::vector<std::int64_t>& range = signature.byte_range;
  const auto size = static_cast<std::int64_t>(bytes.size());
  if (range.empty() || range.size() % 2 != 0) {
    return;
  }
  std::int64_t end = 0;
  std::int64_t covered = 0;
  for (std::size_t i = 0; i < range.size(); i += 2) {
    if (range[i] < end || range[i] > size || range[i + 1] < 0 || range[i + 1] > size - range[i]) {
      return;
    }
    end = range[i] + range[i + 1];
    covered += range[i + 1];
  }
  signature.range_is_sound = true;
  signature.covered_bytes = static_cast<std::uint64_t>(covered);
  signature.bytes_after = static_cast<std::uint64_t>(size - end);
  constexpr std::size_t kOneGap = 4;
  if (range.size() != kOneGap) {
    return;
  }
  const std::string_view gap = bytes.substr(static_cast<std::size_t>(range[1] + range[0]),
                                            static_cast<std::size_t>(range[2] - range[1] - range[0]));
  const std::optional<std::string> inside = hex_string(gap);
  signature.gap_is_contents = inside && (encrypted || *inside == contents);
  signature.covers_whole_file = signature.gap_is_contents && range[0] == 0 && signature.bytes_after == 0;
}

/// 1 to 3, or 0 when it is nothing of the kind.
int level_of(const PdfValue& value, std::int64_t fallback) {
  const std::int64_t level = value.integer(fallback);
  return level >= 1 && level <= 3 ? static_cast<int>(level) : 0;
}

/// Of two levels, 0 says nothing.
int stricter(int one, int other) {
  return one == 0 ? other : other == 0 ? one : std::min(one, other);
}

class FormReader {
 public:
  FormReader(const PdfValue& root, const PageNumbers& pages, std::string_view bytes, bool encrypted)
      : pages_(pages), bytes_(bytes), encrypted_(encrypted), certifying_(root["Perms"]["DocMDP"].id()) {}

  void read(const PdfValue& fields, const std::string& parent, bool is_signature, int depth) {
    for (std::size_t i = 0; i < fields.size() && seen_ < kMaxFormFields && found_.size() < kMaxSignatures; ++i) {
      ++seen_;
      read_field(fields.at(i), parent, is_signature, depth);
    }
  }
  std::vector<Signature> take() { return std::move(found_); }

 private:
  void read_field(const PdfValue& field, const std::string& parent, bool is_signature, int depth) {
    if (!field.is_dict() || depth > kMaxFieldDepth || (field.id() != 0 && !visited_.insert(field.id()).second)) {
      return;
    }
    if (const PdfValue type = field["FT"]; type.is_name()) {
      is_signature = type.name() == "Sig";
    }
    // Kids without a name of their own are the places where the field is shown.
    const PdfValue kids = field["Kids"];
    const bool has_fields = kids.size() > 0 && !kids.at(0)["T"].null();
    if (!has_fields && !is_signature) {
      return;
    }
    std::string name = fact_text(field["T"]);
    name = parent.empty() || name.empty() ? parent + name : parent + "." + name;
    name = cut_to_bytes(name, kMaxFactBytes);
    if (has_fields) {
      read(kids, name, is_signature, depth + 1);
      return;
    }
    Signature signature;
    signature.field = std::move(name);
    const auto page = pages_.find((kids.size() > 0 ? kids.at(0) : field)["P"].id());
    signature.page = page == pages_.end() ? 0 : page->second;
    if (const PdfValue value = field["V"]; value.is_dict()) {
      read_value(value, signature);
      signature.docmdp = stricter(signature.docmdp, level_of(field["Lock"]["P"], 0));
    }
    found_.push_back(std::move(signature));
  }

  void read_value(const PdfValue& value, Signature& out) const {
    out.is_signed = true;
    out.name = fact_text(value["Name"]);
    out.reason = fact_text(value["Reason"]);
    out.location = fact_text(value["Location"]);
    out.time = fact_text(value["M"]);
    out.time_iso = iso_date_time(out.time);
    out.filter = fact_name(value["Filter"]);
    out.sub_filter = fact_name(value["SubFilter"]);
    const PdfValue range = value["ByteRange"];
    for (std::size_t i = 0; i < std::min(range.size(), kMaxByteRange); ++i) {
      out.byte_range.push_back(range.at(i).integer(-1));
    }
    const std::string_view contents = value["Contents"].bytes();
    out.contents_bytes = contents.size();
    if (range.size() <= kMaxByteRange) {
      measure(bytes_, contents, encrypted_, out);
    }
    out.certifies = certifying_ != 0 && value.id() == certifying_;
    out.docmdp = allowed_changes(value);
  }

  const PageNumbers& pages_;
  std::string_view bytes_;
  bool encrypted_;
  std::uint32_t certifying_;
  std::size_t seen_ = 0;
  std::set<std::uint32_t> visited_;
  std::vector<Signature> found_;
};

}  // namespace

int allowed_changes(const PdfValue& signature) {
  constexpr std::int64_t kFormsMayChange = 2;
  int out = 0;
  const PdfValue references = signature["Reference"];
  for (std::size_t i = 0; i < std::min(references.size(), kMaxSignatureReferences); ++i) {
    if (references.at(i)["TransformMethod"].name() == "DocMDP") {
      out = stricter(out, level_of(references.at(i)["TransformParams"]["P"], kFormsMayChange));
    }
  }
  return out;
}

std::vector<Signature> read_signatures(const PdfValue& root, const PageNumbers& pages, std::string_view bytes,
                                       bool encrypted) {
  FormReader reader(root, pages, bytes, encrypted);
  reader.read(root["AcroForm"]["Fields"], "", false, 0);
  return reader.take();
}

}  // namespace nitec
