#include "ingest/pdf/page_content.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "ingest/pdf/unicode.h"

namespace nitec {
namespace {

constexpr std::size_t kMaxOperands = 1'000'000;
constexpr std::size_t kMaxSavedStates = 50'000;
constexpr std::size_t kMaxMarkedDepth = 10'000;
constexpr std::size_t kMaxFormCache = 32U << 20;
constexpr std::size_t kFormBytesPerOperator = 8;
constexpr std::size_t kMaxFontNames = 256;  ///< Of one content stream that are remembered.
constexpr std::size_t kMaxActualText = 100'000;

constexpr std::uint32_t op_code(std::string_view op) {
  std::uint32_t code = 0;
  for (const char c : op) {
    code = (code << 8) | static_cast<unsigned char>(c);
  }
  return code;
}

}  // namespace

int FontStore::find(const PdfValue& dictionary) {
  if (!dictionary.is_dict()) {
    return -1;
  }
  if (dictionary.id() != 0) {
    if (const auto known = by_object_.find(dictionary.id()); known != by_object_.end()) {
      return known->second;
    }
  }
  if (fonts_.size() >= static_cast<std::size_t>(std::min(limits_.max_fonts, 0xFFFF))) {
    return -1;
  }
  const int index = static_cast<int>(fonts_.size());
  fonts_.push_back(std::make_unique<PdfFont>(dictionary, budget_));
  if (dictionary.id() != 0) {
    by_object_.emplace(dictionary.id(), index);
  }
  return index;
}

void ContentReader::read(std::string_view content, const PdfValue& resources, const Matrix& to_page, double width,
                         double height, PageContent& page) {
  page_ = &page;
  to_page_ = to_page;
  width_ = width;
  height_ = height;
  operators_ = 0;
  state_ = {};
  state_.ctm = to_page;
  saved_.clear();
  marked_.clear();
  replacing_ = 0;
  hiding_ = 0;
  path_.clear();
  run(content, resources, 0);
}

void ContentReader::read_form(const PdfValue& form, const Matrix& matrix) {
  state_ = {};
  state_.ctm = matrix.then(to_page_);
  saved_.clear();
  marked_.clear();
  replacing_ = 0;
  hiding_ = 0;
  run_form(form, 0, {});
}

void ContentReader::run(std::string_view content, const PdfValue& resources, int depth) {
  Lexer lexer(content);
  Scope scope{resources, {}};
  operands_.clear();
  const std::size_t marked_before = marked_.size();
  for (Token token = lexer.next(); token.kind != Token::Kind::kEnd; token = lexer.next()) {
    if (token.kind != Token::Kind::kWord) {
      if (operands_.size() < kMaxOperands) {
        operands_.push_back(token);
      }
      continue;
    }
    if (++operators_ > limits_.max_operators_per_page || ++operators_in_document_ > limits_.max_operators) {
      page_->complete = false;
      page_->limit_met = true;
      break;
    }
    operate(token.text, lexer, scope, depth);
    operands_.clear();
    lexer.forget();
  }
  while (marked_.size() > marked_before) {
    end_marked();
  }
  operands_.clear();
}

double ContentReader::number(std::size_t from_end) const {
  return from_end < operands_.size() ? operands_[operands_.size() - 1 - from_end].number : 0;
}

void ContentReader::operate(std::string_view op, Lexer& lexer, Scope& scope, int depth) {
  if (op.size() > 3) {
    return;
  }
  TextState& text = state_.text;
  switch (op_code(op)) {
    case op_code("q"):
      if (saved_.size() < kMaxSavedStates) {
        saved_.push_back(state_);
      }
      break;
    case op_code("Q"):
      if (!saved_.empty()) {
        state_ = saved_.back();
        saved_.pop_back();
      }
      break;
    case op_code("cm"):
      state_.ctm = Matrix{number(5), number(4), number(3), number(2), number(1), number(0)}.then(state_.ctm);
      break;
    case op_code("g"):
    case op_code("rg"):
    case op_code("k"):
    case op_code("sc"):
    case op_code("scn"):
      state_.white_fill = is_white();
      break;
    case op_code("G"):
    case op_code("RG"):
    case op_code("K"):
    case op_code("SC"):
    case op_code("SCN"):
      state_.white_stroke = is_white();
      break;
    case op_code("cs"):
      state_.white_fill = false;  // Colours begin as black.
      break;
    case op_code("CS"):
      state_.white_stroke = false;
      break;
    case op_code("sh"):
      page_->drawn = page_->drawn || hiding_ == 0;
      break;
    case op_code("w"):
      state_.line_width = number(0);
      break;
    case op_code("gs"):
      set_graphics_state(scope);
      break;
    case op_code("BT"):
      text_matrix_ = {};
      line_matrix_ = {};
      break;
    case op_code("Tc"):
      text.char_space = number(0);
      break;
    case op_code("Tw"):
      text.word_space = number(0);
      break;
    case op_code("Tz"):
      text.scale = number(0) / 100;
      break;
    case op_code("TL"):
      text.leading = number(0);
      break;
    case op_code("Ts"):
      text.rise = number(0);
      break;
    case op_code("Tr"):
      text.mode = static_cast<int>(std::clamp(number(0), 0.0, 7.0));
      break;
    case op_code("Tf"):
      set_font(scope);
      break;
    case op_code("Td"):
      next_line(number(1), number(0));
      break;
    case op_code("TD"):
      text.leading = -number(0);
      next_line(number(1), number(0));
      break;
    case op_code("Tm"):
      line_matrix_ = {number(5), number(4), number(3), number(2), number(1), number(0)};
      text_matrix_ = line_matrix_;
      break;
    case op_code("T*"):
      next_line(0, -text.leading);
      break;
    case op_code("Tj"):
      show(operands_.empty() ? std::string_view() : operands_.back().text);
      break;
    case op_code("TJ"):
      show_array();
      break;
    case op_code("'"):
      next_line(0, -text.leading);
      show(operands_.empty() ? std::string_view() : operands_.back().text);
      break;
    case op_code("\""):
      text.word_space = number(2);
      text.char_space = number(1);
      next_line(0, -text.leading);
      show(operands_.empty() ? std::string_view() : operands_.back().text);
      break;
    case op_code("Do"):
      paint_object(scope, depth);
      break;
    case op_code("BI"):
      inline_image(lexer);
      break;
    case op_code("BMC"):
    case op_code("BDC"):
      begin_marked(scope);
      break;
    case op_code("EMC"):
      end_marked();
      break;
    case op_code("m"):
      move_to(number(1), number(0));
      break;
    case op_code("l"):
      line_to(number(1), number(0));
      break;
    case op_code("c"):
    case op_code("v"):
    case op_code("y"):
      ++path_curves_;
      path_x_ = number(1);
      path_y_ = number(0);
      break;
    case op_code("h"):
      line_to(start_x_, start_y_);
      break;
    case op_code("re"):
      rectangle();
      break;
    case op_code("S"):
    case op_code("s"):
      paint_path(true, false);
      break;
    case op_code("f"):
    case op_code("F"):
    case op_code("f*"):
      paint_path(false, true);
      break;
    case op_code("B"):
    case op_code("B*"):
    case op_code("b"):
    case op_code("b*"):
      paint_path(true, true);
      break;
    case op_code("n"):
      paint_path(false, false);
      break;
    default:
      break;
  }
}

void ContentReader::next_line(double x, double y) {
  line_matrix_ = Matrix{1, 0, 0, 1, x, y}.then(line_matrix_);
  text_matrix_ = line_matrix_;
}

void ContentReader::set_font(Scope& scope) {
  if (operands_.size() < 2 || operands_[operands_.size() - 2].kind != Token::Kind::kName) {
    return;
  }
  const std::string_view name = operands_[operands_.size() - 2].text;
  state_.text.size = number(0);
  const auto known =
      std::find_if(scope.fonts.begin(), scope.fonts.end(), [&](const auto& f) { return f.first == name; });
  if (known != scope.fonts.end()) {
    state_.text.font = known->second;
    return;
  }
  state_.text.font = fonts_.find(scope.resources["Font"][name]);
  if (scope.fonts.size() < kMaxFontNames) {
    scope.fonts.emplace_back(name, state_.text.font);
  }
}

void ContentReader::set_graphics_state(Scope& scope) {
  if (operands_.empty()) {
    return;
  }
  const PdfValue state = scope.resources["ExtGState"][operands_.back().text];
  if (const PdfValue font = state["Font"]; font.size() == 2) {
    state_.text.font = fonts_.find(font.at(0));
    state_.text.size = font.at(1).number();
  }
  state_.line_width = state["LW"].number(state_.line_width);
}

void ContentReader::show_array() {
  const TextState& text = state_.text;
  const bool vertical = text.font >= 0 && fonts_.at(text.font).vertical();
  // show() reads operands_ no more, so that it is safe to walk here.
  for (const Token& token : operands_) {
    if (token.kind == Token::Kind::kString) {
      show(token.text);
    } else if (token.kind == Token::Kind::kNumber) {
      const double shift = -token.number / 1000 * text.size;
      text_matrix_ = Matrix{1, 0, 0, 1, vertical ? 0 : shift * text.scale, vertical ? shift : 0}.then(text_matrix_);
    }
  }
}

void ContentReader::show(std::string_view bytes) {
  const TextState& text = state_.text;
  if (text.font < 0 || bytes.empty()) {
    return;
  }
  PdfFont& font = fonts_.at(text.font);
  const bool vertical = font.vertical();
  const Matrix m = text_matrix_.then(state_.ctm);
  // One unit of text space along and across the line, in points on the page.
  const double along_x = vertical ? m.c : m.a * text.scale;
  const double along_y = vertical ? m.d : m.b * text.scale;
  const double size = std::abs(text.size) * std::hypot(m.c, m.d);
  const double base_x = m.e + text.rise * m.c;
  const double base_y = m.f + text.rise * m.d;
  const bool placeable = sane(base_x) && sane(base_y) && sane(size) && size > 0 && sane(along_x) && sane(along_y);
  const double length = std::hypot(along_x, along_y);
  PlacedGlyph glyph;
  glyph.font = static_cast<std::uint16_t>(text.font);
  glyph.size = static_cast<float>(size);
  // Widths may be negative, sizes too: it is the direction in which the pen really moves that counts.
  const double forward = (vertical ? -1 : 1) * (text.size < 0 ? -1 : 1);
  glyph.angle =
      static_cast<std::int16_t>(std::lround(std::atan2(forward * along_y, forward * along_x) * 180 / std::numbers::pi));
  // To the left of the writing direction, as displayed.
  const double left_x = length > 0 ? forward * along_y / length : 0;
  const double left_y = length > 0 ? -forward * along_x / length : -1;
  glyph.bold = text.mode == 2 || text.mode == 6;
  glyph.invisible = text.mode == 3 || text.mode == 7;
  glyph.vertical = vertical;
  double pen = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const PdfFont::Shown shown = font.next(bytes, at);
    at += std::max<std::size_t>(1, shown.bytes);
    double advance = 0;
    if (vertical) {
      advance = static_cast<double>(font.vertical_metrics(shown.cid, shown.width).advance) * text.size;
    } else {
      advance = static_cast<double>(shown.width) * text.size;
    }
    const double from = pen;
    const double to = pen + advance;
    const double extra = text.char_space + (shown.word_space ? text.word_space : 0);
    pen = to + (vertical ? -extra : extra);
    if (!placeable || hiding_ > 0 || (shown.text == kReplacement && advance == 0)) {
      continue;
    }
    if (++glyphs_in_document_ > limits_.max_glyphs ||
        static_cast<std::int64_t>(page_->glyphs.size()) >= limits_.max_glyphs_per_page) {
      page_->complete = false;
      page_->limit_met = true;
      break;
    }
    const bool several = shown.text >= PdfFont::kFirstSequence;
    const std::u32string_view characters =
        several ? std::u32string_view(font.sequence(shown.text)) : std::u32string_view(&shown.text, 1);
    if (vertical) {
      glyph.up = glyph.down = glyph.size / 2;
    } else if (is_ideographic(characters[0])) {
      glyph.up = glyph.size * 0.88F;
      glyph.down = glyph.size * 0.12F;
    } else {
      glyph.up = glyph.size * font.ascent();
      glyph.down = -glyph.size * font.descent();
    }
    const double middle = (from + to) / 2;
    const double lift = static_cast<double>(glyph.up - glyph.down) / 2;
    const double centre_x = base_x + middle * along_x + lift * left_x;
    const double centre_y = base_y + middle * along_y + lift * left_y;
    if (!(centre_x >= 0 && centre_x <= width_ && centre_y >= 0 && centre_y <= height_)) {
      continue;
    }
    const double step = (to - from) / static_cast<double>(characters.size());
    for (std::size_t i = 0; i < characters.size(); ++i) {
      const double start = from + step * static_cast<double>(i);
      glyph.text = characters[i];
      glyph.x0 = static_cast<float>(base_x + start * along_x);
      glyph.y0 = static_cast<float>(base_y + start * along_y);
      glyph.x1 = static_cast<float>(base_x + (start + step) * along_x);
      glyph.y1 = static_cast<float>(base_y + (start + step) * along_y);
      page_->glyphs.push_back(glyph);
    }
  }
  const double shift = vertical ? pen : pen * text.scale;
  text_matrix_ = Matrix{1, 0, 0, 1, vertical ? 0 : shift, vertical ? shift : 0}.then(text_matrix_);
}

