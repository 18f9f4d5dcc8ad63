// Page 1: who, what, when, the verdict, and the two opinions with room to write.
#include <algorithm>
#include <array>
#include <optional>

#include "report/pdf/parts.h"
#include "report/pictures/marks.h"

namespace nitec {
namespace {

constexpr double kLabelWidth = mm(20);
constexpr double kHalfGap = mm(4);
constexpr double kRowPad = mm(1.05);
constexpr double kHeadSize = 9.5;
constexpr double kHeadLeading = 1.5;
constexpr double kVerdictColumn = mm(40);
constexpr double kOpinionGap = mm(4);
constexpr double kWritingLine = mm(8);
constexpr double kSeal = mm(42);
/// What names and lists may take at the most; more detail is dropped until the page holds.
constexpr std::size_t kMaxHeadlines = 5;
constexpr std::size_t kMaxNameLines = 3;

/// How much of the unbounded text is printed: tried from rich to bare until the page holds it.
struct Detail {
  std::size_t name_lines;
  std::size_t headlines;
  std::size_t headline_lines;
};
constexpr std::array<Detail, 8> kDetails{{{kMaxNameLines, kMaxHeadlines, 2},
                                          {kMaxNameLines, kMaxHeadlines, 1},
                                          {kMaxNameLines, 4, 1},
                                          {kMaxNameLines, 3, 1},
                                          {2, 3, 1},
                                          {2, 2, 1},
                                          {1, 2, 1},
                                          {1, 0, 1}}};

class FrontPage {
 public:
  FrontPage(const PartContext& context, Detail detail) : context_(context), sheet_(context.sheet), detail_(detail) {}

  Block draw() {
    ink_.begin("Sect");
    ink_.destination(std::string(kFrontPlace), 0);
    draw_title();
    draw_identity();
    draw_verdict();
    draw_opinions();
    const Paragraph fine = set(label::kFinePrint.zh, style_of(Face::kSans, 8.5, Tone::kLabel), kMeasure, 1.6);
    paragraph(fine, 0, y_ + mm(2.2));
    y_ += mm(2.2) + fine.height();
    ink_.end("Sect");
    Block out;
    out.ink = std::move(ink_);
    out.height = y_;
    return out;
  }

 private:
  Paragraph set(std::string_view text, const TextStyle& style, double width, double leading,
                std::size_t lines = kAnyLines) {
    return set_text(context_.fonts, one_line(text), style, width, leading, lines);
  }

  void paragraph(const Paragraph& text, double x, double y, Align align = Align::kLeft, double width = 0,
                 const char* tag = "P") {
    ink_.begin(tag);
    ink_.text(text, x, y, align, width);
    ink_.end(tag);
  }

  void draw_title() {
    TextStyle small = style_of(Face::kSans, 9, Tone::kLabel);
    small.spaced = false;
    const Paragraph id =
        set(std::string(label::kDocumentId.zh) + "　" + sheet_.document_id, small, kMeasure / 2, 1.4, 1);
    const Paragraph audience = set(label::kAudience.zh, small, kMeasure / 2, 1.4, 1);
    paragraph(id, 0, y_);
    paragraph(audience, 0, y_, Align::kRight, kMeasure);
    y_ += id.height() + mm(2.5);
    TextStyle title = style_of(Face::kSerifBold, 24);
    title.tracking = 0.32;
    const Paragraph name = set(label::kTitle.zh, title, kMeasure, 1.3);
    paragraph(name, 0, y_, Align::kMiddle, kMeasure, "H1");
    y_ += name.height() + mm(0.5);
    const Paragraph kind = set(std::string(label::kClass.zh) + "　" + std::string(kind_title(sheet_.submission.kind)),
                               style_of(Face::kSerif, 12), kMeasure, 1.5);
    paragraph(kind, 0, y_, Align::kMiddle, kMeasure);
    y_ += kind.height() + mm(3);
  }

  struct Field {
    Phrase label;
    std::string text;
    TextStyle style = style_of(Face::kSans, kHeadSize);
  };

  Field field(Phrase label, std::string text) {
    Field out{label, std::move(text)};
    if (out.text.empty()) {
      out.text = sheet_.verdict == Verdict::kQuarantine ? "—" : std::string(label::kNotGiven.zh);
      out.style.tone = Tone::kLabel;
    }
    return out;
  }

  [[nodiscard]] static double half_width() { return (kMeasure - kHalfGap) / 2; }

