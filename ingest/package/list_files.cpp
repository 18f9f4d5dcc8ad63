#include "ingest/package/list_files.h"

#include <algorithm>
#include <cerrno>
#include <map>
#include <optional>
#include <set>
#include <system_error>

#include "ingest/archive/archive_marks.h"
#include "ingest/package/file_kinds.h"
#include "ingest/text/file_names.h"

namespace nitec {
namespace {

namespace fs = std::filesystem;

std::string name_of(std::string_view path) {
  return std::string(path.substr(path.rfind('/') + 1));
}

/// With the “/” behind it; empty for none.
std::string folder_of(std::string_view path) {
  return std::string(path.substr(0, path.rfind('/') + 1));
}

/// “证明材料.zip” and “证明材料.tar.gz” are both “证明材料”.
std::string stem_of(std::string name) {
  while (is_archive_name(name) && name.rfind('.') != 0) {
    name.resize(name.rfind('.'));
  }
  return name;
}

/// System droppings that nobody hands in on purpose.
bool is_dropping(std::string_view name) {
  return name == ".DS_Store" || name == "Thumbs.db" || name == "desktop.ini" || name.starts_with("~$") ||
         name == "__MACOSX";
}

bool has_dropping(std::string_view path) {
  while (!is_dropping(path.substr(0, path.find('/')))) {
    const std::size_t slash = path.find('/');
    if (slash == std::string_view::npos) {
      return false;
    }
    path.remove_prefix(slash + 1);
  }
  return true;
}

constexpr std::string_view kTooDeep = "文件夹层级过深，其中的文件未打开。";

class FolderLister {
 public:
  FolderLister(const fs::path& folder, const PackageLimits& limits) : folder_(folder), limits_(limits) {}

  Listing list() {
    walk(folder_, 0);
    return std::move(listing_);
  }

 private:
  void walk(const fs::path& folder, int depth) {
    std::error_code error;
    std::vector<fs::directory_entry> entries;
    fs::directory_iterator it(folder, error);
    if (error) {
      if (depth == 0) {
        throw fs::filesystem_error("cannot list", folder, error);
      }
      add_closed(folder, "文件夹没有读取权限，其中的文件未核查。");
      return;
    }
    for (; it != fs::directory_iterator(); it.increment(error)) {
      entries.push_back(*it);
      if (error || entries.size() > limits_.max_files) {
        break;
      }
    }
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.path() < b.path(); });
    for (const fs::directory_entry& entry : entries) {
      if (is_dropping(entry.path().filename().string())) {
        continue;
      }
      if (listing_.files.size() >= limits_.max_files) {
        listing_.truncated = true;
        return;
      }
      const fs::file_status status = entry.symlink_status(error);
      if (fs::is_symlink(status)) {
        add_closed(entry.path(), "这是一个链接，不是文件本身，未打开。");
      } else if (fs::is_directory(status)) {
        if (depth + 1 > limits_.max_depth) {
          add_closed(entry.path(), kTooDeep);
        } else {
          walk(entry.path(), depth + 1);
        }
      } else if (fs::is_regular_file(status)) {
        add(entry.path()).source = FileSource(entry.path());
      } else {
        add_closed(entry.path(), "这不是普通文件，未打开。");
      }
    }
  }

  ListedFile& add(const fs::path& place) {
    ListedFile& file = listing_.files.emplace_back();
    file.path = path_in_utf8(place.lexically_relative(folder_).generic_string());
    return file;
  }

  void add_closed(const fs::path& place, std::string_view why) {
    ListedFile& file = add(place);
    file.closed = true;
    file.trouble = {ProblemKind::kNotOpened, std::string(why)};
  }

  fs::path folder_;
  PackageLimits limits_;
  Listing listing_;
};