void ContentReader::paint_object(Scope& scope, int depth) {
  if (operands_.empty() || operands_.back().kind != Token::Kind::kName) {
    return;
  }
  const PdfValue object = scope.resources["XObject"][operands_.back().text];
  if (!hidden_layers_.empty() && is_hidden(object["OC"])) {
    return;
  }
  const std::string_view subtype = object["Subtype"].name();
  if (subtype == "Image") {
    describe_picture(object);
  } else if (subtype == "Form") {
    run_form(object, depth + 1, scope.resources);
  }
}

void ContentReader::run_form(const PdfValue& form, int depth, const PdfValue& outer_resources) {
  if (form.id() != 0 && std::find(open_forms_.begin(), open_forms_.end(), form.id()) != open_forms_.end()) {
    page_->complete = false;  // A form in itself; two of that in one would double with each level.
    return;
  }
  if (depth > limits_.max_form_depth) {
    page_->complete = false;
    page_->limit_met = true;
    return;
  }
  std::shared_ptr<const std::string> content;
  if (const auto known = forms_.find(form.id()); form.id() != 0 && known != forms_.end()) {
    content = known->second;
  } else {
    auto decoded = std::make_shared<std::string>();
    if (decode_stream(form, budget_, *decoded) == Decoded::kPartly) {
      page_->complete = false;
    }
    content = decoded;
    if (form.id() != 0 && forms_bytes_ + decoded->size() <= kMaxFormCache) {
      forms_bytes_ += decoded->size();
      forms_.emplace(form.id(), content);
    }
  }
  const GraphicsState state = state_;
  const Matrix text_matrix = text_matrix_;
  const Matrix line_matrix = line_matrix_;
  std::vector<GraphicsState> saved;
  saved.swap(saved_);
  std::vector<Token> operands;
  operands.swap(operands_);
  if (const PdfValue m = form["Matrix"]; m.size() == 6) {
    state_.ctm = Matrix{m.at(0).number(), m.at(1).number(), m.at(2).number(),
                        m.at(3).number(), m.at(4).number(), m.at(5).number()}
                     .then(state_.ctm);
  }
  const PdfValue resources = form["Resources"];
  // Long forms of blanks and operands cost time without an operator.
  const auto cost = static_cast<std::int64_t>(content->size() / kFormBytesPerOperator);
  operators_ += cost;
  operators_in_document_ += cost;
  open_forms_.push_back(form.id());
  run(*content, resources.is_dict() ? resources : outer_resources, depth);
  open_forms_.pop_back();
  operands.swap(operands_);
  saved.swap(saved_);
  state_ = state;
  text_matrix_ = text_matrix;
  line_matrix_ = line_matrix;
}

