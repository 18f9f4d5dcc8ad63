#include "ingest/package/package_reader.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <memory>
#include <set>
#include <system_error>
#include <vector>

#include "ingest/datasheet/datasheet_reader.h"
#include "ingest/outline/outline_reader.h"
#include "ingest/package/file_names.h"
#include "ingest/package/open_file.h"
#include "ingest/package/read_pdfs.h"
#include "ingest/pdf/pdf_reader.h"
#include "ingest/text/fold.h"

namespace nitec {
namespace {

namespace fs = std::filesystem;

constexpr double kIsReport = 0.5;  ///< summary_report_score from which a PDF is taken for the report.

/// A file's path inside the package, in UTF-8 and with "/".
std::string inner_path(const fs::path& file, const fs::path& folder) {
  return path_in_utf8(file.lexically_relative(folder).generic_string());
}

bool has_extension(const std::string& path, std::initializer_list<std::string_view> extensions) {
  std::string extension = fs::path(path).extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return std::find(extensions.begin(), extensions.end(), extension) != extensions.end();
}

/// System droppings that nobody hands in on purpose.
bool is_dropping(const fs::path& file) {
  const std::string name = file.filename().string();
  return name == ".DS_Store" || name == "Thumbs.db" || name == "desktop.ini" || name.starts_with("~$") ||
         name == "__MACOSX";
}

struct Listed {
  std::string path;
  fs::path place;
  ProblemKind problem = ProblemKind::kNotOpened;
  std::string why;  ///< Empty when the file may be opened.
};

class Lister {
 public:
  Lister(const fs::path& folder, const PackageLimits& limits) : folder_(folder), limits_(limits) {}

  std::vector<Listed> list() {
    walk(folder_, 0);
    std::sort(files_.begin(), files_.end(), [](const Listed& a, const Listed& b) { return a.path < b.path; });
    return std::move(files_);
  }

  [[nodiscard]] bool truncated() const { return truncated_; }

 private:
  void walk(const fs::path& folder, int depth) {
    std::error_code error;
    std::vector<fs::directory_entry> entries;
    fs::directory_iterator it(folder, error);
    if (error) {
      if (depth == 0) {
        throw fs::filesystem_error("cannot list", folder, error);
      }
      add(folder, ProblemKind::kNotOpened, "文件夹没有读取权限，其中的文件未核查。");
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
      if (is_dropping(entry.path())) {
        continue;
      }
      if (files_.size() >= limits_.max_files) {
        truncated_ = true;
        return;
      }
      const fs::file_status status = entry.symlink_status(error);
      if (fs::is_symlink(status)) {
        add(entry.path(), ProblemKind::kNotOpened, "这是一个链接，不是文件本身，未打开。");
      } else if (fs::is_directory(status)) {
        if (depth + 1 > limits_.max_depth) {
          add(entry.path(), ProblemKind::kNotOpened, "文件夹层级过深，其中的文件未打开。");
        } else {
          walk(entry.path(), depth + 1);
        }
      } else if (fs::is_regular_file(status)) {
        add(entry.path(), ProblemKind::kNotOpened, {});
      } else {
        add(entry.path(), ProblemKind::kNotOpened, "这不是普通文件，未打开。");
      }
    }
  }

  void add(const fs::path& place, ProblemKind problem, std::string why) {
    files_.push_back({inner_path(place, folder_), place, problem, std::move(why)});
  }

  fs::path folder_;
  PackageLimits limits_;
  std::vector<Listed> files_;
  bool truncated_ = false;
};

Problem problem(ProblemKind kind, std::string message, const std::string& path) {
  Problem result;
  result.kind = kind;
  result.message = std::move(message);
  result.where.file = path;
  return result;
}

std::string hex(std::span<const unsigned char> bytes) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : bytes) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr);
  return hex({digest.data(), length});
}

/// What a file that is neither PDF nor datasheet is, in the applicant's words; empty for pictures and text that people
/// can look at.
Problem stranger(const std::string& path) {
  if (has_extension(path, {".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp"})) {
    return problem(ProblemKind::kUnsupported, "图片文件，内容未核查，请人工查看；建议合并为PDF后报送。", path);
  }
  if (has_extension(path, {".ofd"})) {
    return problem(ProblemKind::kUnsupported, "OFD文件暂不能读取，请另存为PDF后报送。", path);
  }
  if (has_extension(path, {".doc", ".docx", ".wps", ".xls", ".xlsx", ".ppt", ".pptx"})) {
    return problem(ProblemKind::kUnsupported, "办公软件文件暂不能读取，请另存为PDF后报送。", path);
  }
  if (has_extension(path, {".zip", ".7z", ".rar", ".tar", ".gz"})) {
    return problem(ProblemKind::kUnsupported, "压缩包未展开，请将其中的文件直接放入报送文件夹。", path);
  }
  return problem(ProblemKind::kUnsupported, "文件类型无法识别，内容未核查。", path);
}

class PackageReader {
 public:
  PackageReader(const fs::path& folder, const PackageLimits& limits) : folder_(folder), limits_(limits) {}

  Submission read() {
    const fs::path canonical = fs::absolute(folder_).lexically_normal();
    submission_.name = inner_path(canonical.has_filename() ? canonical : canonical.parent_path(),
                                  (canonical.has_filename() ? canonical : canonical.parent_path()).parent_path());
    Lister lister(folder_, limits_);
    const std::vector<Listed> files = lister.list();
    if (lister.truncated()) {
      submission_.problems.push_back(
          problem(ProblemKind::kTooLarge, "报送文件超过" + std::to_string(limits_.max_files) + "个，其余未核查。", ""));
    }
    std::vector<PdfJob> pdfs;
    for (const Listed& file : files) {
      Document& document = submission_.documents.emplace_back();
      document.path = file.path;
      if (!file.why.empty()) {
        document.problems.push_back(problem(file.problem, file.why, file.path));
        continue;
      }
      read_file(file, document, pdfs);
    }
    read_pdfs(pdfs, limits_, submission_.documents);
    submission_.sha256 = digest();
    give_roles();
    if (submission_.datasheet) {
      submission_.kind = kind_from_name(submission_.datasheet->kind);
    }
    return std::move(submission_);
  }