  /// One row with one field, or with two side by side; two long ones take a row each.
  void identity_row(const Field& first, const std::optional<Field>& second = std::nullopt) {
    const auto text = [&](const Field& field, double width) {
      return set(field.text, field.style, width - kLabelWidth, kHeadLeading, detail_.name_lines);
    };
    if (second) {
      const double width = half_width();
      const bool fits = measure(context_.fonts, one_line(first.text), first.style) <= width - kLabelWidth &&
                        measure(context_.fonts, one_line(second->text), second->style) <= width - kLabelWidth;
      if (!fits) {
        identity_row(first);
        identity_row(*second);
        return;
      }
    }
    const Paragraph left = text(first, second ? half_width() : kMeasure);
    double height = left.height();
    put_label(first.label, 0, left);
    paragraph(left, kLabelWidth, y_ + kRowPad);
    if (second) {
      const double x = half_width() + kHalfGap;
      const Paragraph right = text(*second, half_width());
      height = std::max(height, right.height());
      put_label(second->label, x, right);
      paragraph(right, x + kLabelWidth, y_ + kRowPad);
    }
    y_ += height + 2 * kRowPad;
    ink_.rule(0, y_, kMeasure, y_, 0.4, Tone::kHairline);
  }

  /// On the base line of the first line of its value.
  void put_label(Phrase name, double x, const Paragraph& value) {
    const Paragraph text = set(name.zh, style_of(Face::kSans, kHeadSize, Tone::kLabel), kLabelWidth, kHeadLeading, 1);
    paragraph(text, x, y_ + kRowPad + value.base_line - text.base_line);
  }

  void draw_identity() {
    ink_.rule(0, y_, kMeasure, y_, 1.4, Tone::kInk);
    Field center = field(label::kCenter, sheet_.center);
    center.style.face = Face::kSerifBold;
    center.style.size = 11.5;
    identity_row(center);
    if (!sheet_.center_en.empty()) {
      identity_row(field(label::kCenterEnglish, sheet_.center_en));
    }
    identity_row(field(label::kHost, sheet_.host), field(label::kSupervisor, sheet_.supervisor));
    std::string kind(kind_title(sheet_.submission.kind));
    if (!kind_articles(sheet_.submission.kind).empty()) {
      kind += "（" + std::string(kind_articles(sheet_.submission.kind)) + "）";
    }
    identity_row(field(label::kKind, kind),
                 field(label::kFiled, sheet_.timeline.filed ? sheet_.timeline.filed->chinese() : ""));
    Field rules = field(label::kRuleSet, sheet_.rule_set);
    rules.style.spaced = false;
    identity_row(field(label::kAsOf, sheet_.as_of.chinese()), rules);
    Field digest = field(label::kDigest, package_digest(sheet_.submission.sha256));
    digest.style = style_of(Face::kMono, 8.5);
    digest.style.spaced = false;
    identity_row(field(label::kMaterials, files_sentence(context_.counts)), digest);
    ink_.rule(0, y_, kMeasure, y_, 0.6, Tone::kInk);
    y_ += mm(4.5);
  }

