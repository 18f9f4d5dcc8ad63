#include "ingest/package/package_reader.h"

#include <cerrno>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <system_error>
#include <utility>
#include <vector>

#include "ingest/archive/archive_marks.h"
#include "ingest/datasheet/datasheet_reader.h"
#include "ingest/outline/outline_reader.h"
#include "ingest/package/file_kinds.h"
#include "ingest/package/file_source.h"
#include "ingest/package/list_files.h"
#include "ingest/package/main_document.h"
#include "ingest/package/read_pdfs.h"
#include "ingest/package/read_xml.h"
#include "ingest/package/sha256.h"
#include "ingest/part.h"
#include "ingest/pdf/pdf_reader.h"
#include "ingest/text/file_names.h"
#include "ingest/text/fold.h"

namespace nitec {
namespace {

namespace fs = std::filesystem;

Problem problem(ProblemKind kind, std::string message, const std::string& path) {
  Problem result;
  result.kind = kind;
  result.message = std::move(message);
  result.where.file = path;
  return result;
}

std::string sha256(std::string_view bytes) {
  const std::unique_ptr<Sha256> digest = part<DigestPart>("digest").start();
  digest->add(bytes);
  return digest->hex();
}

/// Piece by piece: a file may be larger than what should lie in memory. Nothing when it cannot be read.
std::optional<std::string> sha256(const InputFile& file) {
  constexpr std::uint64_t kPiece = 256U << 10;
  if (!file.is_open()) {
    return std::nullopt;
  }
  const std::unique_ptr<Sha256> digest = part<DigestPart>("digest").start();
  std::string piece;
  for (std::uint64_t at = 0; at < file.size(); at += kPiece) {
    if (!file.read(at, kPiece, piece)) {
      return std::nullopt;
    }
    digest->add(piece);
  }
  return digest->hex();
}

Problem too_large(const PackageLimits& limits, const std::string& path) {
  return problem(ProblemKind::kTooLarge, "文件超过" + std::to_string(limits.max_file_bytes >> 20) + "MB，未核查。",
                 path);
}

constexpr std::uint64_t kHeadBytes = 4096;  ///< In which a PDF says that it is one.

class PackageReader {
 public:
  PackageReader(const fs::path& submission, const PackageLimits& limits) : place_(submission), limits_(limits) {}

  Submission read() {
    Listing listing = list_files(place_, limits_);
    submission_.name = std::move(listing.name);
    if (listing.truncated) {
      submission_.problems.push_back(
          problem(ProblemKind::kTooLarge, "报送文件超过" + std::to_string(limits_.max_files) + "个，其余未核查。", ""));
    }
    std::vector<PdfJob> pdfs;
    for (const ListedFile& file : listing.files) {
      Document& document = submission_.documents.emplace_back();
      document.path = file.path;
      document.container = file.container;
      document.is_archive = file.is_archive;
      if (!file.trouble.message.empty()) {
        document.problems.push_back(problem(file.trouble.kind, file.trouble.message, file.path));
      }
      if (file.is_archive && !file.closed) {
        read_archive_file(file, document);
      } else if (!file.closed) {
        read_file(file, document, pdfs);
      }
    }
    for (Sheet& sheet : sheets_) {  // Its worker takes PDFs with it.
      pdfs.push_back({sheet.document, sheet.source, &sheet.reading});
    }
    read_pdfs(pdfs, limits_, submission_.documents);
    for (Sheet& sheet : sheets_) {
      take_datasheet(std::move(sheet.reading), submission_.documents[sheet.document]);
    }
    submission_.sha256 = digest();
    give_roles();
    return std::move(submission_);
  }

 private:
  /// What is in it is listed already.
  static void read_archive_file(const ListedFile& file, Document& document) {
    const InputFile input = file.source.open();
    document.bytes = input.size();
    document.sha256 = sha256(input).value_or("");
  }

  void read_file(const ListedFile& file, Document& document, std::vector<PdfJob>& pdfs) {
    const InputFile input = file.source.open();
    document.bytes = input.size();
    if (input.size() > limits_.max_file_bytes) {
      document.problems.push_back(too_large(limits_, file.path));
      return;
    }
    const std::optional<std::string> digest = sha256(input);
    const std::optional<std::string> head = input.read(0, kHeadBytes);
    if (!digest || !head) {
      document.problems.push_back(
          problem(ProblemKind::kNotOpened, "文件无法打开（没有读取权限或读取出错），未核查。", file.path));
      return;
    }
    document.sha256 = *digest;
    if (head->empty()) {
      if (document.problems.empty()) {  // else what is wrong with it explains it
        document.problems.push_back(problem(ProblemKind::kEmpty, "文件是空的，没有任何内容。", file.path));
      }
      return;
    }
    if (looks_like_pdf(std::as_bytes(std::span(*head))) || has_extension(file.path, ".pdf")) {
      pdfs.push_back({submission_.documents.size() - 1, file.source});
      return;
    }
    const std::string beginning = input.read(0, kLooksLikeDatasheetBytes).value_or("");
    if (looks_like_datasheet(std::as_bytes(std::span(beginning)))) {
      document.role = Role::kDatasheet;
      sheets_.push_back({submission_.documents.size() - 1, file.source, {}});
    } else if (has_extension(file.path, ".xml")) {
      strange_xml_.push_back({submission_.documents.size() - 1, file.source});
    } else {
      document.problems.push_back(stranger(file.path));
    }
  }

