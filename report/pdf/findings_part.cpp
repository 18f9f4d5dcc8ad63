// Part three: every finding by weight, with its places, what is asked, and room to decide.
#include <algorithm>
#include <array>

#include "report/pdf/parts.h"
#include "report/pictures/marks.h"

namespace nitec {
namespace {

constexpr double kNumberColumn = mm(12);
constexpr double kBody = kMeasure - kNumberColumn;
constexpr double kQuoteGap = mm(3);
constexpr double kQuotePad = mm(2.4);
constexpr double kLabelColumn = mm(9);
/// More places than this are counted; findings.json holds all of them.
constexpr std::size_t kMaxPlaces = 6;
constexpr std::size_t kMaxColumns = 3;
constexpr std::size_t kMaxQuote = 420;
constexpr std::size_t kMaxMessage = 400;
constexpr std::size_t kMaxValue = 400;
constexpr std::size_t kMaxRemedy = 500;
/// Expected and actual stand side by side when neither is longer.
constexpr std::size_t kShortValue = 21;

constexpr TextStyle kQuoteStyle = style_of(Face::kSerif, 9.5);
constexpr TextStyle kSmall = style_of(Face::kSans, 9);

class FindingBlock {
 public:
  FindingBlock(const PartContext& context, const Finding& finding) : context_(context), finding_(finding) {}

  Block draw() {
    Block out;
    out.parts.push_back(head());
    for (Block& block : quotes()) {
      out.parts.push_back(std::move(block));
    }
    for (Block& block : values()) {
      out.parts.push_back(std::move(block));
    }
    out.parts.push_back(ticks());
    return out;
  }

 private:
  Paragraph set(std::string_view text, const TextStyle& style, double width, double leading,
                std::size_t lines = kAnyLines) {
    return set_text(context_.fonts, text, style, width, leading, lines);
  }

  Block head() {
    Block out;
    double y = mm(2.8);
    Ink& ink = out.ink;
    ink.begin("Sect");
    ink.destination(finding_place(finding_.id), 0);
    const double size = finding_.id < 100 ? 17 : finding_.id < 1000 ? 13 : 9;
    const Paragraph number =
        set(std::to_string(finding_.id), style_of(Face::kSerifBold, size), kNumberColumn, 17 / size, 1);
    ink.begin("P");
    ink.text(number, 0, y + mm(0.3), Align::kRight, kNumberColumn - mm(4.5));
    ink.end("P");
    ink.link_to(std::string(kFrontPlace), 0, y, kNumberColumn - mm(3), number.height());

    double x = kNumberColumn;
    const double leading = 1.35;
    const double line = kSmall.size * leading;
    add_mark(ink, mark_shapes(severity_mark(finding_.severity)), x, y + (line - mm(3.6)) / 2, mm(3.6));
    x += mm(4.7);
    ink.begin("P");
    const Paragraph word = set(severity_word(finding_.severity).zh, style_of(Face::kSansBold, 9), kBody, leading, 1);
    ink.text(word, x, y);
    x += word.width() + mm(3);
    TextStyle code = style_of(Face::kMono, 8, Tone::kLabel);
    code.spaced = false;
    const Paragraph rule = set(one_line(finding_.rule), code, kBody / 2, line / code.size, 1);
    std::string kind(opinion_word(finding_.opinion).zh);
    if (const std::string round = round_of(context_.sheet, finding_); !round.empty()) {
      kind += "　" + round;
    }
    const Paragraph opinion = set(kind, kSmall, kBody, leading, 1);
    const double room = kMeasure - x - rule.width() - opinion.width() - mm(12);
    const std::string article = one_line(finding_.article);
    if (!article.empty()) {
      const Paragraph clause = set(article, kSmall, room, leading, 1);
      ink.text(clause, x, y);
      x += clause.width() + mm(3);
      ink.rule(x, y + mm(0.7), x, y + line - mm(0.4), 0.4, Tone::kLabel);
      x += mm(3);
    }
    ink.text(opinion, x, y);
    ink.text(rule, 0, y, Align::kRight, kMeasure);
    ink.end("P");
    y += line + mm(0.7);

    const Paragraph message =
        set(shortened(one_line(finding_.message), kMaxMessage), style_of(Face::kSansBold, 10.5), kBody, 1.55);
    ink.begin("H4");
    ink.text(message, kNumberColumn, y);
    ink.end("H4");
    y += message.height() + mm(1.5);
    out.height = y;
    return out;
  }

