#include "ingest/pdf/pdf_update.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/pdf/encrypted_update.h"
#include "ingest/pdf/mark_drawing.h"
#include "ingest/pdf/object_text.h"
#include "ingest/pdf/page_labels.h"
#include "ingest/pdf/pdf_objects.h"
#include "ingest/pdf/signatures.h"
#include "ingest/pdf/update_writer.h"

namespace nitec {
namespace {

using Kind = PdfNode::Kind;

constexpr int kDocMdpAnnotations = 3;                 ///< The level that allows them.
constexpr std::size_t kMaxPageAnnotations = 100'000;  ///< That are carried over.
constexpr double kMaxPageSide = 20'000;

/// Writes the objects of the update, and at its end where they stand.
class Update {
 public:
  Update(const PdfFile& file, std::string_view original, const DocumentMarks& marks, const PdfLimits& limits)
      : file_(file),
        original_(original),
        marks_(marks),
        limits_(limits),
        cipher_(file),
        out_(file, original, cipher_) {}

  PdfUpdate run() {
    if (const UpdateRefusal refusal = look(); refusal != UpdateRefusal::kNone) {
      return {refusal, {}};
    }
    write_cover();
    write_pages();
    if (marks_.outline && cipher_.allows_assembly()) {
      write_outline();
    }
    if (!root_changes_.empty()) {
      out_.put(root_.id(), out_.dictionary(*root_.node(), root_changes_));
    }
    if (file_.misplaced() || file_.too_deep()) {
      return {UpdateRefusal::kDamaged, {}};
    }
    if (cipher_.has_failed()) {
      return {UpdateRefusal::kEncrypted, {}};
    }
    std::optional<std::string> bytes = out_.finish();
    return bytes ? PdfUpdate{UpdateRefusal::kNone, std::move(*bytes)} : PdfUpdate{UpdateRefusal::kTooLarge, {}};
  }

 private:
  struct Sheet {
    PdfValue page;
    Box crop;
    int quarter = 0;
    double unit = 1;
  };

  UpdateRefusal look() {
    if (!cipher_.is_known()) {
      return UpdateRefusal::kEncrypted;
    }
    if (!cipher_.allows_annotations()) {
      return UpdateRefusal::kNotAllowed;
    }
    root_ = file_.trailer()["Root"];
    if (!root_.is_dict() || root_.id() == 0 || !out_.is_ready()) {
      return UpdateRefusal::kDamaged;
    }
    std::set<std::uint32_t> visited;
    collect(root_["Pages"], {}, {}, {}, 0, visited);
    if (pages_.size() != marks_.pages || file_.misplaced()) {
      return UpdateRefusal::kDamaged;
    }
    PageNumbers numbers;
    for (const PdfMark& mark : marks_.marks) {
      const auto number = static_cast<std::size_t>(mark.page);
      if (mark.page < 1 || number > pages_.size() || pages_[number - 1].page.id() == 0) {
        return UpdateRefusal::kDamaged;
      }
    }
    const auto forbids = [](int level) { return level != 0 && level < kDocMdpAnnotations; };
    if (forbids(allowed_changes(root_["Perms"]["DocMDP"]))) {
      return UpdateRefusal::kSigned;
    }
    for (const Signature& signature : read_signatures(root_, numbers, original_, !file_.encryption().null())) {
      if (signature.is_signed && forbids(signature.docmdp)) {
        return UpdateRefusal::kSigned;
      }
    }
    return UpdateRefusal::kNone;
  }

