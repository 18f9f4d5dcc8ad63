// Names of files as they come: in UTF-8, or in GBK from archives and disks of Chinese Windows.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nitec {

/// The text of bytes in GB 18030 (which holds GBK and GB 2312); nothing when they are not in it.
std::optional<std::string> utf8_from_gb18030(std::string_view bytes);

/// A path in UTF-8. A part between two “/” that is not UTF-8 is taken for GBK (GB 18030); where it is neither, U+FFFD
/// stands for what cannot be read.
std::string path_in_utf8(std::string_view path);

/// The names of one archive in UTF-8, in the same order. Whoever packed it wrote all of them in one encoding, so that
/// they help each other: a name that is UTF-8, with some character of three bytes or more, is UTF-8; one whose
/// characters have two bytes at most (“ģ” is 模 in GBK as well) is UTF-8 unless another name can only be GBK.
std::vector<std::string> names_in_utf8(const std::vector<std::string>& names);

/// What a name becomes where capitals and small letters, or composed and decomposed characters, are the same: two
/// files whose keys are equal cannot lie in one folder of Windows or macOS. Unicode's canonical caseless form (3.13,
/// D145), no compatibility folding: “附件①” and “附件1” are two names.
std::string name_key(std::string_view name);

}  // namespace nitec