  void draw_verdict() {
    const double left = kVerdictColumn + mm(5);
    const double width = kMeasure - left - mm(4);
    std::vector<TextRun> runs;
    for (const Piece& piece : verdict_sentence(sheet_)) {
      runs.push_back({piece.text, style_of(piece.strong ? Face::kSansBold : Face::kSans, 10.5)});
    }
    const Paragraph summary = set_text(context_.fonts, runs, width, 1.6);
    double height = summary.height();
    struct Line {
      Paragraph number, text;
      int id;
    };
    std::vector<Line> lines;
    const Headlines named = headlines(sheet_, detail_.headlines);
    const double number_width = mm(6);
    const TextStyle small = style_of(Face::kSans, 9.5);
    for (const Finding* finding : named.findings) {
      std::string message = one_line(finding->message);
      if (message.ends_with("。")) {
        message.resize(message.size() - std::string_view("。").size());
      }
      lines.push_back({set(std::to_string(finding->id) + ".", small, number_width, 1.6, 1),
                       set(message, small, width - number_width - mm(1), 1.55, detail_.headline_lines), finding->id});
      height += lines.back().text.height();
    }
    const std::string more = more_sentence(named);
    const Paragraph rest = set(more, style_of(Face::kSans, 9.5, Tone::kLabel), width, 1.6, 1);
    height += (lines.empty() && more.empty() ? 0 : mm(1)) + (more.empty() ? 0 : rest.height());
    const double box = std::max(height + mm(6), mm(26));

    ink_.box(0, y_, kMeasure, box, Tone::kNone, Tone::kInk, 1);
    ink_.rule(kVerdictColumn, y_, kVerdictColumn, y_ + box, 0.6, Tone::kInk);
    const Paragraph word = set(verdict_word(sheet_.verdict).zh, style_of(Face::kSerifBold, 13), kVerdictColumn, 1.3);
    const double mark = mm(9);
    const double top = y_ + (box - mark - mm(1.8) - word.height()) / 2;
    add_mark(ink_, mark_shapes(verdict_mark(sheet_.verdict)), (kVerdictColumn - mark) / 2, top, mark);
    paragraph(word, 0, top + mark + mm(1.8), Align::kMiddle, kVerdictColumn, "H2");

    double y = y_ + mm(3);
    if (lines.empty()) {
      y = y_ + (box - height) / 2;
    }
    paragraph(summary, left, y);
    y += summary.height() + mm(1);
    for (const Line& line : lines) {
      paragraph(line.number, left, y, Align::kRight, number_width);
      paragraph(line.text, left + number_width + mm(1), y);
      ink_.link_to(finding_place(line.id), left, y, width, line.text.height());
      y += line.text.height();
    }
    if (!more.empty()) {
      paragraph(rest, lines.empty() ? left : left + number_width + mm(1), y);
    }
    y_ += box + mm(4.5);
  }

  void draw_opinions() {
    const double width = (kMeasure - kOpinionGap) / 2;
    double height = 0;
    for (const Opinion opinion : {Opinion::kCompleteness, Opinion::kAuthenticity}) {
      height =
          std::max(height, draw_opinion(opinion, opinion == Opinion::kCompleteness ? 0 : width + kOpinionGap, width));
    }
    for (const double x : {0.0, width + kOpinionGap}) {
      ink_.box(x, y_, width, height, Tone::kNone, Tone::kInk, 0.6);
      ink_.rule(x, y_, x + width, y_, 1.4, Tone::kInk);
    }
    y_ += height;
  }

  /// Returns the height that it needs.
  double draw_opinion(Opinion opinion, double x, double width) {
    const double pad = mm(3.5);
    const double left = x + pad;
    const double inner = width - 2 * pad;
    double y = y_ + mm(2.5);
    const Paragraph title = set(opinion_word(opinion).zh, style_of(Face::kSerifBold, 13), inner, 1.4);
    paragraph(title, left, y, Align::kLeft, 0, "H2");
    y += title.height();
    const Paragraph scope = set(opinion_scope(opinion).zh, style_of(Face::kSans, 8.5, Tone::kLabel), inner, 1.5);
    paragraph(scope, left, y);
    y += scope.height() + mm(2);
    y = draw_counts(opinion, left, inner, y);

    // Both boxes leave the same room, so that their lines stand level.
    const double counts_height = std::max(clause_line(Opinion::kCompleteness, inner).height(),
                                          clause_line(Opinion::kAuthenticity, inner).height());
    paragraph(clause_line(opinion, inner), left, y + mm(1.6));
    y += mm(1.6) + counts_height;

    double choice_x = left;
    const TextStyle choice_style = style_of(Face::kSans, 10);
    y += mm(2.6);
    for (const Phrase choice : opinion_choices(opinion)) {
      const Paragraph text = set(choice.zh, choice_style, inner, 1.5, 1);
      add_mark(ink_, check_box_shapes(), choice_x, y + (text.line_height - mm(3.3)) / 2, mm(3.3));
      paragraph(text, choice_x + mm(4.3), y);
      choice_x += mm(4.3) + text.width() + mm(5);
    }
    y += choice_style.size * 1.5 + mm(2);

    const Paragraph prompt = set(label::kOpinionText.zh, style_of(Face::kSans, 9, Tone::kLabel), inner, 1.3, 1);
    double line = y + mm(5);
    paragraph(prompt, left, line - prompt.height() - mm(0.4));
    ink_.rule(left + mm(16), line, left + inner, line, 0.4, Tone::kInk);
    for (int i = 0; i < 2; ++i) {
      line += kWritingLine;
      ink_.rule(left, line, left + inner, line, 0.4, Tone::kInk);
    }
    y = line + mm(1.5);
    return draw_signature(left, inner, y) + mm(1.5) - y_;
  }