  void collect(const PdfValue& node, PdfValue media, PdfValue crop, PdfValue rotate, int depth,
               std::set<std::uint32_t>& visited) {
    if (!node.is_dict() || depth > limits_.max_page_tree_depth ||
        pages_.size() >= static_cast<std::size_t>(limits_.max_pages) ||
        (node.id() != 0 && !visited.insert(node.id()).second)) {
      return;
    }
    const auto own = [&node](const char* key, PdfValue& value) {
      if (const PdfValue found = node[key]; !found.null()) {
        value = found;
      }
    };
    own("MediaBox", media);
    own("CropBox", crop);
    own("Rotate", rotate);
    const PdfValue kids = node["Kids"];
    if (!kids.is_array()) {
      const std::string_view type = node["Type"].name();
      if (type != "Page" && type != "Pages" && !type.empty() && node["Contents"].null()) {
        return;
      }
      pages_.push_back(sheet_of(node, media, crop, rotate));
      return;
    }
    for (std::size_t i = 0; i < kids.size(); ++i) {
      collect(kids.at(i), media, crop, rotate, depth + 1, visited);
    }
  }

  static bool rectangle(const PdfValue& value, Box& out) {
    if (value.size() != 4) {
      return false;
    }
    const auto [x0, x1] = std::minmax({value.at(0).number(), value.at(2).number()});
    const auto [y0, y1] = std::minmax({value.at(1).number(), value.at(3).number()});
    if (!(x1 - x0 >= 1) || !(y1 - y0 >= 1) || x1 - x0 > kMaxPageSide || y1 - y0 > kMaxPageSide) {
      return false;
    }
    out = {x0, y0, x1, y1};
    return true;
  }

  /// As the reader measures pages: boxes are the reader's.
  static Sheet sheet_of(const PdfValue& page, const PdfValue& media_box, const PdfValue& crop_box,
                        const PdfValue& rotate) {
    Box media{0, 0, 612, 792};
    rectangle(media_box, media);
    Box crop = media;
    if (rectangle(crop_box, crop)) {
      const Box both{std::max(crop.x0, media.x0), std::max(crop.y0, media.y0), std::min(crop.x1, media.x1),
                     std::min(crop.y1, media.y1)};
      crop = both.x1 - both.x0 >= 1 && both.y1 - both.y0 >= 1 ? both : media;
    }
    return {page, crop, static_cast<int>(((rotate.integer() / 90) % 4 + 4) % 4),
            std::clamp(page["UserUnit"].number(1), 0.01, 100.0)};
  }

  // --- annotations (12.5) ---

  void write_pages() {
    std::map<int, std::vector<std::size_t>> by_page;
    for (std::size_t i = 0; i < marks_.marks.size(); ++i) {
      by_page[marks_.marks[i].page].push_back(i);
    }
    states_ = out_.add("<</M <</Type/ExtGState/BM/Multiply>>/N <</Type/ExtGState/BM/Normal>>>>");
    fonts_ = out_.add("<</F <</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>>>");
    // The same page object twice in the tree gets the marks of both.
    std::map<std::uint32_t, std::string> annotations;
    for (const auto& [number, marks] : by_page) {
      const Sheet& sheet = pages_[static_cast<std::size_t>(number) - 1];
      for (const std::size_t mark : marks) {
        annotations[sheet.page.id()] += write_mark(sheet, mark);
      }
      if (footer_form_ != 0 && std::binary_search(marks_.footers.begin(), marks_.footers.end(), number)) {
        annotations[sheet.page.id()] += write_footer(sheet, number);
      }
    }
    for (const auto& [number, ours] : annotations) {
      const PdfValue page = file_.object(number);
      const PdfNode* node = page.node();
      std::string all = "[";
      if (const PdfNode* old = page["Annots"].node(); old != nullptr && old->kind == Kind::kArray) {
        for (std::uint32_t i = 0; i < std::min<std::size_t>(old->count, kMaxPageAnnotations); ++i) {
          all += out_.written(old->items[i]) + " ";
        }
      }
      out_.put(number, out_.dictionary(node->kind == Kind::kStream ? node->stream->dictionary : *node,
                                       {{"Annots", all + ours + "]"}}));
    }
  }