 private:
  void read_file(const Listed& file, Document& document, std::vector<PdfJob>& pdfs) {
    const OpenFile opened = open_file(file.place, limits_.max_file_bytes);
    document.bytes = opened.size;
    if (opened.too_large) {
      document.problems.push_back(problem(ProblemKind::kTooLarge,
                                          "文件超过" + std::to_string(limits_.max_file_bytes >> 20) + "MB，未核查。",
                                          file.path));
      return;
    }
    if (!opened.content) {
      document.problems.push_back(
          problem(ProblemKind::kNotOpened, "文件无法打开（没有读取权限或读取出错），未核查。", file.path));
      return;
    }
    document.sha256 = sha256(opened.view());
    if (opened.size == 0) {
      document.problems.push_back(problem(ProblemKind::kEmpty, "文件是空的，没有任何内容。", file.path));
      return;
    }
    const auto bytes = opened.bytes();
    if (looks_like_pdf(bytes) || has_extension(file.path, {".pdf"})) {
      pdfs.push_back({submission_.documents.size() - 1, file.place});
    } else if (looks_like_datasheet(bytes)) {
      read_datasheet_file(bytes, document);
    } else if (has_extension(file.path, {".xml"})) {
      strange_xml_.push_back(submission_.documents.size() - 1);
      strange_xml_bytes_.emplace_back(opened.view());
    } else {
      document.problems.push_back(stranger(file.path));
    }
  }

  void read_datasheet_file(std::span<const std::byte> bytes, Document& document) {
    document.role = Role::kDatasheet;
    DatasheetReading reading = read_datasheet(bytes, document.path);
    document.problems.insert(document.problems.end(), reading.problems.begin(), reading.problems.end());
    if (seen_datasheet_) {
      document.problems.push_back(
          problem(ProblemKind::kDuplicate, "评估表多于一份，本份未采用，请只保留一份。", document.path));
      return;
    }
    seen_datasheet_ = true;
    submission_.datasheet = std::move(reading.datasheet);
  }

  /// An XML file that does not declare the datasheet's namespace: when there is no other, it was meant as one.
  void read_strange_xml() {
    for (std::size_t i = 0; i < strange_xml_.size(); ++i) {
      Document& document = submission_.documents[strange_xml_[i]];
      if (!seen_datasheet_) {
        const std::string& bytes = strange_xml_bytes_[i];
        read_datasheet_file(std::as_bytes(std::span(bytes)), document);
      } else {
        document.problems.push_back(
            problem(ProblemKind::kUnsupported, "XML文件不是评估表，内容未核查。", document.path));
      }
    }
  }

  void give_roles() {
    read_strange_xml();
    std::set<std::string> evidence;
    if (submission_.datasheet) {
      for (const Evidence& row : submission_.datasheet->evidence) {
        evidence.insert(row.file);
      }
    }
    Document* report = nullptr;
    double most = 0;
    std::vector<Document*> strangers;
    for (Document& document : submission_.documents) {
      if (document.role == Role::kDatasheet) {
        continue;
      }
      const bool listed = evidence.count(document.path) != 0;
      if (listed) {
        document.role = Role::kEvidence;
      }
      const bool is_pdf = document.is_pdf || has_extension(document.path, {".pdf"});
      if (!is_pdf) {
        continue;
      }
      if (!listed) {
        strangers.push_back(&document);
      }
      double score = document.pages.empty() ? 0 : summary_report_score(document);
      const std::string name = encode_utf8(fold(decode_utf8(fs::path(document.path).filename().string())).text);
      score += name.find("总结报告") != std::string::npos ? 0.5 : 0;
      score -= listed ? 0.4 : 0;
      if (score >= kIsReport && score > most) {
        most = score;
        report = &document;
      }
    }
    if (report == nullptr && strangers.size() == 1 && submission_.datasheet) {
      report = strangers.front();  // Everything else is listed as evidence: this one can only be the report.
    }
    if (report != nullptr) {
      report->role = Role::kSummaryReport;
      if (!report->pages.empty()) {
        submission_.outline = read_outline(*report);
      }
    }
  }

  [[nodiscard]] std::string digest() const {
    std::string lines;
    for (const Document& document : submission_.documents) {
      lines += document.sha256 + "  " + document.path + "\n";
    }
    return sha256(lines);
  }

  fs::path folder_;
  PackageLimits limits_;
  Submission submission_;
  bool seen_datasheet_ = false;
  std::vector<std::size_t> strange_xml_;
  std::vector<std::string> strange_xml_bytes_;
};

}  // namespace

Submission read_package(const fs::path& folder, const PackageLimits& limits) {
  return PackageReader(folder, limits).read();
}

Document read_pdf_file(const fs::path& file, const PackageLimits& limits) {
  std::vector<Document> documents(1);
  documents[0].path = path_in_utf8(file.filename().string());
  const OpenFile opened = open_file(file, limits.max_file_bytes);
  if (!opened.content) {
    throw fs::filesystem_error("cannot open", file, std::error_code(errno, std::generic_category()));
  }
  documents[0].sha256 = sha256(opened.view());
  read_pdfs({{0, file}}, limits, documents);
  return std::move(documents[0]);
}

}  // namespace nitec
