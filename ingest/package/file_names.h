// Names of files as they come: in UTF-8, or in GBK from archives packed on Chinese Windows.
#pragma once

#include <string>
#include <string_view>

namespace nitec {

/// A path in UTF-8. A part between two “/” that is not UTF-8 is taken for GBK (GB 18030); where it is neither, U+FFFD
/// stands for what cannot be read.
std::string path_in_utf8(std::string_view path);

}  // namespace nitec