  /// Gives references to the annotations of the mark.
  std::string write_mark(const Sheet& sheet, std::size_t index) {
    const PdfMark& mark = marks_.marks[index];
    const PageSpace space = PageSpace::of(sheet.crop, sheet.quarter, sheet.unit);
    const std::string page = "/P " + out_.reference(sheet.page.id());
    const std::string note = "/T " + unicode_string_text("nitec 预审") + "/Subj " + unicode_string_text(mark.title) +
                             "/Contents " + unicode_string_text(mark.title + "\n" + mark.note);
    const std::string name = "nitec-" + std::to_string(mark.finding) + "-" + std::to_string(index + 1);
    std::string references;
    if (!mark.words.empty()) {
      const std::string rect = pdf_rectangle(highlight_extent(mark), space);
      const std::uint32_t drawn = out_.add_stream(
          "/Type/XObject/Subtype/Form/BBox[" + rect + "]/Resources<</ExtGState " + out_.reference(states_) + ">>",
          highlight_content(mark, space));
      references +=
          noted((mark.role == MarkRole::kMissing ? std::string("/Subtype/Caret")
                                                 : "/Subtype/Highlight/QuadPoints[" + quad_points(mark, space) + "]") +
                    "/C[" + fill_colour(mark.weight) + "]/Rect[" + rect + "]/AP<</N " + out_.reference(drawn) +
                    ">>/NM(" + name + ")" + page + note,
                page, mark, space);
    }
    if (!mark.tag.empty()) {
      const std::string rect = pdf_rectangle(mark.tag, space);
      const std::uint32_t drawn = out_.add_stream(
          "/Type/XObject/Subtype/Form/BBox[" + rect + "]/Resources<</Font " + out_.reference(fonts_) + ">>",
          tag_content(mark, space));
      references += noted("/Subtype/Stamp/Name/Draft/Rect[" + rect + "]/AP<</N " + out_.reference(drawn) + ">>/NM(" +
                              name + "-tag)" + page + note,
                          page, mark, space);
    }
    return references;
  }

  /// The annotation, and the window in which its note opens.
  std::string noted(const std::string& entries, const std::string& page, const PdfMark& mark, const PageSpace& space) {
    constexpr double kNoteWidth = 260;
    constexpr double kNoteHeight = 170;
    const std::uint32_t annotation = out_.take_number();
    const std::uint32_t window = out_.take_number();
    const Box& near = mark.tag.empty() ? mark.words.front().box : mark.tag;
    const Box open{near.x1 - kNoteWidth, near.y1 + 2, near.x1, near.y1 + 2 + kNoteHeight};
    out_.put(annotation, "<</Type/Annot" + entries + "/F 4/Popup " + out_.reference(window) + ">>");
    out_.put(window, "<</Type/Annot/Subtype/Popup/Open false/F 4/Rect[" + pdf_rectangle(open, space) + "]" + page +
                         "/Parent " + out_.reference(annotation) + ">>");
    return out_.reference(annotation) + " " + out_.reference(window) + " ";
  }

  // --- the pages in front (7.7.3) ---

