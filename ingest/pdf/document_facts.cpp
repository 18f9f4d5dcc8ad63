#include "ingest/pdf/document_facts.h"

#include <algorithm>
#include <climits>

#include "ingest/pdf/metadata.h"
#include "ingest/pdf/name_tree.h"
#include "ingest/pdf/unicode.h"

namespace nitec {
namespace {

/// "1.7" out of "1.7\n…"; empty when it is no version.
std::string_view version_at(std::string_view text) {
  const auto digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
  constexpr std::size_t kLength = 3;
  return digit(0) && text.substr(1, 1) == "." && digit(2) ? text.substr(0, kLength) : std::string_view();
}

int small(const PdfValue& value, int fallback = 0) {
  const std::int64_t number = value.integer(fallback);
  return number >= INT_MIN && number <= INT_MAX ? static_cast<int>(number) : fallback;
}

/// The stream of an embedded file: the names under which it may stand, the best first.
PdfValue embedded_stream(const PdfValue& specification) {
  const PdfValue files = specification["EF"];
  for (const char* key : {"UF", "F", "Unix", "DOS", "Mac"}) {
    if (const PdfValue stream = files[key]; stream.is_dict()) {
      return stream;
    }
  }
  return {};
}

}  // namespace

std::string read_version(std::string_view bytes, const PdfValue& root) {
  constexpr std::string_view kHeader = "%PDF-";
  const std::string_view header = bytes.starts_with(kHeader) ? version_at(bytes.substr(kHeader.size())) : "";
  return std::string(std::max(header, version_at(root["Version"].name())));
}

Encryption read_encryption(const PdfValue& dictionary) {
  constexpr int kBits = 8;
  constexpr int kDefaultBits = 40;
  Encryption out;
  out.filter = fact_name(dictionary["Filter"]);
  out.revision = small(dictionary["R"]);
  // Written with sign or, against the rules, without.
  out.permissions = static_cast<int>(static_cast<std::uint32_t>(dictionary["P"].integer(-1)));
  switch (dictionary["V"].integer()) {
    case 1:
      out.method = "RC4";
      out.key_bits = kDefaultBits;
      break;
    case 2:
    case 3:
      out.method = "RC4";
      out.key_bits = small(dictionary["Length"], kDefaultBits);
      break;
    case 4:
    case 5: {
      const PdfValue crypt_filter = dictionary["CF"][dictionary["StmF"].name()];
      const std::string_view method = crypt_filter["CFM"].name();
      if (method == "V2") {
        out.method = "RC4";
        // In bytes by the rules, in bits by habit.
        const int length = small(crypt_filter["Length"], small(dictionary["Length"], kDefaultBits));
        out.key_bits = length > 0 && length < kDefaultBits ? length * kBits : length;
      } else if (method == "AESV2") {
        out.method = "AES-128";
        out.key_bits = 128;
      } else if (method == "AESV3") {
        out.method = "AES-256";
        out.key_bits = 256;
      } else if (method == "None" || dictionary["StmF"].name() == "Identity" || dictionary["StmF"].null()) {
        out.method = "none";
      }
      break;
    }
    default:
      break;
  }
  out.key_bits = std::clamp(out.key_bits, 0, 1 << 16);
  return out;
}

void add_attached_file(const PdfValue& specification, std::string_view name, int page, PdfFacts& facts) {
  if (facts.attached_count < INT_MAX) {
    ++facts.attached_count;
  }
  if (facts.attached_files.size() >= kMaxAttachedFiles) {
    return;
  }
  AttachedFile file;
  file.place = page == 0 ? AttachedFile::Place::kNameTree : AttachedFile::Place::kAnnotation;
  file.page = page;
  for (const char* key : {"UF", "F"}) {
    file.name = file.name.empty() ? fact_text(specification[key]) : file.name;
  }
  if (file.name.empty()) {  // A specification may be nothing but the name; else the tree's key has to do.
    file.name = fact_text(specification);
  }
  if (file.name.empty()) {
    file.name = text_string_to_utf8(name.substr(0, kMaxFactBytes));
  }
  file.description = fact_text(specification["Desc"]);
  const PdfValue stream = embedded_stream(specification);
  file.type = fact_name(stream["Subtype"]);
  file.declared_bytes = std::max<std::int64_t>(-1, stream["Params"]["Size"].integer(-1));
  file.stored_bytes = stream.stream_bytes().size();
  facts.attached_files.push_back(std::move(file));
}

void read_attached_files(const PdfValue& root, PdfFacts& facts) {
  walk_tree(root["Names"]["EmbeddedFiles"], "Names", [&facts](const PdfValue& names) {
    for (std::size_t i = 0; i + 1 < names.size(); i += 2) {
      if (facts.attached_files.size() >= kMaxAttachedFiles) {  // The rest is counted, not loaded.
        const std::size_t more = (names.size() - i) / 2;
        facts.attached_count += static_cast<int>(std::min<std::size_t>(more, INT_MAX - facts.attached_count));
        return;
      }
      add_attached_file(names.at(i + 1), names.at(i).bytes(), 0, facts);
    }
  });
}

}  // namespace nitec