bool ContentReader::is_hidden(const PdfValue& layer) const {
  if (hidden_layers_.contains(layer.id())) {
    return true;
  }
  const PdfValue members = layer["OCGs"];  // A membership (8.11.2.2): by default one layer that is on suffices.
  if (members.is_dict()) {
    return hidden_layers_.contains(members.id());
  }
  constexpr std::size_t kMaxMembers = 1000;
  std::size_t off = 0;
  const std::size_t count = std::min(members.size(), kMaxMembers);
  for (std::size_t i = 0; i < count; ++i) {
    off += hidden_layers_.contains(members.at(i).id()) ? 1 : 0;
  }
  return layer["P"].name() == "AllOn" ? off > 0 : count > 0 && off == count;
}

void ContentReader::begin_marked(Scope& scope) {
  if (marked_.size() >= kMaxMarkedDepth) {
    return;
  }
  Marked marked;
  marked.first_glyph = page_->glyphs.size();
  for (std::size_t i = 0; i + 1 < operands_.size(); ++i) {
    if (operands_[i].kind == Token::Kind::kName && operands_[i].text == "ActualText" &&
        operands_[i + 1].kind == Token::Kind::kString) {
      marked.replaces = true;
      marked.text = text_string_to_utf32(operands_[i + 1].text);
    }
  }
  if (!marked.replaces && operands_.size() == 2 && operands_[1].kind == Token::Kind::kName) {
    const PdfValue text = scope.resources["Properties"][operands_[1].text]["ActualText"];
    if (text.is_string()) {
      marked.replaces = true;
      marked.text = text_string_to_utf32(text.bytes());
    }
  }
  if (marked.text.size() > kMaxActualText) {
    marked.text.resize(kMaxActualText);
  }
  if (!hidden_layers_.empty() && operands_.size() == 2 && operands_[0].text == "OC" &&
      operands_[1].kind == Token::Kind::kName) {
    marked.hides = is_hidden(scope.resources["Properties"][operands_[1].text]);
  }
  replacing_ += marked.replaces ? 1 : 0;
  hiding_ += marked.hides ? 1 : 0;
  marked_.push_back(std::move(marked));
}

