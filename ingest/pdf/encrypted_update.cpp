#include "ingest/pdf/encrypted_update.h"

#include <optional>

#include "ingest/pdf/lexer.h"
#include "ingest/pdf/object_text.h"

namespace nitec {
namespace {

/// The method of a crypt filter (7.6.5): empty for Identity, none when there is no such filter, or it is not ours.
std::optional<std::string_view> method_of(const PdfValue& encryption, const char* key) {
  const PdfValue name = encryption[key];
  if (name.null() || name.name() == "Identity") {
    return std::string_view();
  }
  const std::string_view method = encryption["CF"][name.name()]["CFM"].name();
  return method == "V2" || method == "AESV2" || method == "AESV3" ? std::optional(method) : std::nullopt;
}

}  // namespace

UpdateCipher::UpdateCipher(const PdfFile& file) : file_(file) {
  if (find_entry(*file.trailer().node(), "Encrypt") == nullptr) {
    return;
  }
  constexpr std::int64_t kCryptFilters = 4;
  constexpr std::int64_t kAes256 = 5;
  constexpr std::int64_t kMayAssemble = 3;
  constexpr std::uint32_t kModify = 1U << 3;
  constexpr std::uint32_t kAnnotate = 1U << 5;
  constexpr std::uint32_t kAssemble = 1U << 10;
  const PdfValue encryption = file.encryption();
  encrypts_ = true;
  known_ = encryption.is_dict() && encryption["Filter"].name() == "Standard";
  const std::int64_t version = encryption["V"].integer();
  if (known_ && version >= kCryptFilters) {
    const auto streams = method_of(encryption, "StmF");
    const auto strings = method_of(encryption, "StrF");
    known_ = streams && streams == strings && (streams->empty() || (version == kAes256) == (*streams == "AESV3"));
    encrypts_ = known_ && !streams->empty();
  }
  // Written with sign or, against the rules, without.
  const auto permissions = static_cast<std::uint32_t>(encryption["P"].integer());
  annotations_ = (permissions & kAnnotate) != 0;
  assembly_ = (permissions & (encryption["R"].integer() >= kMayAssemble ? kModify | kAssemble : kModify)) != 0;
}

std::string UpdateCipher::value(std::uint32_t number, std::uint16_t generation, const std::string& text) {
  if (!encrypts_) {
    return text;
  }
  std::string out;
  std::size_t done = 0;
  Lexer lexer(text);
  for (std::size_t begin = 0;; begin = lexer.position()) {
    const Token token = lexer.next();
    if (token.kind == Token::Kind::kEnd) {
      break;
    }
    if (token.kind == Token::Kind::kString) {
      out.append(text, done, begin - done);
      out += string_text(stream(number, generation, token.text));
      done = lexer.position();
    }
    lexer.forget();
  }
  return out.append(text, done);
}

std::string UpdateCipher::stream(std::uint32_t number, std::uint16_t generation, std::string_view data) {
  if (!encrypts_) {
    return std::string(data);
  }
  std::optional<std::string> out = file_.encrypted(number, generation, data);
  failed_ = failed_ || !out;
  return out ? std::move(*out) : std::string();
}

}  // namespace nitec
