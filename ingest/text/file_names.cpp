#include "ingest/text/file_names.h"

#include <unicode/normalizer2.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <memory>

#include "ingest/text/fold.h"

namespace nitec {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

bool is_utf8(std::string_view text) {
  return utf8_length(text).has_value();
}

/// Of a name in UTF-8: some character takes three bytes or more.
bool has_long_character(std::string_view name) {
  return std::any_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE0; });
}

bool is_ascii(std::string_view name) {
  return std::all_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string readable(std::string_view name) {
  return is_utf8(name) ? std::string(name) : utf8_from_gb18030(name).value_or(encode_utf8(decode_utf8(name)));
}

}  // namespace

std::optional<std::string> utf8_from_gb18030(std::string_view bytes) {
  if (bytes.size() > std::numeric_limits<std::int32_t>::max() / 2) {
    return std::nullopt;
  }
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open("gb18030", &error));
  if (U_FAILURE(error)) {
    return std::nullopt;
  }
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
  // No two bytes make more than one unit of UTF-16, and four at most two.
  std::u16string units(bytes.size() + 1, u'\0');
  const std::int32_t length = ucnv_toUChars(converter.get(), units.data(), static_cast<std::int32_t>(units.size()),
                                            bytes.data(), static_cast<std::int32_t>(bytes.size()), &error);
  if (U_FAILURE(error)) {
    return std::nullopt;
  }
  std::string text;
  icu::UnicodeString(false, units.data(), length).toUTF8String(text);
  return text;
}

std::string path_in_utf8(std::string_view path) {
  std::string result;
  while (true) {
    const std::size_t slash = path.find('/');
    result += readable(path.substr(0, slash));
    if (slash == std::string_view::npos) {
      return result;
    }
    result += '/';
    path.remove_prefix(slash + 1);
  }
}

std::vector<std::string> names_in_utf8(const std::vector<std::string>& names) {
  const bool gbk = std::any_of(names.begin(), names.end(), [](const std::string& name) {
    return !is_utf8(name) && utf8_from_gb18030(name).has_value();
  });
  std::vector<std::string> result;
  result.reserve(names.size());
  for (const std::string& name : names) {
    const bool doubtful = gbk && !is_ascii(name) && is_utf8(name) && !has_long_character(name);
    result.push_back(doubtful ? utf8_from_gb18030(name).value_or(name) : readable(name));
  }
  return result;
}

std::string name_key(std::string_view name) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* decomposed = icu::Normalizer2::getNFDInstance(error);
  const icu::UnicodeString text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
  std::string key;
  if (U_SUCCESS(error)) {
    icu::UnicodeString folded = decomposed->normalize(text, error).foldCase();
    decomposed->normalize(folded, error).toUTF8String(key);
  }
  return U_SUCCESS(error) ? key : std::string(name);
}

}  // namespace nitec
