// What a file is meant to be, by its name and its first bytes.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "ingest/package/file_source.h"
#include "model/document.h"

namespace nitec {

/// Whether the path ends in this, or in one of these (“.pdf”, in small letters); case is all one.
bool has_extension(std::string_view path, std::string_view extension);
bool has_extension(std::string_view path, std::span<const std::string_view> extensions);

/// The name says what the file is, and that is no archive. Office files and OFD are ZIP files inside: they are meant
/// otherwise.
bool is_known_name(std::string_view path);

/// Whether the file, by its name or else by its first bytes, is an archive and no PDF.
bool is_archive_file(const InputFile& file, std::string_view path);

/// What is said of a file that is neither PDF, XML nor archive, in the applicant's words.
Problem stranger(const std::string& path);

}  // namespace nitec