  void take_datasheet(DatasheetReading reading, Document& document) {
    document.role = Role::kDatasheet;
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
    for (const auto& [number, source] : strange_xml_) {
      Document& document = submission_.documents[number];
      if (!seen_datasheet_) {
        take_datasheet(read_xml(source.open(), document.path, limits_), document);
      } else {
        document.problems.push_back(
            problem(ProblemKind::kUnsupported, "XML文件不是评估表，内容未核查。", document.path));
      }
    }
  }

  void give_roles() {
    read_strange_xml();
    if (submission_.datasheet) {
      submission_.kind = kind_from_name(submission_.datasheet->kind);
    }
    std::map<std::string, bool> evidence;  // Whether what it is listed as leaves room for the main document.
    if (submission_.datasheet) {
      for (const Evidence& row : submission_.datasheet->evidence) {
        bool& may_be_main = evidence.emplace(row.file, true).first->second;
        may_be_main = may_be_main && may_be_main_document(row.type);
      }
    }
    constexpr double kListed = 0.4;  // What the datasheet lists as evidence is rarely what the submission is about.
    Document* report = nullptr;
    double most = 0;
    std::vector<Document*> strangers;
    for (Document& document : submission_.documents) {
      if (document.role == Role::kDatasheet) {
        continue;
      }
      const auto row = evidence.find(document.path);
      const bool listed = row != evidence.end();
      if (listed) {
        document.role = Role::kEvidence;
      }
      const bool is_pdf = document.is_pdf || has_extension(document.path, ".pdf");
      if (!is_pdf || (listed && !row->second)) {
        continue;
      }
      if (!listed) {
        strangers.push_back(&document);
      }
      const double doubt = listed ? kListed : 0;
      const double score = main_document_score(document, submission_.kind, kIsMain + doubt) - doubt;
      if (score >= kIsMain && score > most) {
        most = score;
        report = &document;
      }
    }
    if (report == nullptr && strangers.size() == 1 && submission_.datasheet) {
      report = strangers.front();  // Everything else is listed as evidence: this one can only be the report.
    }
    if (report == nullptr && !submission_.datasheet) {
      tell_other_main_documents(strangers);
    }
    if (report != nullptr) {
      report->role = main_role(submission_.kind);
      if (report->role == Role::kSummaryReport && !report->pages.empty()) {
        submission_.outline = read_outline(*report);
      }
    }
  }

  /// Without a datasheet the kind is not known: a document that calls itself the main one of some kind is marked as
  /// that.
  static void tell_other_main_documents(const std::vector<Document*>& strangers) {
    for (Document* document : strangers) {
      for (const Kind kind : kEveryKind) {
        if (kind != Kind::kConfirmation && main_document_score(*document, kind, kIsMain) >= kIsMain) {
          document->role = main_role(kind);
          break;
        }
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

  fs::path place_;
  PackageLimits limits_;
  Submission submission_;
  /// A file that says that it is a datasheet.
  struct Sheet {
    std::size_t document = 0;
    FileSource source;
    DatasheetReading reading;
  };
  std::vector<Sheet> sheets_;
  bool seen_datasheet_ = false;
  std::vector<std::pair<std::size_t, FileSource>> strange_xml_;
};

}  // namespace

Submission read_package(const fs::path& submission, const PackageLimits& limits) {
  return PackageReader(submission, limits).read();
}

bool is_archive(const fs::path& file) {
  if (is_archive_name(file.string())) {
    return true;
  }
  std::error_code error;
  const fs::path place = fs::canonical(file, error);
  const InputFile input = error ? InputFile() : FileSource(place).open();
  return input.is_open() && is_archive_file(input, file.string());
}

Document read_pdf_file(const fs::path& file, const PackageLimits& limits) {
  std::vector<Document> documents(1);
  documents[0].path = path_in_utf8(file.filename().string());
  const FileSource source(file);
  const InputFile input = source.open();
  if (!input.is_open()) {
    throw fs::filesystem_error("cannot open", file, std::error_code(errno, std::generic_category()));
  }
  documents[0].bytes = input.size();
  if (input.size() > limits.max_file_bytes) {
    documents[0].problems.push_back(too_large(limits, documents[0].path));
    return std::move(documents[0]);
  }
  read_pdfs({{0, source}}, limits, documents);
  return std::move(documents[0]);
}

}  // namespace nitec
