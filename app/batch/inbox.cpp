#include "app/batch/inbox.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <memory>
#include <set>
#include <span>
#include <string_view>
#include <system_error>

#include "ingest/archive/archive_marks.h"
#include "ingest/datasheet/datasheet_reader.h"
#include "ingest/package/file_source.h"
#include "ingest/package/package_reader.h"
#include "ingest/package/sha256.h"
#include "ingest/part.h"
#include "ingest/text/file_names.h"
#include "model/fingerprint.h"

namespace nitec {
namespace {

namespace fs = std::filesystem;

constexpr int kMaxShelves = 4;  ///< Inside each other.
constexpr int kMaxDepth = 64;   ///< Folders of a submission inside each other, when it is stamped.
constexpr std::int64_t kSecond = 1'000'000'000;
/// Ours, in the outbox.
constexpr std::array<std::string_view, 5> kOwnNames{"index.html", "batch.json", "batch.xlsx", "ledger.sqlite",
                                                    ".nitec"};
constexpr std::array<std::string_view, 6> kPartialEndings{".part",     ".partial", ".crdownload",
                                                          ".filepart", ".tmp",     ".!ut"};

bool is_hidden(const fs::path& place) {
  return place.filename().native().starts_with('.');
}

/// What a folder holds, sorted; links are not followed.
struct Contents {
  std::vector<fs::path> folders;
  std::vector<fs::path> archives;
  std::vector<fs::path> files;
  std::vector<fs::path> strangers;
};

Contents contents_of(const fs::path& folder) {
  Contents all;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    const fs::file_status status = entry.symlink_status();
    if (is_hidden(entry.path())) {
      continue;
    }
    if (fs::is_directory(status)) {
      all.folders.push_back(entry.path());
    } else if (!fs::is_regular_file(status)) {
      all.strangers.push_back(entry.path());
    } else if (is_archive_name(entry.path().string())) {
      all.archives.push_back(entry.path());
    } else {
      all.files.push_back(entry.path());
    }
  }
  for (std::vector<fs::path>* list : {&all.folders, &all.archives, &all.files, &all.strangers}) {
    std::sort(list->begin(), list->end());
  }
  return all;
}

bool is_datasheet(const fs::path& file) {
  std::string ending = file.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  if (ending != ".xml") {
    return false;
  }
  const std::string beginning = FileSource(file).open().read(0, kLooksLikeDatasheetBytes).value_or("");
  return looks_like_datasheet(std::as_bytes(std::span(beginning)));
}

/// How many submissions lie in a folder, and in those below, by their datasheets and archives; nothing when there are
/// more folders inside each other than a shelf has.
std::size_t submissions_in(const Contents& contents, int depth) {
  if (!contents.files.empty()) {
    return std::any_of(contents.files.begin(), contents.files.end(), is_datasheet) ? 1 : 0;
  }
  std::size_t count = contents.archives.size();
  for (const fs::path& folder : contents.folders) {
    try {
      count += depth < kMaxShelves ? submissions_in(contents_of(folder), depth + 1) : 0;
    } catch (const fs::filesystem_error&) {
      // Not readable: whoever checks it says so.
    }
  }
  return count;
}

bool is_shelf(const Contents& contents) {
  return contents.files.empty() && submissions_in(contents, 0) > 1;
}

class Lister {
 public:
  Lister(const fs::path& inbox, std::vector<std::string>& strangers) : inbox_(inbox), strangers_(strangers) {}

  std::vector<InboxItem> list() {
    look_into(contents_of(inbox_), 0);
    std::sort(items_.begin(), items_.end(), [](const InboxItem& a, const InboxItem& b) { return a.name < b.name; });
    std::set<std::string> taken;
    for (InboxItem& item : items_) {
      const std::string first = item.name.substr(0, item.name.find('/'));
      const bool is_ours = std::find(kOwnNames.begin(), kOwnNames.end(), first) != kOwnNames.end();
      const std::string wanted = (is_ours ? "_" : "") + item.name;
      item.output = wanted;
      for (int n = 2; !taken.insert(item.output).second; ++n) {  // Two names may differ in bytes that are no UTF-8.
        item.output = wanted + "_" + std::to_string(n);
      }
    }
    return std::move(items_);
  }

