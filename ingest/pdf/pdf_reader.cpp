#include "ingest/pdf/pdf_reader.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "ingest/pdf/page_content.h"
#include "ingest/pdf/page_lines.h"
#include "ingest/pdf/pdf_objects.h"
#include "ingest/pdf/stream_filters.h"
#include "ingest/pdf/unicode.h"

namespace nitec {
namespace {

constexpr std::size_t kHeaderWithin = 1024;
constexpr double kMaxPageSide = 20'000;  ///< Points: PDF allows 14,400.

std::string_view view(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

struct Rectangle {
  double x0 = 0, y0 = 0, x1 = 612, y1 = 792;
};

bool read_rectangle(const PdfValue& value, Rectangle& out) {
  if (value.size() != 4) {
    return false;
  }
  Rectangle r;
  r.x0 = std::min(value.at(0).number(), value.at(2).number());
  r.x1 = std::max(value.at(0).number(), value.at(2).number());
  r.y0 = std::min(value.at(1).number(), value.at(3).number());
  r.y1 = std::max(value.at(1).number(), value.at(3).number());
  if (!(r.x1 - r.x0 >= 1) || !(r.y1 - r.y0 >= 1) || r.x1 - r.x0 > kMaxPageSide || r.y1 - r.y0 > kMaxPageSide) {
    return false;
  }
  out = r;
  return true;
}

/// A page's dictionary with what it inherits from its parents.
struct PageObject {
  PdfValue page;
  PdfValue resources;
  PdfValue media_box;
  PdfValue crop_box;
  PdfValue rotate;
};

class Reader {
 public:
  Reader(std::span<const std::byte> bytes, std::string_view path, const PdfLimits& limits)
      : bytes_(bytes),
        limits_(limits),
        budget_{limits.max_inflated_stream, limits.max_inflated_total},
        fonts_(limits, budget_),
        content_(limits, budget_, fonts_) {
    document_.path = path;
    document_.bytes = bytes.size();
  }

  Document run() {
    if (bytes_.empty()) {
      problem(ProblemKind::kEmpty, "文件是空的（0 字节），请重新导出后提交。");
      return std::move(document_);
    }
    if (bytes_.size() > limits_.max_bytes) {
      problem(ProblemKind::kTooLarge, "文件过大，未读取，请拆分或压缩后提交。");
      return std::move(document_);
    }
    if (!looks_like_pdf(bytes_)) {
      problem(ProblemKind::kWrongType, "文件内容不是 PDF，请核对文件，另存为 PDF 后提交。");
      return std::move(document_);
    }
    PdfFile file(bytes_);
    if (file.state() == PdfFile::State::kPassword) {
      problem(ProblemKind::kEncrypted, "文件设有打开密码，无法读取，请去除密码后提交。");
      return std::move(document_);
    }
    if (file.state() == PdfFile::State::kBroken) {
      problem(ProblemKind::kDamaged, "文件已损坏，无法读取，请重新导出后提交。");
      return std::move(document_);
    }
    document_.is_pdf = true;
    read(file);
    return std::move(document_);
  }

 private:
  void problem(ProblemKind kind, std::string message, int page = 0) {
    Problem p;
    p.kind = kind;
    p.message = std::move(message);
    p.where.file = document_.path;
    p.where.page = page;
    document_.problems.push_back(std::move(p));
  }

  void read(const PdfFile& file) {
    const PdfValue trailer = file.trailer();
    document_.producer = text_string_to_utf8(trailer["Info"]["Producer"].bytes());
    std::vector<PageObject> pages;
    std::set<std::uint32_t> visited;
    collect_pages(trailer["Root"]["Pages"], {}, 0, visited, pages);
    if (pages.empty()) {
      problem(ProblemKind::kEmpty, "文件中没有页面，请重新导出后提交。");
      return;
    }
    for (const PageObject& page : pages) {
      read_page(page);
    }
    for (std::size_t i = 0; i < fonts_.size(); ++i) {
      document_.fonts.push_back(fonts_.at(static_cast<int>(i)).facts());
    }
  }

  void collect_pages(const PdfValue& node, PageObject inherited, int depth, std::set<std::uint32_t>& visited,
                     std::vector<PageObject>& pages) {
    if (!node.is_dict() || depth > limits_.max_page_tree_depth ||
        pages.size() >= static_cast<std::size_t>(limits_.max_pages) ||
        (node.id() != 0 && !visited.insert(node.id()).second)) {
      return;
    }
    const auto inherit = [&](const char* key, PdfValue& value) {
      if (const PdfValue own = node[key]; !own.null()) {
        value = own;
      }
    };
    inherit("Resources", inherited.resources);
    inherit("MediaBox", inherited.media_box);
    inherit("CropBox", inherited.crop_box);
    inherit("Rotate", inherited.rotate);
    const PdfValue kids = node["Kids"];
    if (!kids.is_array()) {
      inherited.page = node;
      pages.push_back(inherited);
      return;
    }
    for (std::size_t i = 0; i < kids.size(); ++i) {
      collect_pages(kids.at(i), inherited, depth + 1, visited, pages);
    }
  }

  void read_page(const PageObject& object) {
    Page page;
    page.number = static_cast<int>(document_.pages.size()) + 1;
    Rectangle media;
    read_rectangle(object.media_box, media);
    Rectangle crop = media;
    if (read_rectangle(object.crop_box, crop)) {
      const Rectangle both{std::max(crop.x0, media.x0), std::max(crop.y0, media.y0), std::min(crop.x1, media.x1),
                           std::min(crop.y1, media.y1)};
      crop = both.x1 - both.x0 >= 1 && both.y1 - both.y0 >= 1 ? both : media;
    }
    const double unit = std::clamp(object.page["UserUnit"].number(1), 0.01, 100.0);
    const double width = (crop.x1 - crop.x0) * unit;
    const double height = (crop.y1 - crop.y0) * unit;
    const auto quarter = ((object.rotate.integer() / 90) % 4 + 4) % 4;
    page.rotation = static_cast<int>(quarter) * 90;
    // Default user space to the displayed page: y downwards, turned clockwise.
    Matrix to_page{unit, 0, 0, -unit, -crop.x0 * unit, crop.y1 * unit};
    page.width = quarter % 2 == 0 ? width : height;
    page.height = quarter % 2 == 0 ? height : width;
    if (quarter == 1) {
      to_page = to_page.then({0, 1, -1, 0, height, 0});
    } else if (quarter == 2) {
      to_page = to_page.then({-1, 0, 0, -1, width, height});
    } else if (quarter == 3) {
      to_page = to_page.then({0, -1, 1, 0, 0, width});
    }
    PageContent content;
    const std::string bytes = page_bytes(object.page["Contents"], content);
    content_.read(bytes, object.resources, to_page, page.width, page.height, content);
    std::vector<bool> bold(fonts_.size());
    for (std::size_t i = 0; i < fonts_.size(); ++i) {
      bold[i] = fonts_.at(static_cast<int>(i)).facts().bold;
    }
    page.lines = make_lines(content, bold);
    page.image_cover = content.pictures.share();
    document_.pages.push_back(std::move(page));
  }

  std::string page_bytes(const PdfValue& contents, PageContent& content) {
    std::string all;
    const auto add = [&](const PdfValue& stream) {
      std::string part;
      if (decode_stream(stream, budget_, part) != Decoded::kWhole) {
        content.complete = false;
      }
      if (all.empty()) {
        all = std::move(part);
      } else {
        all += '\n';
        all += part;
      }
    };
    if (contents.is_array()) {
      for (std::size_t i = 0; i < contents.size() && all.size() < limits_.max_inflated_stream; ++i) {
        add(contents.at(i));
      }
    } else if (contents.is_dict()) {
      add(contents);
    }
    return all;
  }

  std::span<const std::byte> bytes_;
  const PdfLimits& limits_;
  InflateBudget budget_;
  FontStore fonts_;
  ContentReader content_;
  Document document_;
};

}  // namespace

bool looks_like_pdf(std::span<const std::byte> bytes) {
  return view(bytes.first(std::min(bytes.size(), kHeaderWithin))).find("%PDF-") != std::string_view::npos;
}

Document read_pdf(std::span<const std::byte> bytes, std::string_view path, const PdfLimits& limits) {
  return Reader(bytes, path, limits).run();
}

}  // namespace nitec
