#include <set>
#include <utility>

#include "model/notation.h"
#include "model/notation_record.h"
#include "model/notation_row.h"
#include "model/notation_tables.h"
#include "model/notation_words.h"

namespace nitec {
namespace {

using notation::kScope;
using notation::Row;

constexpr std::array<std::string_view, 9> kTitles{
    "摘要",     "筹建期工作概述及取得的重大成效", "主要建设内容完成情况", "财务决算",
    "运行机制", "筹建期发展目标完成情况",         "中长期任务与目标",     "其他需说明事项",
    "相关附件"};

std::vector<std::string_view> item_names(int section) {
  switch (section) {
    case 3:
      return {"建安工程", "实验室仪器设备配置", "研发和工程化试验设施", "分析检测手段", "关键工程软件", "配套条件"};
    case 4:
      return {"资金筹措", "工程决算及第三方审计报告", "科研经费", "流动资金", "其他情况"};
    case 5:
      return {"组织机构", "规章制度", "管理与激励机制", "主要负责人和研发队伍"};
    case 6:
      return {"关键技术开发与工程化", "对外合作交流", "技术转移与扩散", "服务行业发展", "经济效益", "人才培养"};
    default:
      return {};
  }
}

/// No count is this one: written whatever it is.
constexpr std::size_t kAlways = ~std::size_t{0};

template <typename Enum, std::size_t Count>
std::string_view word_of(const std::array<std::string_view, Count>& words, Enum value) {
  return words.at(static_cast<std::size_t>(value));
}

void write_problem(std::string& out, int depth, const Problem& problem, std::string_view file) {
  Row(out, depth, "problem")
      .raw(word_of(notation::kProblemWords, problem.kind))
      .value(problem.message)
      .place(problem.where, file, {});
}

void write_line(std::string& out, const Line& line) {
  Row row(out, 3, "line");
  row.raw(Row::box(line.box)).raw(Row::digits(line.size));
  row.flag(line.bold, "bold").flag(line.vertical, "vertical").flag(line.invisible, "invisible");
  row.named("font", static_cast<int>(line.font), 0);
  if (!line.edges.empty()) {
    std::string edges;
    for (const float edge : line.edges) {
      edges += edges.empty() ? "" : ",";
      edges += Row::digits(edge);
    }
    row.named("edges", edges);
  }
  row.text(line.text);
}

void write_document(std::string& out, const Document& document) {
  {
    Row row(out, 0, "document");
    row.value(document.path).named("role", word_of(notation::kRoleWords, document.role));
    row.named("pages", static_cast<int>(document.pages.size()), 0).named("sha256", document.sha256);
    row.named("bytes", document.bytes, std::uint64_t{0}).named("producer", document.producer);
    row.named("archive", document.is_archive ? "yes" : "").named("container", document.container);
    if (document.is_pdf != !document.pages.empty()) {
      row.named("pdf", document.is_pdf ? "yes" : "no");
    }
  }
  for (const Problem& problem : document.problems) {
    write_problem(out, 1, problem, document.path);
  }
  for (const Font& font : document.fonts) {
    Row(out, 1, "font").value(font.name).flag(font.bold, "bold").flag(!font.mapped, "unmapped");
  }
  for (const Bookmark& mark : document.bookmarks) {
    Row(out, 1, "bookmark").value(mark.title).named("page", mark.page, 0).named("level", mark.level, 0);
  }
  for (std::size_t i = 0; i < document.pages.size(); ++i) {
    const Page& page = document.pages[i];
    if (page == notation::default_page(static_cast<int>(i) + 1)) {
      continue;
    }
    {
      Row row(out, 2, "page");
      row.raw(std::to_string(i + 1)).raw(Row::digits(page.width) + 'x' + Row::digits(page.height));
      row.raw(word_of(notation::kLayerWords, page.text_layer)).named("rotation", page.rotation, 0);
      row.named("label", page.label).named("images", page.image_cover, 0.0);
      row.named("number", page.number, static_cast<int>(i) + 1);
    }
    std::set<std::uint32_t> told;
    for (std::uint32_t line = 0; line < page.lines.size(); ++line) {
      const PageTable* table = notation::table_at(page, line);
      for (int row = 0; table != nullptr && row < table->rows; ++row) {
        if (const std::optional<std::string> cells = notation::table_row(page, *table, row)) {
          out += "    || " + *cells + "\n";
          for (const TableCell& cell : table->cells) {
            for (const LinePart& part : cell.text) {
              told.insert(part.line);
            }
          }
        }
      }
      if (!told.contains(line)) {
        write_line(out, page.lines[line]);
      }
    }
  }
}

void write_datasheet(std::string& out, const Datasheet& sheet) {
  Row(out, 0, "datasheet").value(sheet.file).named("kind", sheet.kind).named("version", sheet.version);
  for (const Field& field : sheet.fields) {
    Row row(out, 1, "field");
    row.value(field.code).value(field.text).named("year", field.year, 0).named("scope", field.scope, kScope);
    row.named("unit", field.unit);
    const ValueState usual = field.text.empty() ? ValueState::kBlank : ValueState::kValue;
    if (field.state != usual) {
      row.named("state", word_of(notation::kStateWords, field.state));
    }
    const std::optional<Decimal> read = Decimal::parse(field.text);
    if (field.number.has_value() != read.has_value() || (read && read->text() != field.number->text())) {
      row.named("number", field.number ? field.number->text() : "none");
    }
    row.place(field.where, sheet.file, field.text, "at.");
  }
  for (const Participant& one : sheet.participants) {
    Row(out, 1, "participant")
        .value(one.name)
        .named("code", one.code)
        .named("duty", one.duty)
        .place(one.where, sheet.file, {}, "at.");
  }
  for (const Evidence& one : sheet.evidence) {
    Row row(out, 1, "evidence");
    row.value(one.id).value(one.name).named("type", one.type).named("file", one.file);
    if (one.first_page != 0 || one.last_page != 0) {
      row.named("pages", Row::digits(one.first_page) + '-' + Row::digits(one.last_page));
    }
    row.named("sha256", one.sha256).named("issuer", one.issuer).named("number", one.number).named("date", one.date);
    row.named("valid-until", one.valid_until).named("supports", one.supports);
    row.place(one.where, sheet.file, {}, "at.");
  }
  for (const Target& one : sheet.targets) {
    Row row(out, 1, "target");
    row.value(one.name).named("direction", one.direction).named("target", one.target).named("unit", one.unit);
    row.named("actual", one.actual).named("rate", one.rate).named("evidence", one.evidence).named("field", one.field);
    row.place(one.where, sheet.file, {}, "at.");
  }
  for (const Commitment& one : sheet.commitments) {
    Row row(out, 1, "commitment");
    row.value(one.code).named("signer", one.signer).flag(one.sealed, "sealed").named("date", one.date);
    row.named("evidence", one.evidence).named("text", one.text).place(one.where, sheet.file, {}, "at.");
  }
}

void write_outline(std::string& out, const Outline& outline) {
  {
    Row row(out, 0, "outline");
    row.value(outline.file).named("pages", outline.pages, 0);
    if (outline.text_layer != TextLayer::kOk) {
      row.named("text-layer", word_of(notation::kLayerWords, outline.text_layer));
    }
    row.named("order", outline.order_ok ? "" : "wrong").named("contents-page", outline.contents_page, 0);
  }
  for (std::size_t i = 0; i < outline.sections.size(); ++i) {
    const Section& section = outline.sections[i];
    {
      Row row(out, 1, "section");
      row.raw(std::to_string(i + 1)).raw(word_of(notation::kSectionWords, section.status));
      row.named("number", section.number, static_cast<int>(i) + 1).named("title", section.title, kTitles.at(i));
      row.place(section.heading, outline.file, {}).named("last-page", section.last_page, 0);
      row.named("characters", section.characters, 0L).named("merged-into", section.merged_into, 0);
      row.flag(section.by_place, "by-place").flag(section.in_contents, "in-contents");
      row.named("items", section.items.size(), item_names(section.number).empty() ? std::size_t{0} : kAlways);
    }
    for (std::size_t k = 0; k < section.items.size(); ++k) {
      const SubItem& item = section.items[k];
      const std::vector<std::string_view> names = item_names(static_cast<int>(i) + 1);
      Row row(out, 2, "item");
      row.raw(std::to_string(k + 1)).raw(item.covered ? "covered" : "missing");
      row.raw(word_of(notation::kCueWords, item.cue));
      row.named("name", item.name, k < names.size() ? names[k] : std::string_view{});
      row.place(item.where, outline.file, {});
    }
    if (section.substance != Location{}) {
      Row(out, 2, "substance").place(section.substance, outline.file, {});
    }
    if (section.expected != Location{}) {
      Row(out, 2, "expected").place(section.expected, outline.file, {});
    }
    for (const Location& again : section.again) {
      Row(out, 2, "again").place(again, outline.file, {});
    }
  }
}

}  // namespace

namespace notation {

Page default_page(int number) {
  Page page;
  page.number = number;
  page.width = kPageWidth;
  page.height = kPageHeight;
  return page;
}

Section default_section(int number, const std::string& file) {
  static constexpr std::array<std::string_view, 9> kNumerals{"一", "二", "三", "四", "五", "六", "七", "八", "九"};
  const auto index = static_cast<std::size_t>(number) - 1;
  Section section;
  section.number = number;
  section.title = kTitles.at(index);
  section.status = SectionStatus::kPresent;
  section.heading.file = file;
  section.heading.page = number + 2;
  section.heading.box = {72, 72, 320, 88};
  section.heading.quote = std::string(kNumerals.at(index)) + "、" + section.title;
  section.last_page = number + 2;
  section.characters = 800;
  section.items = default_items(section, file);
  return section;
}

std::vector<SubItem> default_items(const Section& section, const std::string& file) {
  std::vector<SubItem> items;
  const bool covered = section.status == SectionStatus::kPresent || section.status == SectionStatus::kMerged;
  for (const std::string_view name : item_names(section.number)) {
    SubItem item;
    item.name = name;
    item.where.file = file;
    if (covered) {
      item.covered = true;
      item.cue = Cue::kHeading;
      item.where.page = section.heading.page;
      item.where.quote = name;
    }
    items.push_back(std::move(item));
  }
  return items;
}

Line default_line(std::size_t index, std::string text) {
  Line line;
  line.text = std::move(text);
  line.size = 12;
  const double top = 72 + 24 * static_cast<double>(index % 30);
  line.box = {72, top, 520, top + 12};
  return line;
}

}  // namespace notation

std::string to_notation(const Submission& submission) {
  std::string out;
  Row(out, 0, "submission")
      .raw(submission.kind == Kind::kUnknown ? "unknown" : kind_name(submission.kind))
      .value(submission.name)
      .named("sha256", submission.sha256);
  for (const Problem& problem : submission.problems) {
    write_problem(out, 0, problem, {});
  }
  for (const Document& document : submission.documents) {
    write_document(out, document);
  }
  if (submission.datasheet) {
    write_datasheet(out, *submission.datasheet);
  }
  if (submission.outline) {
    write_outline(out, *submission.outline);
  }
  if (submission.record) {
    notation::write_record(out, *submission.record);
  }
  return out;
}

}  // namespace nitec