 private:
  void look_into(const Contents& contents, int depth) {
    for (const fs::path& folder : contents.folders) {
      Contents inner;
      try {
        inner = contents_of(folder);
      } catch (const fs::filesystem_error&) {
        // Not readable: the check says so, with its name.
      }
      if (depth < kMaxShelves && is_shelf(inner)) {
        look_into(inner, depth + 1);
      } else {
        add(folder);
      }
    }
    for (const fs::path& archive : contents.archives) {
      add(archive);
    }
    for (const fs::path& file : contents.files) {
      if (is_archive(file)) {
        add(file);  // By its bytes, whatever it is called.
      } else {
        strangers_.push_back(name_of(file));
      }
    }
    for (const fs::path& stranger : contents.strangers) {
      strangers_.push_back(name_of(stranger));
    }
  }

  void add(const fs::path& place) { items_.push_back({name_of(place), place, ""}); }

  [[nodiscard]] std::string name_of(const fs::path& place) const {
    return path_in_utf8(place.lexically_relative(inbox_).generic_string());
  }

  fs::path inbox_;
  std::vector<std::string>& strangers_;
  std::vector<InboxItem> items_;
};

std::int64_t nanoseconds(const timespec& time) {
  return std::int64_t{time.tv_sec} * kSecond + time.tv_nsec;
}

class Stamper {
 public:
  InboxState of(const InboxItem& item) {
    visit(item.place, "", 0);
    std::sort(lines_.begin(), lines_.end());
    const std::unique_ptr<Sha256> digest = part<DigestPart>("digest").start();
    for (const std::string& line : lines_) {
      digest->add(line);
    }
    state_.stamp = digest->hex();
    return std::move(state_);
  }

 private:
  void visit(const fs::path& place, const std::string& name, int depth) {
    struct stat about {};
    if (::lstat(place.c_str(), &about) != 0) {
      throw fs::filesystem_error("cannot read", place, std::error_code(errno, std::generic_category()));
    }
    const std::int64_t changed = std::max(nanoseconds(about.st_mtim), nanoseconds(about.st_ctim));
    state_.changed = std::max(state_.changed, changed);
    const bool is_folder = S_ISDIR(about.st_mode);
    std::string line = name;
    line += '\0';
    state_.bytes += is_folder ? 0 : static_cast<std::uint64_t>(about.st_size);
    for (const std::int64_t value : {std::int64_t{about.st_mode}, is_folder ? 0 : std::int64_t{about.st_size},
                                     nanoseconds(about.st_mtim), nanoseconds(about.st_ctim)}) {
      line += std::to_string(value) + ' ';
    }
    lines_.push_back(line + '\n');
    for (const std::string_view ending : kPartialEndings) {
      state_.is_partial = state_.is_partial || (!is_folder && name.ends_with(ending));
    }
    if (is_folder && depth < kMaxDepth) {
      for (const fs::directory_entry& entry : fs::directory_iterator(place)) {
        visit(entry.path(), name + "/" + entry.path().filename().native(), depth + 1);
      }
    }
  }

  InboxState state_;
  std::vector<std::string> lines_;
};

}  // namespace

std::vector<InboxItem> list_inbox(const fs::path& inbox, std::vector<std::string>& strangers) {
  return Lister(inbox, strangers).list();
}

int share_of(const std::string& name, int shares) {
  Fingerprint print;
  print.add(name);
  const std::string hex = print.text();
  std::uint64_t number = 0;
  std::from_chars(hex.data(), hex.data() + hex.size(), number, 16);
  return static_cast<int>(number % static_cast<std::uint64_t>(shares)) + 1;
}

InboxState state_of(const InboxItem& item) {
  return Stamper().of(item);
}

}  // namespace nitec
