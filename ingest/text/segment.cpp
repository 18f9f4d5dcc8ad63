#include "ingest/text/segment.h"

#include <unicode/putil.h>
#include <unicode/ubrk.h>
#include <unicode/uversion.h>

#include <filesystem>
#include <memory>
#include <mutex>
#include <system_error>

namespace nitec {
namespace {

struct CloseIterator {
  void operator()(UBreakIterator* iterator) const { ubrk_close(iterator); }
};
using Iterator = std::unique_ptr<UBreakIterator, CloseIterator>;

// ICU looks in its data directory before it looks into its own library, file by file.
void point_icu_at_our_dictionary() {
  namespace fs = std::filesystem;
  const fs::path inside = fs::path(NITEC_ICU_FOLDER) / "brkitr" / "cjdict.dict";
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  for (const fs::path& folder :
       {program.parent_path().parent_path() / "share" / "nitec" / "icu", fs::path(NITEC_ICU_DATA)}) {
    if (fs::is_regular_file(folder / inside, error)) {
      u_setDataDirectory(folder.c_str());
      return;
    }
  }
}

const UBreakIterator* prototype() {
  static const Iterator iterator = [] {
    point_icu_at_our_dictionary();
    UErrorCode status = U_ZERO_ERROR;
    Iterator opened(ubrk_open(UBRK_WORD, "zh", nullptr, 0, &status));
    return U_SUCCESS(status) ? std::move(opened) : nullptr;
  }();
  return iterator.get();
}

UBreakIterator* iterator_of_this_thread() {
  thread_local const Iterator iterator = [] {
    UErrorCode status = U_ZERO_ERROR;
    Iterator copy(prototype() == nullptr ? nullptr : ubrk_clone(prototype(), &status));
    return U_SUCCESS(status) ? std::move(copy) : nullptr;
  }();
  return iterator.get();
}

}  // namespace

std::vector<std::uint32_t> word_boundaries(std::u32string_view text) {
  std::vector<std::uint32_t> boundaries = {0};
  if (text.empty()) {
    return boundaries;
  }
  std::u16string units;
  units.reserve(text.size());
  std::vector<std::uint32_t> index;  // of the code point that a unit belongs to; left empty while they are the same
  for (std::size_t i = 0; i < text.size(); ++i) {
    char32_t c = text[i];
    if ((c >= 0xD800 && c < 0xE000) || c > 0x10FFFF) {
      c = 0xFFFD;
    }
    if (c < 0x10000) {
      units += static_cast<char16_t>(c);
      if (!index.empty()) {
        index.push_back(static_cast<std::uint32_t>(i));
      }
      continue;
    }
    if (index.empty()) {
      for (std::size_t k = 0; k < i; ++k) {
        index.push_back(static_cast<std::uint32_t>(k));
      }
    }
    units += static_cast<char16_t>(0xD7C0 + (c >> 10));
    units += static_cast<char16_t>(0xDC00 + (c & 0x3FF));
    index.insert(index.end(), 2, static_cast<std::uint32_t>(i));
  }

  UBreakIterator* iterator = iterator_of_this_thread();
  UErrorCode status = U_ZERO_ERROR;
  if (iterator != nullptr) {
    ubrk_setText(iterator, units.data(), static_cast<int32_t>(units.size()), &status);
  }
  if (iterator == nullptr || U_FAILURE(status)) {  // no ICU data: every character is a word
    for (std::size_t i = 1; i <= text.size(); ++i) {
      boundaries.push_back(static_cast<std::uint32_t>(i));
    }
    return boundaries;
  }
  for (int32_t at = ubrk_next(iterator); at != UBRK_DONE; at = ubrk_next(iterator)) {
    const auto unit = static_cast<std::size_t>(at);
    const std::size_t point = unit == units.size() ? text.size() : index.empty() ? unit : index[unit];
    boundaries.push_back(static_cast<std::uint32_t>(point));
  }
  return boundaries;
}

std::string segmentation_dictionary() {
  // 中试 and 放大 are words of our list alone: stock ICU sees 中|试|放大.
  const bool ours = word_boundaries(U"中试放大") == std::vector<std::uint32_t>{0, 2, 4};
  const std::string icu = std::string("ICU ") + U_ICU_VERSION;
  return ours ? std::string("nitec ") + NITEC_VERSION + ", " + icu : icu;
}

void load_segmentation() {
  word_boundaries(U"国家产业技术工程化中心，第1页 of 2");
}

}  // namespace nitec