  /// The quote's lines, the words that differ bold and underlined.
  std::vector<TextRun> quote_runs(const std::string& quote, const std::vector<Stretch>& stretches) {
    TextStyle plain = kQuoteStyle;
    TextStyle strong = kQuoteStyle;
    strong.face = Face::kSerifBold;
    strong.underline = true;
    std::vector<TextRun> out;
    std::size_t at = 0;
    const auto add = [&](std::size_t end, const TextStyle& style) {
      if (end > at) {
        out.push_back({clean(quote.substr(at, end - at)), style});
        at = end;
      }
    };
    for (const Stretch stretch : stretches) {
      add(stretch.begin, plain);
      add(stretch.end, strong);
    }
    add(quote.size(), plain);
    std::size_t left = kMaxQuote;
    for (std::size_t i = 0; i < out.size(); ++i) {
      const std::size_t length = length_of(out[i].text);
      if (length > left) {
        out[i].text = shortened(out[i].text, std::max<std::size_t>(left, 1));
        out.resize(i + 1);
        break;
      }
      left -= length;
    }
    return out;
  }

  /// Line by line without the odd characters, so that the quote keeps its lines.
  static std::string clean(std::string_view text) {
    std::string out;
    while (true) {
      const std::size_t end = text.find('\n');
      const std::string_view line = text.substr(0, end);
      // Blanks at the seams of two stretches are words of the quote too.
      const bool before = !line.empty() && line.front() == ' ';
      const bool after = line.size() > 1 && line.back() == ' ';
      out += (before ? " " : "") + one_line(line) + (after ? " " : "");
      if (end == std::string_view::npos) {
        return out;
      }
      out += '\n';
      text.remove_prefix(end + 1);
    }
  }

  std::vector<Block> quotes() {
    std::vector<Block> out;
    if (finding_.locations.empty()) {
      return out;
    }
    const bool any_words = std::any_of(finding_.locations.begin(), finding_.locations.end(),
                                       [](const Location& where) { return !where.quote.empty(); });
    const std::vector<std::vector<Stretch>> stretches = differing_words(finding_);
    const std::size_t shown = std::min(finding_.locations.size(), kMaxPlaces);
    const std::size_t columns = std::min(shown == 4 ? 2 : shown, kMaxColumns);
    for (std::size_t i = 0; i < shown; i += columns) {
      out.push_back(quote_row(i, std::min(i + columns, shown), columns, shown > 1, stretches));
    }
    std::string note;
    if (shown < finding_.locations.size()) {
      note = "另有" + std::to_string(finding_.locations.size() - shown) + "处，见findings.json";
    } else if (!any_words) {
      note = label::kNoQuote.zh;
    }
    if (!note.empty()) {
      Block more;
      const Paragraph text = set(note, style_of(Face::kSans, 9, Tone::kLabel), kBody, 1.4);
      more.ink.begin("P");
      more.ink.text(text, kNumberColumn, 0);
      more.ink.end("P");
      more.height = text.height() + mm(1);
      out.push_back(std::move(more));
    }
    return out;
  }

