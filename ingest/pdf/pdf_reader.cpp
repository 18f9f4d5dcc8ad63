#include "ingest/pdf/pdf_reader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "ingest/pdf/document_facts.h"
#include "ingest/pdf/metadata.h"
#include "ingest/pdf/navigation.h"
#include "ingest/pdf/page_blocks.h"
#include "ingest/pdf/page_content.h"
#include "ingest/pdf/page_lines.h"
#include "ingest/pdf/page_tables.h"
#include "ingest/pdf/pdf_objects.h"
#include "ingest/pdf/pdf_repair.h"
#include "ingest/pdf/signatures.h"
#include "ingest/pdf/stream_filters.h"
#include "ingest/pdf/text_layer.h"
#include "ingest/pdf/unicode.h"

namespace nitec {
namespace {

constexpr std::size_t kHeaderWithin = 1024;
constexpr std::uint32_t kMaxObjectNumber = 8'388'607;  ///< ISO 32000-1, annex C.
constexpr std::size_t kMaxAnnotations = 10'000;        ///< Of a page.
constexpr int kMaxPageProblems = 20;                   ///< Damaged pages that are named one by one.
constexpr double kMaxPageSide = 20'000;                ///< Points: PDF allows 14,400.

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

  /// Walking down: the node's own values come first.
  void inherit_downwards(const PdfValue& node) {
    for (const auto& [key, value] : inheritable()) {
      if (const PdfValue own = node[key]; !own.null()) {
        *value = own;
      }
    }
  }
  /// Walking up: what is known already stays.
  void inherit_from_above(const PdfValue& node) {
    for (const auto& [key, value] : inheritable()) {
      if (value->null()) {
        *value = node[key];
      }
    }
  }

 private:
  std::array<std::pair<const char*, PdfValue*>, 4> inheritable() {
    return {{{"Resources", &resources}, {"MediaBox", &media_box}, {"CropBox", &crop_box}, {"Rotate", &rotate}}};
  }
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
    } else if (bytes_.size() > limits_.max_bytes) {
      problem(ProblemKind::kTooLarge, "文件过大，未读取，请拆分或压缩后提交。");
    } else if (!looks_like_pdf(bytes_)) {
      problem(ProblemKind::kWrongType, "文件内容不是 PDF，请核对文件，另存为 PDF 后提交。");
    } else {
      // Offsets count from the header, whatever a mail gateway or a web server put before it.
      bytes_ = bytes_.subspan(view(bytes_).find("%PDF-"));
      load();
    }
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

  void load() {
    const PdfFile file(bytes_, limits_);
    if (refused(file)) {
      return;
    }
    const bool has_pages = file.state() == PdfFile::State::kLoaded && read(file);
    if (file.too_deep()) {
      too_deep();
    }
    if (!has_pages) {
      mend();
    } else if (file.misplaced()) {
      prefer_mended();
    }
  }

  /// Files that cannot be read by mending either.
  bool refused(const PdfFile& file) {
    switch (file.state()) {
      case PdfFile::State::kPassword:
        document_.facts.version = read_version(view(bytes_), {});
        document_.facts.encryption = read_encryption(file.encryption());
        problem(ProblemKind::kEncrypted, "文件设有打开密码，无法读取，请去除密码后提交。");
        return true;
      case PdfFile::State::kBadEncryption:
        problem(ProblemKind::kDamaged, "文件的加密信息不完整，无法读取，请重新导出不加密的文件后提交。");
        return true;
      case PdfFile::State::kTooDeep:
        too_deep();
        return true;
      case PdfFile::State::kLoaded:
      case PdfFile::State::kBroken:
        break;
    }
    return false;
  }

  void too_deep() {
    problem(ProblemKind::kDamaged, "文件内部结构异常（嵌套过深），相关部分未读取，请重新导出后提交。");
  }