  /// Takes over the cover's pages and all that they refer to, and puts them before the file's own.
  void write_cover() {
    const PdfValue tree = root_["Pages"];
    const PdfValue kids = tree["Kids"];
    if (marks_.cover.empty() || marks_.is_signed || !cipher_.allows_assembly() || tree.id() == 0 || !kids.is_array()) {
      return;
    }
    const PdfFile cover(std::as_bytes(std::span(marks_.cover)), limits_);
    if (cover.state() != PdfFile::State::kLoaded) {
      return;
    }
    std::map<std::uint32_t, std::uint32_t> numbers;
    std::vector<std::uint32_t> queue;
    const auto number_here = [&](std::uint32_t old) {
      const auto [at, is_new] = numbers.emplace(old, 0);
      if (is_new) {
        at->second = out_.take_number();
        queue.push_back(old);
      }
      return at->second;
    };
    const PdfValue leaves = cover.trailer()["Root"]["Pages"]["Kids"];
    std::string all = "[";
    for (std::size_t i = 0; i < leaves.size(); ++i) {
      const PdfValue leaf = leaves.at(i);
      if (i > 0 && i + 1 == leaves.size() && rectangle(leaf["MediaBox"], footer_) && footer_.y1 <= kMaxFooterHeight) {
        footer_form_ = number_here(leaf["Contents"].id());
        footer_contents_ = leaf["Contents"].node();
        footer_page_ = leaf.node();
      } else if (leaf["Type"].name() == "Page" && leaf.id() != 0) {
        cover_.push_back(number_here(leaves.at(i).id()));
        all += out_.reference(cover_.back()) + " ";
      }
    }
    for (std::size_t i = 0; i < queue.size(); ++i) {
      const PdfValue object = cover.object(queue[i]);
      const std::uint32_t number = numbers.at(queue[i]);
      const std::string body =
          taken_over(object, tree.id(), [&](std::uint32_t old) { return std::to_string(number_here(old)) + " 0 R"; });
      !object.null() && object.node()->kind == Kind::kStream ? out_.put_stream(number, body, object.stream_bytes())
                                                             : out_.put(number, body);
    }
    for (std::uint32_t i = 0; i < kids.node()->count; ++i) {
      all += out_.written(kids.node()->items[i]) + " ";
    }
    out_.put(tree.id(), out_.dictionary(*tree.node(), {{"Kids", all + "]"},
                                                       {"Count", std::to_string(pages_.size() + cover_.size())}}));
    root_changes_["PageLabels"] = shifted_labels(root_["PageLabels"], cover_.size(), pages_.size(),
                                                 [this](const PdfNode& node) { return out_.written(node); });
  }

  /// The footer at the middle of the page's lower edge. Gives a reference to it.
  std::string write_footer(const Sheet& sheet, int page) {
    static constexpr std::array kTurns{"1 0 0 1", "0 1 -1 0", "-1 0 0 -1", "0 -1 1 0"};
    constexpr double kFromEdge = 4;
    const PageSpace space = PageSpace::of(sheet.crop, sheet.quarter, sheet.unit);
    const bool turned = sheet.quarter % 2 != 0;
    const double width = (turned ? sheet.crop.y1 - sheet.crop.y0 : sheet.crop.x1 - sheet.crop.x0) * sheet.unit;
    const double height = (turned ? sheet.crop.x1 - sheet.crop.x0 : sheet.crop.y1 - sheet.crop.y0) * sheet.unit;
    if (width < footer_.x1) {
      return {};
    }
    std::uint32_t& form = footer_forms_.at(static_cast<std::size_t>(sheet.quarter));
    if (form == 0) {
      form = out_.add_stream("/Type/XObject/Subtype/Form/BBox[0 0 " + pdf_number(footer_.x1) + " " +
                                 pdf_number(footer_.y1) + "]/Matrix[" +
                                 kTurns.at(static_cast<std::size_t>(sheet.quarter)) + " 0 0]/Resources<</XObject<</F " +
                                 out_.reference(footer_form_) + ">>>>",
                             "/F Do");
    }
    const double left = (width - footer_.x1) / 2;
    const Box at{left, height - kFromEdge - footer_.y1, left + footer_.x1, height - kFromEdge};
    constexpr const char* kPrintedAndLocked = "196";
    return out_.reference(out_.add("<</Type/Annot/Subtype/Stamp/Name/Draft/F " + std::string(kPrintedAndLocked) +
                                   "/Rect[" + pdf_rectangle(at, space) + "]/AP<</N " + out_.reference(form) +
                                   ">>/NM(nitec-footer-" + std::to_string(page) + ")/P " +
                                   out_.reference(sheet.page.id()) + ">>")) +
           " ";
  }