/// The folders that all these paths lie in, and no file beside them, with the “/” behind; empty for none.
std::string common_folder(const std::vector<ListedFile>& files, std::size_t most) {
  std::string common;
  for (std::size_t depth = 0; depth < most; ++depth) {
    std::optional<std::string> next;
    for (const ListedFile& file : files) {
      if (file.trouble.kind == ProblemKind::kOutside) {
        continue;
      }
      const std::size_t slash = file.path.find('/', common.size());
      if (slash == std::string::npos || (next && file.path.compare(0, slash + 1, *next) != 0)) {
        return common;
      }
      next = file.path.substr(0, slash + 1);
    }
    if (!next) {
      return common;
    }
    common = *next;
  }
  return common;
}

/// An archive's files by their paths in it, and the trouble of the whole.
struct Unpacked {
  std::vector<ListedFile> files;
  Trouble trouble;
  std::uint64_t bytes = 0;  ///< Of all files.
};

Unpacked unpack(const InputFile& input, const std::string& name, std::uint64_t max_bytes, const ArchiveLimits& limits) {
  Unpacked unpacked;
  if (input.size() > max_bytes) {
    unpacked.trouble = {ProblemKind::kTooLarge,
                        "压缩包超过" + std::to_string(max_bytes >> 20) + "MB，其中的文件未核查。"};
    return unpacked;
  }
  const std::unique_ptr<Mapping> bytes = input.map();
  if (bytes->size() != input.size()) {
    unpacked.trouble = {ProblemKind::kNotOpened, "压缩包无法打开（读取出错），其中的文件未核查。"};
    return unpacked;
  }
  const ArchiveReading reading = read_archive(*bytes, name, limits);
  unpacked.trouble = reading.trouble;
  for (const ArchiveMember& member : reading.members) {
    unpacked.bytes += member.size;
    if (has_dropping(member.path)) {
      continue;
    }
    ListedFile& file = unpacked.files.emplace_back();
    file.path = member.path;
    file.closed = member.closed;
    file.trouble = member.trouble;
    if (!member.closed) {
      file.source = FileSource(reading.spool, member.offset, member.size);
    }
  }
  return unpacked;
}

/// Puts the files below `folder` instead of the first `strip` characters of their paths. Folders too deep are listed in
/// the place of what is in them.
void place(std::vector<ListedFile>& files, const std::string& folder, std::size_t strip, int max_depth) {
  std::set<std::string> deep;
  for (ListedFile& file : files) {
    file.path = folder + (file.trouble.kind == ProblemKind::kOutside ? file.path : file.path.substr(strip));
    std::size_t end = 0;
    for (int depth = 0; depth <= max_depth && end != std::string::npos; ++depth) {
      end = file.path.find('/', end + (depth == 0 ? 0 : 1));
    }
    if (end != std::string::npos) {
      file.path.resize(end);
      file.closed = true;
      file.trouble = {ProblemKind::kNotOpened, std::string(kTooDeep)};
    }
  }
  std::erase_if(files, [&](const ListedFile& file) {
    return file.trouble.message == kTooDeep && !deep.insert(file.path).second;
  });
}

class Lister {
 public:
  explicit Lister(const PackageLimits& limits) : limits_(limits), room_(limits.archive.total_bytes) {}

  Listing list(const fs::path& submission) {
    if (fs::is_directory(submission)) {
      listing_ = FolderLister(submission, limits_).list();
      const fs::path canonical = fs::absolute(submission).lexically_normal();
      const fs::path own = canonical.has_filename() ? canonical : canonical.parent_path();
      listing_.name = path_in_utf8(own.filename().string());
    } else {
      open_submission(submission);
    }
    sort();
    open_archives();
    sort();
    tell_clashes();
    return std::move(listing_);
  }

 private:
  ArchiveLimits archive_limits() const {
    ArchiveLimits limits = limits_.archive;
    limits.files = limits_.max_files - std::min(limits_.max_files, listing_.files.size());
    limits.file_bytes = limits_.max_file_bytes;
    limits.total_bytes = room_;
    return limits;
  }