  /// The cross references lead nowhere: they are made anew from the objects that are there.
  void mend() {
    const std::string mended = with_rebuilt_xref(view(bytes_), kMaxObjectNumber, limits_.max_inflated_stream);
    const PdfFile file(std::as_bytes(std::span(mended)), limits_);
    if (refused(file)) {
      return;
    }
    const bool no_objects = file.state() != PdfFile::State::kLoaded;
    if (no_objects || !read(file)) {
      // A sound file may well have no pages: then nothing has to be mended.
      problem(no_objects ? ProblemKind::kDamaged : ProblemKind::kEmpty,
              no_objects ? "文件已损坏，无法读取，请重新导出后提交。" : "文件中没有可以读取的页面，请重新导出后提交。");
      return;
    }
    tell_of_mending();
  }

  void tell_of_mending() {
    problem(ProblemKind::kDamaged, "文件不完整或已损坏，已尽量读取，可能缺页或缺字，请重新导出后提交。");
  }

  /// Some cross references lead to other objects than they say. Often nothing is lost by that; where it is, the mended
  /// file has more.
  void prefer_mended() {
    const std::string mended = with_rebuilt_xref(view(bytes_), kMaxObjectNumber, limits_.max_inflated_stream);
    const PdfFile file(std::as_bytes(std::span(mended)), limits_);
    Reader other(bytes_, document_.path, limits_);
    if (file.state() != PdfFile::State::kLoaded || !other.read(file) || extent(other.document_) <= extent(document_)) {
      return;
    }
    document_ = std::move(other.document_);
    tell_of_mending();
  }

  static std::size_t extent(const Document& document) {
    std::size_t all = 0;
    for (const Page& page : document.pages) {
      ++all;
      for (const Line& line : page.lines) {
        all += line.text.size();
      }
    }
    return all;
  }

  /// False when there are no pages; nothing is kept then.
  bool read(const PdfFile& file) {
    const PdfValue trailer = file.trailer();
    const PdfValue root = trailer["Root"];
    std::vector<PageObject> pages;
    std::set<std::uint32_t> visited;
    collect_pages(root["Pages"], {}, 0, visited, pages);
    const bool tree_is_broken = pages.empty();
    if (tree_is_broken) {
      collect_loose_pages(file, pages);
    }
    if (pages.empty()) {
      return false;
    }
    document_.is_pdf = true;
    PageNumbers numbers;
    for (std::size_t i = 0; i < pages.size(); ++i) {
      numbers.emplace(pages[i].page.id(), static_cast<int>(i) + 1);
    }
    read_facts(file, numbers);
    content_.hide_layers(read_hidden_layers(root));
    const std::vector<std::string> labels = read_page_labels(root, pages.size());
    for (std::size_t i = 0; i < pages.size(); ++i) {
      read_page(pages[i]);
      document_.pages.back().label = labels[i];
    }
    document_.bookmarks = read_bookmarks(root, numbers, limits_.max_bookmarks);
    merge_fonts();
    if (limits_.layout) {
      make_blocks(document_);
    }
    tell_of_pages(root, tree_is_broken);
    return true;
  }

  void read_facts(const PdfFile& file, const PageNumbers& numbers) {
    const PdfValue root = file.trailer()["Root"];
    PdfFacts& facts = document_.facts;
    facts.version = read_version(view(bytes_), root);
    if (const PdfValue encryption = file.encryption(); !encryption.null()) {
      facts.encryption = read_encryption(encryption);
    }
    facts.info = read_info(file.trailer()["Info"]);
    document_.producer = facts.info.producer;
    if (const PdfValue metadata = root["Metadata"]; !metadata.stream_bytes().empty()) {
      InflateBudget budget{kMaxXmpBytes, kMaxXmpBytes};
      std::string packet;
      facts.xmp_state = decode_stream(metadata, budget, packet) == Decoded::kWhole ? read_xmp(packet, facts.xmp)
                        : packet.size() < kMaxXmpBytes                             ? XmpState::kMalformed
                                                                                   : XmpState::kTooLarge;
    }
    read_attached_files(root, facts);
    facts.signatures = read_signatures(root, numbers, view(bytes_), facts.encryption.has_value());
  }

