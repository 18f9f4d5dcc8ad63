#include "ingest/package/file_kinds.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <span>

#include "ingest/archive/archive_marks.h"

namespace nitec {
namespace {

constexpr std::size_t kHeadBytes = 1024;

constexpr std::array<std::string_view, 6> kPictures{".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp"};
constexpr std::array<std::string_view, 7> kOffice{".doc", ".docx", ".wps", ".xls", ".xlsx", ".ppt", ".pptx"};
constexpr std::array<std::string_view, 1> kOfd{".ofd"};
constexpr std::array<std::string_view, 2> kRead{".pdf", ".xml"};

bool ends_in(std::string_view path, std::string_view extension) {
  return path.size() > extension.size() &&
         std::equal(extension.rbegin(), extension.rend(), path.rbegin(), [](char mine, char its) {
           return mine == static_cast<char>(std::tolower(static_cast<unsigned char>(its)));
         });
}

}  // namespace

bool has_extension(std::string_view path, std::span<const std::string_view> extensions) {
  return std::any_of(extensions.begin(), extensions.end(),
                     [&](std::string_view extension) { return ends_in(path, extension); });
}

bool has_extension(std::string_view path, std::string_view extension) {
  return ends_in(path, extension);
}

bool is_known_name(std::string_view path) {
  return has_extension(path, kRead) || has_extension(path, kPictures) || has_extension(path, kOffice) ||
         has_extension(path, kOfd);
}

bool is_archive_file(const InputFile& file, std::string_view path) {
  const std::string head = file.read(0, kHeadBytes).value_or("");
  const auto bytes = std::as_bytes(std::span(head));
  if (archive_format(bytes) != ArchiveFormat::kNone) {
    return is_archive_name(path) || !is_known_name(path);
  }
  // Only at the very beginning: a volume of several may show the first bytes of a PDF packed without compression.
  return is_archive_name(path) && !head.starts_with("%PDF-");
}

Problem stranger(const std::string& path) {
  Problem problem;
  problem.kind = ProblemKind::kUnsupported;
  problem.where.file = path;
  problem.message = has_extension(path, kPictures) ? "图片文件，内容未核查，请人工查看；建议合并为PDF后报送。"
                    : has_extension(path, kOfd)    ? "OFD文件暂不能读取，请另存为PDF后报送。"
                    : has_extension(path, kOffice) ? "办公软件文件暂不能读取，请另存为PDF后报送。"
                                                   : "文件类型无法识别，内容未核查。";
  return problem;
}

}  // namespace nitec