  /// 条款19条 通过11 不通过3 …
  Paragraph clause_line(Opinion opinion, double width) {
    TextStyle plain = style_of(Face::kSans, 8.5);
    plain.whole = true;
    TextStyle bold = plain;
    bold.face = Face::kSansBold;
    std::vector<TextRun> runs{{"条款" + std::to_string(context_.counts.clauses_of(opinion)) + "条", bold}};
    for (const std::string& count : clause_counts(context_.counts, opinion)) {
      runs.push_back({"  " + count, plain});
    }
    return set_text(context_.fonts, runs, width, 1.5);
  }

  double draw_counts(Opinion opinion, double left, double inner, double y) {
    ink_.rule(left, y, left + inner, y, 0.4, Tone::kHairline);
    const double cell = inner / 3;
    const double top = y + mm(1.8);
    double bottom = top;
    for (int i = 0; i < 3; ++i) {
      const auto severity = static_cast<Severity>(i);
      const double x = left + i * cell + (i > 0 ? mm(2.5) : 0);
      const double width = cell - mm(i > 0 ? 3 : 0.5);
      const std::vector<int>& ids = context_.counts.of(opinion, severity);
      const Paragraph word = set(severity_word(severity).zh, style_of(Face::kSans, 9), width, 1.4, 1);
      add_mark(ink_, mark_shapes(severity_mark(severity)), x, top + (word.line_height - mm(3.4)) / 2, mm(3.4));
      paragraph(word, x + mm(4.5), top);
      const Paragraph count = set(std::to_string(ids.size()), style_of(Face::kSerifBold, 22), width, 1.15, 1);
      paragraph(count, x, top + word.height());
      TextStyle small = style_of(Face::kSans, 8, Tone::kLabel);
      std::string list = ids.empty() ? "" : items(ids, 1);
      for (std::size_t most = 6; most > 1 && !ids.empty(); --most) {
        if (measure(context_.fonts, items(ids, most), small) <= width) {
          list = items(ids, most);
          break;
        }
      }
      const Paragraph which = set(list, small, width + mm(2), 1.4, 1);
      paragraph(which, x, top + word.height() + count.height());
      bottom = std::max(bottom, top + word.height() + count.height() + small.size * 1.4);
    }
    bottom += mm(1.6);
    ink_.rule(left + cell, y, left + cell, bottom, 0.4, Tone::kHairline);
    ink_.rule(left + 2 * cell, y, left + 2 * cell, bottom, 0.4, Tone::kHairline);
    ink_.rule(left, bottom, left + inner, bottom, 0.4, Tone::kHairline);
    return bottom;
  }

  double draw_signature(double left, double inner, double y) {
    const TextStyle style = style_of(Face::kSans, 9.5);
    const double radius = kSeal / 2;
    const double centre_x = left + inner + mm(1.5) - radius;
    ink_.dashed_circle(centre_x, y + radius, radius - 0.5, 0.85, Tone::kHairline);
    const Paragraph seal = set(label::kSeal.zh, style_of(Face::kSans, 9, Tone::kLabel), kSeal, 1.4, 1);
    paragraph(seal, centre_x - radius, y + radius - seal.height() / 2, Align::kMiddle, kSeal);
    double line = y + mm(11);
    for (const Phrase name : {label::kReviewer, label::kSecondReviewer}) {
      const Paragraph text = set(name.zh, style, inner, 1.4, 1);
      paragraph(text, left, line - text.height() + mm(0.8));
      ink_.rule(left + mm(12.5), line, left + mm(33), line, 0.4, Tone::kInk);
      line += mm(12.5);
    }
    const Paragraph date = set(std::string(label::kSignedOn.zh) + "　　　　年　　　月　　　日", style, inner, 1.4, 1);
    paragraph(date, left, y + kSeal - date.height() - mm(1));
    return y + kSeal;
  }

  const PartContext& context_;
  const ReviewSheet& sheet_;
  Detail detail_;
  Ink ink_;
  double y_ = 0;
};

}  // namespace

Block front_page(const PartContext& context) {
  Block out;
  for (const Detail& detail : kDetails) {
    out = FrontPage(context, detail).draw();
    if (out.height <= kFirstBodyHeight) {
      break;
    }
  }
  return out;
}

}  // namespace nitec