  /// An object of the cover as it stands in this file; of a stream the dictionary.
  [[nodiscard]] std::string taken_over(const PdfValue& object, std::uint32_t tree, const ReferenceText& here) const {
    if (object.null()) {
      return "null";
    }
    const PdfNode& node = *object.node();
    Replacements instead;
    if (object.node() == footer_contents_) {
      const PdfNode* resources = find_entry(*footer_page_, "Resources");
      instead = {{"Type", "/XObject"},
                 {"Subtype", "/Form"},
                 {"BBox", "[0 0 " + pdf_number(footer_.x1) + " " + pdf_number(footer_.y1) + "]"},
                 {"Resources", resources == nullptr ? "" : value_text(*resources, here)}};
    } else if (object["Type"].name() == "Page") {
      // Nothing of the file's own tree may be inherited.
      const std::string box = value_text(*object["MediaBox"].node(), here);
      instead = {{"Parent", out_.reference(tree)},
                 {"StructParents", ""},
                 {"Tabs", ""},
                 {"Rotate", "0"},
                 {"MediaBox", box},
                 {"CropBox", box}};
    } else if (object["Subtype"].name() == "Link") {
      const std::string_view address = object["A"]["URI"].bytes();
      const std::string_view key = kMarkLink;
      std::size_t mark = 0;
      instead = {{"StructParent", ""}, {"A", ""}};
      if (address.starts_with(key) &&
          std::from_chars(address.data() + key.size(), address.data() + address.size(), mark).ec == std::errc() &&
          mark < marks_.marks.size()) {
        instead["Dest"] = "[" + destination(marks_.marks[mark]) + "]";
      }
    }
    if (node.kind == Kind::kStream) {
      instead["Length"] = "";
      return dictionary_text(node.stream->dictionary, instead, here);
    }
    return node.kind == Kind::kDictionary ? dictionary_text(node, instead, here) : value_text(node, here);
  }

  // --- outline (12.3.3) ---

  void write_outline() {
    std::vector<std::size_t> entries;
    for (std::size_t i = 0; i < marks_.marks.size() && i < marks_.outline_titles.size(); ++i) {
      if (!marks_.outline_titles[i].empty()) {
        entries.push_back(i);
      }
    }
    const PdfValue outline = root_["Outlines"];
    const PdfValue last = outline["Last"];
    const bool there = outline.is_dict() && outline.id() != 0 && last.is_dict() && last.id() != 0;
    if (entries.empty() || (!there && outline.is_dict() && !outline["First"].null())) {
      return;  // An outline that makes no sense is left as it is.
    }
    const std::uint32_t top = there ? outline.id() : out_.take_number();
    const std::uint32_t head = out_.take_number();
    const std::uint32_t first = out_.take_number(entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const PdfMark& mark = marks_.marks[entries[i]];
      const auto number = first + static_cast<std::uint32_t>(i);
      out_.put(number, "<</Title " + unicode_string_text(marks_.outline_titles[entries[i]]) + "/Parent " +
                           out_.reference(head) + (i > 0 ? "/Prev " + out_.reference(number - 1) : "") +
                           (i + 1 < entries.size() ? "/Next " + out_.reference(number + 1) : "") + "/Dest[" +
                           destination(mark) + "]>>");
    }
    const std::string count = std::to_string(entries.size());
    out_.put(
        head,
        "<</Title " + unicode_string_text(marks_.outline_head) + "/Parent " + out_.reference(top) +
            (there ? "/Prev " + out_.reference(last.id()) : "") + "/First " + out_.reference(first) + "/Last " +
            out_.reference(first + static_cast<std::uint32_t>(entries.size()) - 1) + "/Count -" + count + "/Dest[" +
            (cover_.empty() ? destination(marks_.marks[entries[0]]) : out_.reference(cover_.front()) + "/Fit") + "]>>");
    if (!there) {
      out_.put(top, "<</Type/Outlines/First " + out_.reference(head) + "/Last " + out_.reference(head) + "/Count 1>>");
      root_changes_["Outlines"] = out_.reference(top);
      return;
    }
    out_.put(last.id(), out_.dictionary(*last.node(), {{"Next", out_.reference(head)}}));
    const std::int64_t open = outline["Count"].integer();
    out_.put(top, out_.dictionary(*outline.node(), {{"Last", out_.reference(head)},
                                                    {"Count", std::to_string(std::max<std::int64_t>(open, 0) + 1)}}));
  }

