#include "report/pdf/typesetting.h"

#include <algorithm>

#include "report/pdf/line_breaks.h"
#include "report/words/text.h"

namespace nitec {
namespace {

/// Characters of a paragraph; writers shorten far below this.
constexpr std::size_t kMaxCharacters = 20000;
/// The em box of the fonts: so much above the base line.
constexpr double kAscent = 0.88;
constexpr double kHalf = 0.5;
/// Full-width marks are told from their half-width namesakes by their width.
constexpr double kNearlyFull = 0.9;
/// Stands for what no font has a picture of: 〓, the printer's sign for a missing sort.
constexpr char32_t kMissingSort = U'\u3013';

/// One character with its glyphs.
struct Atom {
  char32_t character = 0;
  std::size_t style = 0;
  std::size_t first_glyph = 0;
  std::size_t glyph_count = 0;
  double advance = 0;  ///< Points, without air.
  double air = 0;      ///< Points after it, when it is not the last of its line.
  Break after = Break::kFree;
  bool full_width = false;
};

class Setter {
 public:
  Setter(Fonts& fonts, const std::vector<TextRun>& runs) : fonts_(fonts) {
    for (const TextRun& run : runs) {
      add(run);
    }
    finish();
  }

  Paragraph lines(double width, double leading, std::size_t max_lines) {
    Paragraph out;
    const double size = styles_.empty() ? 10 : styles_.front().size;
    out.line_height = size * leading;
    out.base_line = (out.line_height - size) / 2 + kAscent * size;
    std::vector<std::pair<std::size_t, std::size_t>> spans;
    for (std::size_t begin = 0; begin < atoms_.size();) {
      const std::size_t end = line_end(begin, width);
      spans.emplace_back(begin, end);
      begin = end;
    }
    mend_last_line(spans, width);
    const bool cut = spans.size() > max_lines;
    if (cut) {
      spans.resize(max_lines);
    }
    for (std::size_t i = 0; i < spans.size(); ++i) {
      const bool last_of_cut = cut && i + 1 == spans.size();
      out.lines.push_back(set_line(spans[i].first, spans[i].second, width, last_of_cut));
    }
    return out;
  }

 private:
  void add(const TextRun& run) {
    std::u32string text = code_points(run.text);
    text.resize(std::min(text.size(), kMaxCharacters - std::min(kMaxCharacters, text_.size())));
    for (char32_t& c : text) {
      if (c != U'\n' && (c < U' ' || !fonts_.has(run.style.face, c))) {
        c = c < U' ' ? U' ' : kMissingSort;
      }
    }
    const std::size_t style = styles_.size();
    styles_.push_back(run.style);
    const std::size_t first = text_.size();
    text_ += text;
    atoms_.resize(text_.size());
    const std::vector<Glyph> shaped = fonts_.shape(run.style.face, text);
    for (std::size_t i = 0; i < text.size(); ++i) {
      atoms_[first + i].character = text[i];
      atoms_[first + i].style = style;
    }
    for (const Glyph& glyph : shaped) {
      Atom& atom = atoms_[first + glyph.cluster];
      if (atom.glyph_count == 0) {
        atom.first_glyph = glyphs_.size();
      }
      ++atom.glyph_count;
      atom.full_width = atom.full_width || glyph.advance > kNearlyFull;
      atom.advance += text[glyph.cluster] == U'\n' ? 0 : glyph.advance * run.style.size;
      glyphs_.push_back(glyph);
    }
  }

  /// Air and breaks see the whole paragraph: they do not care where a style changes.
  void finish() {
    const std::vector<Break> breaks = line_breaks(text_);
    const std::vector<double> spaced = air_after(text_, true);
    const std::vector<double> plain = air_after(text_, false);
    for (std::size_t i = 0; i < atoms_.size(); ++i) {
      const TextStyle& style = styles_[atoms_[i].style];
      double air = style.spaced ? spaced[i] : plain[i];
      // Only a full-width mark has an empty half to give.
      if (air < 0) {
        const bool mine = is_closing(text_[i]);
        air = (mine ? atoms_[i].full_width : atoms_[i + 1].full_width) ? air : 0;
      }
      atoms_[i].air = (air + style.tracking) * style.size;
      atoms_[i].after = breaks[i];
      if (style.whole && breaks[i] == Break::kFree && !is_breaking_blank(text_[i])) {
        atoms_[i].after = Break::kEmergency;
      }
    }
  }

  /// An opening mark at the beginning of a line gives up its empty left half.
  [[nodiscard]] double indent(std::size_t begin) const {
    const Atom& atom = atoms_[begin];
    return is_opening(atom.character) && atom.full_width ? -kHalf * styles_[atom.style].size : 0;
  }

  /// A closing mark at the end of a line may stand with its empty half outside.
  [[nodiscard]] double overhang(std::size_t last) const {
    const Atom& atom = atoms_[last];
    return is_closing(atom.character) && atom.full_width ? kHalf * styles_[atom.style].size : 0;
  }

  /// One past the last character of the line that begins there.
  [[nodiscard]] std::size_t line_end(std::size_t begin, double width) const {
    double x = indent(begin);
    std::size_t free = 0;
    std::size_t emergency = 0;
    for (std::size_t i = begin; i < atoms_.size(); ++i) {
      const Atom& atom = atoms_[i];
      const double right = x + atom.advance;
      const bool blank = is_breaking_blank(atom.character) || atom.character == U'\n';
      if (!blank && right - overhang(i) > width + 0.01 && i > begin) {
        if (free > 0) {
          return free;
        }
        return emergency > 0 ? emergency : i;
      }
      if (atom.after == Break::kMust) {
        return i + 1;
      }
      if (atom.after == Break::kFree) {
        free = i + 1;
      } else if (atom.after == Break::kEmergency) {
        emergency = i + 1;
      }
      x = right + atom.air;
    }
    return atoms_.size();
  }

