// Packs folders into archives for the tests, as packers would.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace nitec::test {

/// Paths and contents of a folder's files, the paths with the folder's own name before them.
using Files = std::vector<std::pair<std::string, std::string>>;
Files files_of(const std::filesystem::path& folder);

/// Zip without compression, by hand: names are taken as they are, in any encoding.
std::string pack_zip(const Files& files, bool flagged_utf8);
/// RAR 5 without compression, by hand: no free library writes RAR.
std::string pack_rar5(const Files& files);
/// By libarchive.
std::string pack_seven_zip(const Files& files);
std::string pack_tar_zst(const Files& files);

/// In GBK, by ICU.
std::string in_gbk(const std::string& utf8);

}  // namespace nitec::test