  /// One entry for each name: a font that is cut into many pieces (Type 3 holds 256 characters at most) is still one.
  void merge_fonts() {
    std::map<std::pair<std::string, bool>, std::uint16_t> merged;
    std::vector<std::uint16_t> index(fonts_.size());
    for (std::size_t i = 0; i < fonts_.size(); ++i) {
      const Font& facts = fonts_.at(static_cast<int>(i)).facts();
      const auto [entry, is_new] =
          merged.try_emplace({facts.name, facts.bold}, static_cast<std::uint16_t>(document_.fonts.size()));
      if (is_new) {
        document_.fonts.push_back(facts);
      } else {
        document_.fonts[entry->second].mapped = document_.fonts[entry->second].mapped && facts.mapped;
      }
      index[i] = entry->second;
    }
    for (Page& page : document_.pages) {
      for (Line& line : page.lines) {
        line.font = index[line.font];
      }
    }
  }

  void tell_of_pages(const PdfValue& root, bool tree_is_broken) {
    const auto count = static_cast<std::int64_t>(document_.pages.size());
    const std::int64_t announced = root["Pages"]["Count"].integer(count);
    if (count >= limits_.max_pages) {
      problem(ProblemKind::kTooLarge, "页数过多，只读取了前 " + std::to_string(count) + " 页，请拆分后提交。");
    } else if (tree_is_broken || announced > count) {
      const std::string of =
          announced > count ? "文件标明共 " + std::to_string(announced) + " 页，" : "页面目录有损坏，";
      problem(ProblemKind::kDamaged, of + "只读到 " + std::to_string(count) + " 页，请核对并重新导出后提交。");
    }
    std::size_t scans = 0;
    std::size_t with_content = 0;
    for (const Page& page : document_.pages) {
      scans += page.text_layer == TextLayer::kNone ? 1 : 0;
      with_content += page.text_layer == TextLayer::kNone || !page.lines.empty() ? 1 : 0;
    }
    if (scans > 0 && scans == with_content) {
      problem(ProblemKind::kNoText, "文件是扫描件，没有可以读取的文字，需人工查看；如有电子版，请一并提交。");
    }
  }

  /// Where the page tree is lost: every page object, in the order of their numbers.
  void collect_loose_pages(const PdfFile& file, std::vector<PageObject>& pages) {
    file.for_each_object([&](const PdfValue& object) {
      if (object["Type"].name() != "Page" || pages.size() >= static_cast<std::size_t>(limits_.max_pages)) {
        return;
      }
      PageObject page;
      page.page = object;
      PdfValue node = object;
      for (int depth = 0; node.is_dict() && depth < limits_.max_page_tree_depth; ++depth) {
        page.inherit_from_above(node);
        node = node["Parent"];
      }
      pages.push_back(page);
    });
  }