  void open_submission(const fs::path& submission) {
    const FileSource source(fs::canonical(submission));  // A link that the user names is meant.
    const InputFile input = source.open();
    if (!input.is_open()) {
      throw fs::filesystem_error("cannot open", submission, std::error_code(errno, std::generic_category()));
    }
    const std::string name = path_in_utf8(submission.filename().string());
    Unpacked unpacked = unpack(input, name, limits_.archive.archive_bytes, archive_limits());
    room_ -= std::min(room_, unpacked.bytes);
    std::string common = common_folder(unpacked.files, static_cast<std::size_t>(limits_.max_depth));
    place(unpacked.files, "", common.size(), limits_.max_depth);
    listing_.files = std::move(unpacked.files);
    if (!common.empty()) {
      common.pop_back();
    }
    listing_.name = common.empty() ? stem_of(name) : name_of(common);
    if (!unpacked.trouble.message.empty()) {
      ListedFile& itself = listing_.files.emplace_back();
      itself.path = name;
      itself.source = source;
      itself.is_archive = true;
      itself.trouble = unpacked.trouble;
    }
  }

  void open_archives() {
    std::vector<ListedFile> found;
    for (ListedFile& file : listing_.files) {
      if (file.closed || file.is_archive || !is_archive(file)) {
        continue;
      }
      file.is_archive = true;
      if (++opened_ > limits_.max_archives) {
        file.trouble = {ProblemKind::kTooLarge, "压缩包超过" + std::to_string(limits_.max_archives) +
                                                    "个，本包未展开；请将其中的文件直接放入报送文件夹。"};
        continue;
      }
      const InputFile input = file.source.open();
      Unpacked unpacked = unpack(input, name_of(file.path), limits_.max_file_bytes, [&] {
        ArchiveLimits limits = archive_limits();
        limits.files -= std::min(limits.files, found.size());
        return limits;
      }());
      room_ -= std::min(room_, unpacked.bytes);
      const bool here = !common_folder(unpacked.files, 1).empty();
      const std::string folder = folder_of(file.path) + (here ? "" : stem_of(name_of(file.path)) + "/");
      place(unpacked.files, folder, 0, limits_.max_depth);
      file.trouble = file.trouble.message.empty() ? unpacked.trouble : file.trouble;
      for (ListedFile& inner : unpacked.files) {
        inner.container = file.path;
        if (!inner.closed && is_archive(inner)) {
          inner.is_archive = true;
          inner.closed = true;
          inner.trouble = {ProblemKind::kNested, "这是压缩包中的压缩包，未打开；请将其中的文件直接放入报送文件夹。"};
        }
        found.push_back(std::move(inner));
      }
    }
    std::move(found.begin(), found.end(), std::back_inserter(listing_.files));
  }

  /// By its name; or by its first bytes where the name says nothing else.
  static bool is_archive(const ListedFile& file) {
    if (is_known_name(file.path)) {
      return false;  // without opening it
    }
    const InputFile input = file.source.open();
    return input.is_open() && is_archive_file(input, file.path);
  }

  void sort() {
    std::stable_sort(listing_.files.begin(), listing_.files.end(),
                     [](const ListedFile& a, const ListedFile& b) { return a.path < b.path; });
  }

  void tell_clashes() {
    std::map<std::string, const ListedFile*> names;
    const ListedFile* before = nullptr;
    for (ListedFile& file : listing_.files) {
      if (before != nullptr && before->path == file.path) {
        file.closed = true;
        file.trouble = {ProblemKind::kNameClash, "报送材料中有两个文件同名，本份未采用，请只保留一份。"};
        continue;
      }
      before = &file;
      const auto [other, is_new] = names.emplace(name_key(file.path), &file);
      if (!is_new && file.trouble.message.empty()) {
        file.trouble = {ProblemKind::kNameClash, "文件名与“" + other->second->path +
                                                     "”只有大小写或者字符编码形式不同，在有的系统中会相互覆盖。"};
      }
    }
  }

  PackageLimits limits_;
  std::uint64_t room_;      ///< Bytes that may still come out of archives.
  std::size_t opened_ = 0;  ///< Archives in the submission.
  Listing listing_;
};

}  // namespace

Listing list_files(const fs::path& submission, const PackageLimits& limits) {
  return Lister(limits).list(submission);
}

}  // namespace nitec
