// Where the words of a Chinese text meet. The only header behind which ICU stands.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nitec {

/// The boundaries between words as indices into `text`, rising, with 0 and the length of `text` (for an empty text:
/// just 0). Segments by ICU with the project's dictionary (schemas/words). Best on folded text without blanks
/// between Han characters. Safe to call from several threads.
std::vector<std::uint32_t> word_boundaries(std::u32string_view text);

/// Which dictionary decides: "nitec 0.1.0, ICU 72.1", or "ICU 72.1" when the project's own was not found and ICU's
/// stock dictionary is in use.
std::string segmentation_dictionary();

/// Loads all that word_boundaries() needs, so that it works later in a process that may not open files.
void load_segmentation();

}  // namespace nitec