// The glyphs in between give way to the text: one for one when the numbers agree, else spread over the room they took.
void ContentReader::end_marked() {
  if (marked_.empty()) {
    return;
  }
  const Marked marked = std::move(marked_.back());
  marked_.pop_back();
  replacing_ -= marked.replaces ? 1 : 0;
  hiding_ -= marked.hides ? 1 : 0;
  std::vector<PlacedGlyph>& glyphs = page_->glyphs;
  if (!marked.replaces || marked.first_glyph >= glyphs.size() || replacing_ > 0) {
    return;
  }
  const auto first = glyphs.begin() + static_cast<std::ptrdiff_t>(marked.first_glyph);
  const std::vector<PlacedGlyph> old(first, glyphs.end());
  if (marked.text.size() == old.size()) {
    for (std::size_t i = 0; i < old.size(); ++i) {
      glyphs[marked.first_glyph + i].text = marked.text[i];
    }
    return;
  }
  glyphs.erase(first, glyphs.end());
  const std::size_t count = marked.text.size();
  page_->drawn = page_->drawn || count == 0;  // They are seen all the same.
  if (count == 0 || static_cast<std::int64_t>(glyphs.size() + count) > limits_.max_glyphs_per_page) {
    return;
  }
  const PlacedGlyph& lead = old.front();
  const float slack = lead.size / 2;
  const bool one_line = std::all_of(old.begin(), old.end(), [&](const PlacedGlyph& glyph) {
    return lead.vertical ? std::abs(glyph.x0 - lead.x0) < slack : std::abs(glyph.y0 - lead.y0) < slack;
  });
  for (std::size_t i = 0; i < count; ++i) {
    const double from = static_cast<double>(i) / static_cast<double>(count);
    const double to = static_cast<double>(i + 1) / static_cast<double>(count);
    PlacedGlyph glyph = lead;
    if (one_line) {
      const PlacedGlyph& tail = old.back();
      const auto at = [](float begin, float end, double share) {
        return static_cast<float>(begin + (end - begin) * share);
      };
      glyph.x0 = at(lead.x0, tail.x1, from);
      glyph.y0 = at(lead.y0, tail.y1, from);
      glyph.x1 = at(lead.x0, tail.x1, to);
      glyph.y1 = at(lead.y0, tail.y1, to);
      for (const PlacedGlyph& other : old) {
        glyph.up = std::max(glyph.up, other.up);
        glyph.down = std::max(glyph.down, other.down);
      }
    } else {
      const double place = from * static_cast<double>(old.size());
      glyph = old[std::min(old.size() - 1, static_cast<std::size_t>(place))];
    }
    glyph.text = marked.text[i];
    glyphs.push_back(glyph);
  }
}

}  // namespace nitec