  [[nodiscard]] double natural_width(std::size_t begin, std::size_t end) const {
    double x = indent(begin);
    for (std::size_t i = begin; i < end; ++i) {
      x += atoms_[i].advance + (i + 1 < end ? atoms_[i].air : 0);
    }
    return x - overhang(end - 1);
  }

  /// A last line of one character takes a few more from the line above.
  void mend_last_line(std::vector<std::pair<std::size_t, std::size_t>>& spans, double width) const {
    if (spans.size() < 2) {
      return;
    }
    std::size_t& begin = spans.back().first;
    const std::size_t end = spans.back().second;
    auto& above = spans[spans.size() - 2];
    const auto substance = [&](std::size_t from) {
      return std::count_if(atoms_.begin() + static_cast<std::ptrdiff_t>(from),
                           atoms_.begin() + static_cast<std::ptrdiff_t>(end), [](const Atom& atom) {
                             return !is_breaking_blank(atom.character) && !is_closing(atom.character) &&
                                    !is_opening(atom.character);
                           });
    };
    if (substance(begin) >= 2 || atoms_[above.second - 1].after == Break::kMust) {
      return;
    }
    for (std::size_t i = begin - 1; i > above.first + 1; --i) {
      if (atoms_[i - 1].after == Break::kFree && substance(i) >= 2) {
        if (natural_width(i, end) <= width) {
          above.second = i;
          begin = i;
        }
        return;
      }
    }
  }

  [[nodiscard]] SetLine set_line(std::size_t begin, std::size_t end, double width, bool ellipsis) {
    std::size_t last = end;
    while (last > begin && (is_breaking_blank(atoms_[last - 1].character) || atoms_[last - 1].character == U'\n')) {
      --last;
    }
    if (ellipsis) {
      const double dots = styles_[atoms_[begin].style].size;
      while (last > begin + 1 && natural_width(begin, last) + dots > width) {
        --last;
      }
    }
    SetLine out;
    double x = begin < last ? indent(begin) : 0;
    for (std::size_t i = begin; i < last; ++i) {
      place(atoms_[i], x, out);
      x += atoms_[i].advance + (i + 1 < last ? atoms_[i].air : 0);
    }
    out.width = last > begin ? x - overhang(last - 1) : 0;
    if (ellipsis) {
      SetRun run;
      run.style = styles_[atoms_[begin].style];
      run.text = "…";
      run.left = x;
      for (const Glyph& glyph : fonts_.shape(run.style.face, U"…")) {
        run.glyphs.push_back({glyph.id, x, 0, run.glyphs.empty() ? run.text.size() : 0});
        fonts_.use(run.style.face, glyph.id, U'…');
        x += glyph.advance * run.style.size;
      }
      run.right = x;
      out.width = x;
      out.runs.push_back(std::move(run));
    }
    return out;
  }

  void place(const Atom& atom, double x, SetLine& line) {
    const TextStyle& style = styles_[atom.style];
    if (line.runs.empty() || current_style_ != atom.style) {
      line.runs.emplace_back();
      line.runs.back().style = style;
      line.runs.back().left = x;
      current_style_ = atom.style;
    }
    SetRun& run = line.runs.back();
    const std::size_t before = run.text.size();
    append_utf8(run.text, atom.character);
    const std::size_t bytes = run.text.size() - before;
    if (atom.glyph_count == 0) {
      // A character that melted into the one before it (a combining mark): its bytes belong there.
      if (run.glyphs.empty()) {
        run.text.resize(before);
      } else {
        run.glyphs.back().bytes += bytes;
      }
      return;
    }
    double pen = x;
    for (std::size_t k = 0; k < atom.glyph_count; ++k) {
      const Glyph& glyph = glyphs_[atom.first_glyph + k];
      run.glyphs.push_back(
          {glyph.id, pen + glyph.dx * style.size, glyph.dy * style.size, k + 1 == atom.glyph_count ? bytes : 0});
      fonts_.use(style.face, glyph.id, atom.character);
      pen += glyph.advance * style.size;
    }
    run.right = x + atom.advance;
  }

  Fonts& fonts_;
  std::u32string text_;
  std::vector<TextStyle> styles_;
  std::vector<Atom> atoms_;
  std::vector<Glyph> glyphs_;
  std::size_t current_style_ = 0;
};

}  // namespace

double Paragraph::width() const {
  double out = 0;
  for (const SetLine& line : lines) {
    out = std::max(out, line.width);
  }
  return out;
}

Paragraph set_text(Fonts& fonts, const std::vector<TextRun>& runs, double width, double leading,
                   std::size_t max_lines) {
  return Setter(fonts, runs).lines(width, leading, max_lines);
}

Paragraph set_text(Fonts& fonts, std::string_view text, const TextStyle& style, double width, double leading,
                   std::size_t max_lines) {
  return set_text(fonts, {{std::string(text), style}}, width, leading, max_lines);
}

double measure(Fonts& fonts, std::string_view text, const TextStyle& style) {
  return set_text(fonts, text, style, kNoLimit, 1).width();
}

}  // namespace nitec