  Block quote_row(std::size_t first, std::size_t end, std::size_t columns, bool tagged,
                  const std::vector<std::vector<Stretch>>& stretches) {
    static constexpr std::array<std::string_view, kMaxPlaces> kTags{"甲", "乙", "丙", "丁", "戊", "己"};
    const double width = (kBody - kQuoteGap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
    const double inner = width - kQuotePad - mm(2);
    struct Figure {
      Paragraph place, words;
      double tag = 0;
    };
    std::vector<Figure> figures;
    double height = 0;
    const TextStyle place_style = style_of(Face::kSans, 8.5, Tone::kLabel);
    for (std::size_t i = first; i < end; ++i) {
      const Location& where = finding_.locations[i];
      Figure figure;
      figure.tag = tagged ? mm(5.2) : 0;
      figure.place = set(place_in_words(context_.sheet, where), place_style, inner - figure.tag, 1.45);
      if (!where.quote.empty()) {
        figure.words = set_text(context_.fonts, quote_runs(where.quote, stretches[i]), inner, 1.5);
      }
      height = std::max(height, figure.place.height() + figure.words.height());
      figures.push_back(std::move(figure));
    }
    height += mm(2.3) + mm(0.3);
    Block out;
    for (std::size_t i = 0; i < figures.size(); ++i) {
      const Figure& figure = figures[i];
      const double x = kNumberColumn + static_cast<double>(i) * (width + kQuoteGap);
      out.ink.box(x, 0, width, height, Tone::kNone, Tone::kHairline, 0.4);
      out.ink.rule(x + 0.8, -0.2, x + 0.8, height + 0.2, 1.6, Tone::kBand);
      const double left = x + kQuotePad;
      double y = mm(1.1);
      out.ink.begin("P");
      if (tagged) {
        const Paragraph tag = set(kTags.at(first + i), style_of(Face::kSans, 8), mm(4), 1, 1);
        const double side = mm(3.6);
        const double top = y + (figure.place.line_height - side) / 2;
        out.ink.box(left, top, side, side, Tone::kNone, Tone::kInk, 0.5);
        out.ink.text(tag, left, top + (side - tag.height()) / 2, Align::kMiddle, side);
      }
      out.ink.text(figure.place, left + figure.tag, y);
      out.ink.end("P");
      const Location& where = finding_.locations[first + i];
      const std::optional<Record>& record = context_.sheet.submission.record;
      const std::string uri = record && where.file == record->file ? std::string() : place_link(where);
      if (!uri.empty()) {
        out.ink.link_out(uri, left + figure.tag, y, figure.place.width(), figure.place.height());
      }
      y += figure.place.height() + mm(0.3);
      if (!figure.words.lines.empty()) {
        out.ink.begin("BlockQuote");
        out.ink.text(figure.words, left, y);
        out.ink.end("BlockQuote");
      }
    }
    out.height = height + mm(1.6);
    return out;
  }

  Block value_row(const std::vector<std::pair<Phrase, std::string>>& values) {
    Block out;
    const double width = kBody / static_cast<double>(values.size());
    double x = kNumberColumn;
    for (const auto& [name, value] : values) {
      const Paragraph label = set(name.zh, style_of(Face::kSans, 9, Tone::kLabel), kLabelColumn, 1.5, 1);
      const Paragraph text = set(value, kSmall, width - kLabelColumn, 1.5);
      out.ink.begin("P");
      out.ink.text(label, x, 0);
      out.ink.text(text, x + kLabelColumn, 0);
      out.ink.end("P");
      out.height = std::max(out.height, text.height());
      x += width;
    }
    return out;
  }

  std::vector<Block> values() {
    std::vector<Block> out;
    const std::string expected = shortened(one_line(finding_.expected), kMaxValue);
    const std::string actual = shortened(one_line(finding_.actual), kMaxValue);
    if (!expected.empty() && !actual.empty() && length_of(expected) <= kShortValue &&
        length_of(actual) <= kShortValue) {
      out.push_back(value_row({{label::kExpected, expected}, {label::kActual, actual}}));
    } else {
      if (!expected.empty()) {
        out.push_back(value_row({{label::kExpected, expected}}));
      }
      if (!actual.empty()) {
        out.push_back(value_row({{label::kActual, actual}}));
      }
    }
    const std::string remedy = shortened(one_line(finding_.remedy), kMaxRemedy);
    if (!remedy.empty()) {
      out.push_back(value_row({{label::kRemedy, remedy}}));
    }
    return out;
  }

  Block ticks() {
    Block out;
    const double line = mm(1.6) + mm(5.5);
    double x = kNumberColumn;
    out.ink.begin("P");
    for (const Phrase choice : {label::kAccepted, label::kNotAccepted, label::kRemark}) {
      const Paragraph text = set(choice.zh, kSmall, kBody, 1.4, 1);
      const double top = line - text.height() + mm(0.3);
      add_mark(out.ink, check_box_shapes(), x, top + (text.line_height - mm(3.3)) / 2, mm(3.3));
      out.ink.text(text, x + mm(4.4), top);
      x += mm(4.4) + text.width() + mm(6);
    }
    out.ink.end("P");
    out.ink.rule(x - mm(4), line, kMeasure, line, 0.4, Tone::kInk);
    out.height = line + mm(2.2);
    out.ink.rule(0, out.height, kMeasure, out.height, 0.4, Tone::kHairline);
    out.ink.end("Sect");
    return out;
  }

  const PartContext& context_;
  const Finding& finding_;
};

Block group_head(const PartContext& context, Severity severity) {
  Block out;
  out.before = mm(4);
  const Paragraph word =
      set_text(context.fonts, severity_word(severity).zh, style_of(Face::kSerifBold, 11.5), kMeasure, 1.4);
  const Paragraph count =
      set_text(context.fonts, group_sentence(severity, context.counts.of(severity)), kSmall, kMeasure, 1.4);
  out.height = word.height() + mm(2.2);
  out.ink.box(0, 0, kMeasure, out.height, Tone::kTint);
  out.ink.rule(0, 0, kMeasure, 0, 0.6, Tone::kInk);
  out.ink.rule(0, out.height, kMeasure, out.height, 0.6, Tone::kInk);
  const double mark = mm(4);
  add_mark(out.ink, mark_shapes(severity_mark(severity)), mm(2), (out.height - mark) / 2, mark);
  out.ink.begin("H3");
  out.ink.text(word, mm(8), mm(1.1));
  out.ink.end("H3");
  out.ink.begin("P");
  out.ink.text(count, mm(8) + word.width() + mm(4), mm(1.1) + word.base_line - count.base_line);
  out.ink.end("P");
  out.keep_with_next = true;
  return out;
}

}  // namespace

std::vector<Block> findings_part(const PartContext& context) {
  std::vector<Block> out;
  out.push_back(part_heading(context, Part::kFindings));
  std::string lead = findings_sentence(context.counts);
  if (context.counts.total() > 0) {
    lead += "请在每项末行勾选处理意见。";
  }
  out.push_back(text_block(context, lead, style_of(Face::kSans, 10), 1.6, mm(2.5)));
  out.back().keep_with_next = context.counts.total() > 0;
  for (const Severity severity : {Severity::kError, Severity::kWarning, Severity::kNote}) {
    if (context.counts.of(severity) == 0) {
      continue;
    }
    out.push_back(group_head(context, severity));
    for (const Finding& finding : context.sheet.findings) {
      if (finding.severity == severity) {
        out.push_back(FindingBlock(context, finding).draw());
      }
    }
  }
  const auto add_list = [&](const Phrase& title, const std::vector<std::string>& sentences) {
    if (sentences.empty()) {
      return;
    }
    out.push_back(text_block(context, title.zh, style_of(Face::kSansBold, 10.5), 1.6, mm(5)));
    out.back().keep_with_next = true;
    for (const std::string& sentence : sentences) {
      out.push_back(text_block(context, sentence, style_of(Face::kSans, 10), 1.6, mm(1)));
    }
  };
  add_list(label::kRound, round_in_words(context.sheet));
  add_list(label::kDecisions, decisions_in_words(context.sheet));
  return out;
}

}  // namespace nitec
