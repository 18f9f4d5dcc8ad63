// An inbox of submissions that nobody handed in, for tests and benches of `nitec batch`.
//
//   make_inbox COUNT DIR [--seed N] [--defects PER_MILLE] [--small]
//
// Writes COUNT submissions into the new folder DIR, folders and (one in seven) zip archives, and DIR.planted.tsv beside
// it: a line “name<TAB>rule<TAB>error|warning” for each defect that was planted; PER_MILLE of the submissions have one
// to three. All that is not planted is in order as of 2030-06-30: no error. The same arguments give the same bytes.
// Centres, hosts, people and figures are invented. --small: 年度报送 of a datasheet, a short report and one file, for
// counting up to a hundred thousand.
#include <archive.h>
#include <archive_entry.h>

#include <clocale>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/bench/inbox/submission.h"

namespace {

namespace fs = std::filesystem;
using namespace nitec::bench;

struct Arguments {
  std::uint64_t count = 0;
  fs::path folder;
  std::uint64_t seed = 1;
  int defects = 0;
  bool small = false;
};

Arguments read(int count, char** words) {
  Arguments out;
  std::vector<std::string> plain;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    if (word == "--small") {
      out.small = true;
    } else if ((word == "--seed" || word == "--defects") && i + 1 < count) {
      const int value = std::stoi(words[++i]);
      if (word == "--seed") {
        out.seed = static_cast<std::uint64_t>(value);
      } else {
        out.defects = value;
      }
    } else {
      plain.push_back(word);
    }
  }
  if (plain.size() != 2) {
    throw std::invalid_argument("make_inbox COUNT DIR [--seed N] [--defects PER_MILLE] [--small]");
  }
  out.count = std::stoull(plain[0]);
  out.folder = plain[1];
  return out;
}

void put(const fs::path& file, const std::string& bytes) {
  std::ofstream out(file, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!out.flush()) {
    throw std::runtime_error("cannot write " + file.string());
  }
}

/// A zip archive with one folder in it.
void pack(const std::map<std::string, std::string>& files, const std::string& folder, const fs::path& place) {
  archive* writer = archive_write_new();
  archive_write_set_format_zip(writer);
  archive_write_set_options(writer, "zip:hdrcharset=UTF-8");
  bool good = archive_write_open_filename(writer, place.c_str()) == ARCHIVE_OK;
  for (const auto& [path, bytes] : files) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, (folder + "/" + path).c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_mtime(entry, 1'900'000'000, 0);
    good = good && archive_write_header(writer, entry) == ARCHIVE_OK &&
           archive_write_data(writer, bytes.data(), bytes.size()) == static_cast<la_ssize_t>(bytes.size());
    archive_entry_free(entry);
  }
  good = archive_write_close(writer) == ARCHIVE_OK && good;
  archive_write_free(writer);
  if (!good) {
    throw std::runtime_error("cannot write " + place.string());
  }
}

void make(const Arguments& arguments) {
  fs::create_directories(arguments.folder);
  std::string told;
  for (std::uint64_t number = 0; number < arguments.count; ++number) {
    Dice dice(arguments.seed * 31 + number);
    std::vector<Planted> planted;
    const int defects = dice.chance(arguments.defects) ? dice.between(1, 3) : 0;
    const Made made = make_submission(arguments.seed, number, arguments.small, defects, planted);
    char digits[16];
    std::snprintf(digits, sizeof digits, "%06u", static_cast<unsigned>(number + 1));
    std::string name = digits;
    if (number % 7 == 3 && !arguments.small) {
      pack(made.files, name, arguments.folder / (name + ".zip"));
      name += ".zip";
    } else {
      const fs::path place = arguments.folder / name;
      fs::create_directories(place / "附件");
      for (const auto& [path, bytes] : made.files) {
        put(place / path, bytes);
      }
    }
    for (const Planted& one : planted) {
      told += name + "\t" + one.rule + "\t" + (one.is_error ? "error" : "warning") + "\n";
    }
  }
  put(arguments.folder.string() + ".planted.tsv", told);
}

}  // namespace

int main(int count, char** words) {
  std::setlocale(LC_CTYPE, "C.UTF-8");  // libarchive takes names in the locale's encoding
  try {
    make(read(count, words));
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "make_inbox: %s\n", error.what());
    return 2;
  }
}
