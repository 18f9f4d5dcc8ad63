// Tables that a supervising unit keeps instead of ours: for the official form of a year, without a compiler.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace nitec {

/// Puts the tables of `folder` in the place of the embedded ones: fields.tsv, relations.txt, evidence_types.tsv. A
/// folder may hold one or all; each is read whole before anything is checked. Throws OwnFileError, with the line and
/// the reason, when one of them is not in its form, lacks a field of ours, or when the folder holds anything else.
/// Gives the names of those that were taken. To be called once, before anything is read.
std::vector<std::string> use_own_tables(const std::filesystem::path& folder);

}  // namespace nitec