  void collect_pages(const PdfValue& node, PageObject inherited, int depth, std::set<std::uint32_t>& visited,
                     std::vector<PageObject>& pages) {
    if (!node.is_dict() || depth > limits_.max_page_tree_depth ||
        pages.size() >= static_cast<std::size_t>(limits_.max_pages) ||
        (node.id() != 0 && !visited.insert(node.id()).second)) {
      return;
    }
    inherited.inherit_downwards(node);
    const PdfValue kids = node["Kids"];
    if (!kids.is_array()) {
      const std::string_view type = node["Type"].name();
      if (type != "Page" && type != "Pages" && !type.empty() && node["Contents"].null()) {
        return;  // A reference that leads to something else.
      }
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
    PageContent& content = page_content_;
    content.clear();
    const std::string bytes = page_bytes(object.page["Contents"], content);
    content_.read(bytes, object.resources, to_page, page.width, page.height, content);
    read_annotations(object.page["Annots"], page.number);
    std::vector<bool> bold(fonts_.size());
    for (std::size_t i = 0; i < fonts_.size(); ++i) {
      bold[i] = fonts_.at(static_cast<int>(i)).facts().bold;
    }
    page.lines = make_lines(content, bold);
    if (limits_.layout) {
      page.tables = find_tables(content.rules, page.lines, table_budget_);
    }
    page.image_cover = content.pictures.share();
    page.image_count = content.image_count;
    page.images = std::move(content.images);
    page.blank = content.complete && page.lines.empty() && page.image_count == 0 && !content.drawn;
    page.text_layer = judge_text_layer(page.lines, {page.image_cover, content.curves, page.height});
    if (!content.complete && damaged_pages_++ < kMaxPageProblems) {
      problem(content.limit_met ? ProblemKind::kTooLarge : ProblemKind::kDamaged,
              content.limit_met
                  ? "第 " + std::to_string(page.number) + " 页内容过于庞大，只读取了一部分，请简化后重新导出。"
                  : "第 " + std::to_string(page.number) + " 页内容有损坏，只读取了一部分，请核对并重新导出。",
              page.number);
    }
    document_.pages.push_back(std::move(page));
  }

  /// What annotations show (stamps, notes on the page, form fields) stands on the page like its own text.
  void read_annotations(const PdfValue& annotations, int page) {
    constexpr std::int64_t kHidden = 1 << 1;
    constexpr std::int64_t kNoView = 1 << 5;
    for (std::size_t i = 0; i < std::min(annotations.size(), kMaxAnnotations); ++i) {
      const PdfValue annotation = annotations.at(i);
      if (annotation["Subtype"].name() == "FileAttachment") {
        add_attached_file(annotation["FS"], {}, page, document_.facts);
      }
      PdfValue form = annotation["AP"]["N"];
      if (!form.is_dict() || (annotation["F"].integer() & (kHidden | kNoView)) != 0 ||
          annotation["Subtype"].name() == "Popup") {
        continue;
      }
      if (const PdfValue state = annotation["AS"]; state.is_name() && form["BBox"].null()) {
        form = form[state.name()];
      }
      Rectangle rect;
      Rectangle box;
      if (!read_rectangle(annotation["Rect"], rect) || !read_rectangle(form["BBox"], box)) {
        continue;
      }
      // 12.5.5, algorithm 8.1: the box, turned by the form's matrix, is laid onto the rectangle.
      const PdfValue m = form["Matrix"];
      const Matrix matrix = m.size() == 6 ? Matrix{m.at(0).number(), m.at(1).number(), m.at(2).number(),
                                                   m.at(3).number(), m.at(4).number(), m.at(5).number()}
                                          : Matrix{};
      double x0 = 1e9;
      double y0 = 1e9;
      double x1 = -1e9;
      double y1 = -1e9;
      for (const double x : {box.x0, box.x1}) {
        for (const double y : {box.y0, box.y1}) {
          x0 = std::min(x0, x * matrix.a + y * matrix.c + matrix.e);
          x1 = std::max(x1, x * matrix.a + y * matrix.c + matrix.e);
          y0 = std::min(y0, x * matrix.b + y * matrix.d + matrix.f);
          y1 = std::max(y1, x * matrix.b + y * matrix.d + matrix.f);
        }
      }
      if (!(x1 - x0 > 0) || !(y1 - y0 > 0)) {
        continue;
      }
      const double sx = (rect.x1 - rect.x0) / (x1 - x0);
      const double sy = (rect.y1 - rect.y0) / (y1 - y0);
      content_.read_form(form, {sx, 0, 0, sy, rect.x0 - x0 * sx, rect.y0 - y0 * sy});
    }
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
  PageContent page_content_;  // One for all pages: it keeps its room.
  std::int64_t table_budget_ = kTableBudget;
  int damaged_pages_ = 0;
};

}  // namespace

bool looks_like_pdf(std::span<const std::byte> bytes) {
  return view(bytes.first(std::min(bytes.size(), kHeaderWithin))).find("%PDF-") != std::string_view::npos;
}

Document read_pdf(std::span<const std::byte> bytes, std::string_view path, const PdfLimits& limits) {
  return Reader(bytes, path, limits).run();
}

}  // namespace nitec