  [[nodiscard]] std::string destination(const PdfMark& mark) const {
    constexpr double kAbove = 40;
    const Sheet& sheet = pages_[static_cast<std::size_t>(mark.page) - 1];
    const std::string page = out_.reference(sheet.page.id());
    if (sheet.quarter != 0) {
      return page + "/Fit";
    }
    const PageSpace space = PageSpace::of(sheet.crop, 0, sheet.unit);
    const double y = mark.words.empty() ? 0 : std::max(0.0, mark.words.front().box.y0 - kAbove);
    return page + "/XYZ null " + pdf_number(space.y(0, y)) + " null";
  }

  const PdfFile& file_;
  std::string_view original_;
  const DocumentMarks& marks_;
  const PdfLimits& limits_;
  UpdateCipher cipher_;
  UpdateWriter out_;
  PdfValue root_;
  std::vector<Sheet> pages_;
  std::uint32_t states_ = 0;
  std::uint32_t fonts_ = 0;
  std::vector<std::uint32_t> cover_;      ///< Its pages.
  Box footer_;                            ///< Its size from 0, 0.
  const PdfNode* footer_page_ = nullptr;  ///< In the cover, while that is taken over.
  const PdfNode* footer_contents_ = nullptr;
  std::uint32_t footer_form_ = 0;
  std::array<std::uint32_t, 4> footer_forms_{};  ///< By the quarters that the page is turned.
  Replacements root_changes_;
};

}  // namespace

PdfUpdate update_pdf(std::span<const std::byte> bytes, const DocumentMarks& marks, const PdfLimits& limits) {
  if (bytes.size() > limits.max_bytes) {
    return {UpdateRefusal::kTooLarge, {}};
  }
  if (!looks_like_pdf(bytes)) {
    return {UpdateRefusal::kDamaged, {}};
  }
  const std::string_view all(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  const std::size_t header = all.find("%PDF-");  // Offsets count from there.
  const PdfFile file(bytes.subspan(header), limits);
  switch (file.state()) {
    case PdfFile::State::kLoaded:
      return Update(file, all.substr(header), marks, limits).run();
    case PdfFile::State::kPassword:
    case PdfFile::State::kBadEncryption:
      return {UpdateRefusal::kEncrypted, {}};
    case PdfFile::State::kBroken:
    case PdfFile::State::kTooDeep:
      break;
  }
  return {UpdateRefusal::kDamaged, {}};
}

std::string refusal_in_words(UpdateRefusal refusal) {
  switch (refusal) {
    case UpdateRefusal::kNone:
      break;
    case UpdateRefusal::kDamaged:
      return "文件内部结构有损坏，未能生成批注副本，请对照审查意见所列页码查看。";
    case UpdateRefusal::kEncrypted:
      return "文件经过加密，未能生成批注副本，请对照审查意见所列页码查看。";
    case UpdateRefusal::kNotAllowed:
      return "文件的安全设置不允许添加批注，未生成批注副本，请对照审查意见所列页码查看。";
    case UpdateRefusal::kSigned:
      return "文件的电子签名不允许添加批注，未生成批注副本，请对照审查意见所列页码查看。";
    case UpdateRefusal::kTooLarge:
      return "文件过大，未能生成批注副本，请对照审查意见所列页码查看。";
  }
  return {};
}

}  // namespace nitec
