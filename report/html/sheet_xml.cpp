#include "report/html/sheet_xml.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "report/html/drawing_svg.h"
#include "report/html/rich_text.h"
#include "report/text/plain.h"
#include "report/words/text.h"

namespace nitec {
namespace {

/// What page 1 has room for, in characters and lines; widths of its columns and sizes of its letters in points.
constexpr std::size_t kMaxHeadline = 60;
constexpr std::size_t kMaxHeadlines = 5;
constexpr int kHeadlineLines = 6;
constexpr double kHeadlineSize = 9;
constexpr double kHeadlineWidth = 345;
constexpr double kItemsSize = 8;
constexpr double kItemsWidth = 66;
constexpr double kNameSize = 12;
constexpr double kTextSize = 10;
constexpr double kFactWidth = 418;
constexpr double kHalfWidth = 190;
/// 应为 and 实为 share a row when neither is longer.
constexpr std::size_t kMaxSharedRow = 21;
/// Quotes stand side by side, at most this many.
constexpr std::size_t kMaxColumns = 3;
constexpr std::array<std::string_view, 10> kStems{"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"};

constexpr std::array kSeverities{Severity::kError, Severity::kWarning, Severity::kNote};
constexpr std::array kOpinions{Opinion::kCompleteness, Opinion::kAuthenticity};

class SheetXml {
 public:
  SheetXml(const ReviewSheet& sheet, const std::optional<std::string>& files) : sheet_(sheet), counts_(tally(sheet)) {
    if (files) {
      prefix_ = uri_of_path(*files);
      if (!prefix_->empty() && !prefix_->ends_with('/')) {
        *prefix_ += '/';
      }
    }
  }

  XmlDoc build() {
    XmlDoc doc(xmlNewDoc(reinterpret_cast<const xmlChar*>("1.0")));
    Element root = Element::root(doc, "sheet");
    add_head(root);
    add_facts(root);
    add_verdict(root);
    for (const Opinion opinion : kOpinions) {
      add_opinion(root, opinion);
    }
    add_pictures(root);
    add_findings(root);
    add_clauses(root);
    add_files(root);
    add_unchecked(root);
    return doc;
  }

 private:
  void add_head(Element& root) {
    const std::string kind(kind_title(sheet_.submission.kind));
    const std::string title(label::kTitle.zh);
    root.attribute("title", title);
    root.attribute("class", label::kClass.zh);
    root.attribute("kind", kind);
    root.attribute("audience", label::kAudience.zh);
    root.attribute("id-label", label::kDocumentId.zh);
    root.attribute("id", sheet_.document_id);
    root.attribute("center", sheet_.center);
    root.attribute("fine-print", label::kFinePrint.zh);
    root.attribute("end", label::kEnd.zh);
    root.attribute("cover", headline_room() > 0 ? "cover" : "cover tight");
    root.child("running").text(running_css(title + "　" + kind));
    add_symbols(root);
    Element parts = root.child("parts");
    int number = 0;
    for (const Part part : parts_of(sheet_)) {
      parts.child("part", {{"id", std::to_string(static_cast<int>(part) + 1)},
                           {"number", chinese_numeral(++number)},
                           {"name", part_title(sheet_, part).zh}});
    }
    Element labels = root.child("labels");
    const auto put = [&labels](const char* name, const Phrase& phrase) { labels.attribute(name, phrase.zh); };
    put("opinion", label::kOpinionText);
    put("reviewer", label::kReviewer);
    put("second", label::kSecondReviewer);
    put("signed", label::kSignedOn);
    put("seal", label::kSeal);
    put("expected", label::kExpected);
    put("actual", label::kActual);
    put("remedy", label::kRemedy);
    put("accepted", label::kAccepted);
    put("not-accepted", label::kNotAccepted);
    put("remark", label::kRemark);
    put("no-quote", label::kNoQuote);
  }

  /// What stands in the margins of printed pages: only there do CSS strings carry words of the submission.
  [[nodiscard]] std::string running_css(const std::string& title) const {
    const std::string rules = std::string("规则集 ") + sheet_.rule_set + "　核查 " + sheet_.as_of.iso();
    return "@page{@top-left{content:" + css_string(shortened(sheet_.center, 40)) +
           "}@top-right{content:" + css_string(title) + "}@bottom-left{content:" + css_string(sheet_.document_id) +
           "}@bottom-right{content:" + css_string(rules) +
           "}}@page :first{margin-top:16mm;@top-left{content:\"\"}@top-right{content:\"\"}}";
  }

  void add_facts(Element& root) {
    Element facts = root.child("facts");
    const auto put = [&facts](const Phrase& name, std::string_view value, const char* look, bool wide = false) {
      const bool given = !value.empty();
      Element fact = facts.child("fact", {{"name", name.zh}, {"look", given ? look : "absent"}});
      fact.attribute("wide", wide ? "yes" : "no");
      add_rich_text(fact, given ? value : label::kNotGiven.zh);
    };
    std::string kind(kind_title(sheet_.submission.kind));
    const std::string_view articles = kind_articles(sheet_.submission.kind);
    kind += articles.empty() ? "" : "（" + std::string(articles) + "）";
    const std::string filed = sheet_.timeline.filed ? sheet_.timeline.filed->chinese() : std::string();
    put(label::kCenter, sheet_.center, "name", true);
    put(label::kCenterEnglish, sheet_.center_en, "english", true);
    put(label::kHost, sheet_.host, "plain", long_units());
    put(label::kSupervisor, sheet_.supervisor, "plain", long_units());
    put(label::kKind, kind, "plain");
    put(label::kFiled, filed, "plain");
    put(label::kAsOf, sheet_.as_of.chinese(), "plain");
    put(label::kRuleSet, sheet_.rule_set, "plain");
    put(label::kMaterials, files_sentence(counts_), "plain");
    put(label::kDigest, package_digest(sheet_.submission.sha256), "code");
  }

  void add_verdict(Element& root) {
    Element verdict = root.child("verdict", {{"name", verdict_name(sheet_.verdict)},
                                             {"word", verdict_word(sheet_.verdict).zh},
                                             {"mark", symbol_id(verdict_mark(sheet_.verdict))}});
    Element sentence = verdict.child("sentence");
    for (const Piece& piece : verdict_sentence(sheet_)) {
      if (piece.strong) {
        Element strong = sentence.child("b");
        add_rich_text(strong, piece.text);
      } else {
        add_rich_text(sentence, piece.text);
      }
    }
    const Headlines lines = fitting_headlines();
    for (const Finding* finding : lines.findings) {
      Element line = verdict.child("headline", {{"id", std::to_string(finding->id)}, {"item", item(finding->id)}});
      add_rich_text(line, headline(*finding));
    }
    const std::string more = more_sentence(lines);
    if (!more.empty()) {
      Element line = verdict.child("more");
      add_rich_text(line, more);
    }
  }

  static int lines_of(std::string_view text, double size, double width) {
    return std::max(1, static_cast<int>(std::ceil(text_width(text, size) / width)));
  }

  /// The units' names do not fit side by side.
  [[nodiscard]] bool long_units() const {
    return lines_of(sheet_.host, kTextSize, kHalfWidth) > 1 || lines_of(sheet_.supervisor, kTextSize, kHalfWidth) > 1;
  }

  /// Lines that page 1 has left for headlines, once the names stand there.
  [[nodiscard]] int headline_room() const {
    int extra = (lines_of(sheet_.center, kNameSize, kFactWidth) - 1) * 4 / 3;
    extra += lines_of(sheet_.center_en, kTextSize, kFactWidth) - 1;
    if (long_units()) {
      extra += lines_of(sheet_.host, kTextSize, kFactWidth) + lines_of(sheet_.supervisor, kTextSize, kFactWidth) - 1;
    }
    return kHeadlineLines - extra;
  }

  /// Page 1 holds the whole of the opinions: what long names take away, the headlines give up.
  [[nodiscard]] Headlines fitting_headlines() const {
    const int room = headline_room();
    for (std::size_t most = kMaxHeadlines;; --most) {
      Headlines lines = headlines(sheet_, most);
      int needed = lines.more > 0 ? 1 : 0;
      for (const Finding* finding : lines.findings) {
        needed += lines_of(headline(*finding) + "（" + item(finding->id) + "）", kHeadlineSize, kHeadlineWidth);
      }
      if (needed <= room || most == 1) {
        return lines;
      }
    }
  }

  static std::string headline(const Finding& finding) {
    std::string message = shortened(one_line(finding.message), kMaxHeadline);
    if (message.ends_with("。")) {
      message.resize(message.size() - std::string_view("。").size());
    }
    return message;
  }

  void add_opinion(Element& root, Opinion opinion) {
    Element element = root.child(
        "opinion",
        {{"name", opinion_name(opinion)}, {"word", opinion_word(opinion).zh}, {"scope", opinion_scope(opinion).zh}});
    for (const Severity severity : kSeverities) {
      const std::vector<int>& ids = counts_.of(opinion, severity);
      Element count = element.child("count", {{"severity", severity_name(severity)},
                                              {"word", severity_word(severity).zh},
                                              {"mark", symbol_id(severity_mark(severity))},
                                              {"count", std::to_string(ids.size())}});
      const std::string all = items(ids);
      add_rich_text(count, text_width(all, kItemsSize) <= kItemsWidth ? all : items(ids, 2));
    }
    Element clauses = element.child("clauses", {{"count", std::to_string(counts_.clauses_of(opinion))}});
    for (const std::string& count : clause_counts(counts_, opinion)) {
      clauses.child("count").text(count);
    }
    for (const Phrase& choice : opinion_choices(opinion)) {
      element.child("choice", {{"word", choice.zh}});
    }
  }

  void add_pictures(Element& root) {
    const std::vector<Part> parts = parts_of(sheet_);
    if (std::find(parts.begin(), parts.end(), Part::kSections) != parts.end()) {
      Element sections = root.child("sections");
      add_sentence(sections, sections_sentence(sheet_));
      add_picture(sections, sections_picture(sheet_), "picture-sections");
    }
    if (std::find(parts.begin(), parts.end(), Part::kTimeline) == parts.end()) {
      return;
    }
    Element timeline = root.child("timeline");
    add_sentence(timeline, timeline_sentence(sheet_));
    if (has_timeline_picture(sheet_)) {
      add_picture(timeline, timeline_picture(sheet_), "picture-timeline");
    }
    add_columns(timeline, label::kStepColumns);
    for (const PeriodStep& step : sheet_.timeline.steps) {
      Element row = timeline.child("step");
      add_cell(row, step.name);
      const std::optional<Date> date = parse_iso_date(step.result);
      add_cell(row, date ? date->chinese() : step.result);
      add_cell(row, step.reckoning);
      add_cell(row, step.source);
    }
  }

  void add_findings(Element& root) {
    Element findings = root.child("findings");
    add_sentence(findings, findings_sentence(counts_));
    for (const Severity severity : kSeverities) {
      const int count = counts_.of(severity);
      Element group = findings.child("group", {{"severity", severity_name(severity)},
                                               {"word", severity_word(severity).zh},
                                               {"mark", symbol_id(severity_mark(severity))},
                                               {"count", std::to_string(count)}});
      add_sentence(group, group_sentence(severity, count));
      for (const Finding& finding : sheet_.findings) {
        if (finding.severity == severity) {
          add_finding(group, finding);
        }
      }
    }
    add_list(findings, label::kRound, round_in_words(sheet_));
    add_list(findings, label::kDecisions, decisions_in_words(sheet_));
  }

  /// Sentences under a title of their own; nothing when there are none.
  static void add_list(Element& findings, const Phrase& title, const std::vector<std::string>& sentences) {
    if (sentences.empty()) {
      return;
    }
    Element list = findings.child("decisions", {{"title", title.zh}});
    for (const std::string& sentence : sentences) {
      Element row = list.child("decision");
      add_rich_text(row, sentence);
    }
  }

  void add_finding(Element& group, const Finding& finding) {
    Element element = group.child("finding", {{"id", std::to_string(finding.id)},
                                              {"item", item(finding.id)},
                                              {"rule", finding.rule},
                                              {"article", finding.article},
                                              {"opinion", opinion_word(finding.opinion).zh},
                                              {"round", round_of(sheet_, finding)},
                                              {"plain", finding.message}});
    Element message = element.child("message");
    add_rich_text(message, finding.message);
    const std::vector<std::vector<Stretch>> differing = differing_words(finding);
    Element places = element.child("places");
    const std::size_t count = finding.locations.size();
    places.attribute("columns",
                     std::to_string(count == 4 ? 2 : std::min(std::max<std::size_t>(count, 1), kMaxColumns)));
    for (std::size_t i = 0; i < count; ++i) {
      const Location& where = finding.locations[i];
      Element place = places.child("place", {{"words", place_in_words(sheet_, where)}});
      if (count > 1) {
        place.attribute("tag", i < kStems.size() ? kStems.at(i) : std::to_string(i + 1));
      }
      const std::string link = link_to(where);
      if (!link.empty()) {
        place.attribute("href", link);
        place.attribute("file", where.file);
      }
      if (where.quote.empty()) {
        place.child("no-quote");
      } else {
        Element quote = place.child("quote");
        add_quote(quote, where.quote, i < differing.size() ? differing[i] : std::vector<Stretch>());
      }
    }
    const bool both = !finding.expected.empty() && !finding.actual.empty();
    const bool short_both =
        both && length_of(finding.expected) <= kMaxSharedRow && length_of(finding.actual) <= kMaxSharedRow;
    Element values = element.child("values", {{"shared", short_both ? "yes" : "no"}});
    const auto put = [&values](const char* name, const std::string& text) {
      if (!text.empty()) {
        Element value = values.child(name);
        add_rich_text(value, text);
      }
    };
    put("expected", finding.expected);
    put("actual", finding.actual);
    put("remedy", finding.remedy);
  }

  void add_clauses(Element& root) {
    Element clauses = root.child("clauses");
    add_sentence(clauses, clauses_sentence(sheet_, counts_));
    for (std::size_t i = 0; i < counts_.clauses.size(); ++i) {
      const auto status = static_cast<ClauseStatus>(i);
      clauses.child("legend", {{"mark", symbol_id(clause_mark(status))}, {"word", clause_word(status).zh}});
    }
    add_columns(clauses, label::kClauseColumns);
    int number = 0;
    for (const Clause& clause : sheet_.clauses) {
      Element row = clauses.child("clause", {{"number", std::to_string(++number)},
                                             {"id", clause.id},
                                             {"opinion", opinion_letter(clause.opinion)},
                                             {"opinion-word", opinion_word(clause.opinion).zh},
                                             {"status", clause_status_name(clause.status)},
                                             {"word", clause_word(clause.status).zh},
                                             {"mark", symbol_id(clause_mark(clause.status))}});
      Element article = row.child("article");
      add_rich_text(article, clause.article);
      Element requirement = row.child("requirement");
      add_rich_text(requirement, clause.requirement);
      for (const int id : clause.findings) {
        row.child("finding", {{"id", std::to_string(id)}});
      }
      Element place = row.child("place");
      add_rich_text(place, clause_place(sheet_, clause));
    }
    clauses.child("note").text(label::kClauseNote.zh);
  }

  void add_files(Element& root) {
    Element files = root.child("files");
    add_sentence(files, files_sentence(counts_) + "。");
    add_columns(files, label::kFileColumns);
    int number = 0;
    for (const Document& document : sheet_.submission.documents) {
      const Readable state = readability(document);
      Element row = files.child("file", {{"number", std::to_string(++number)},
                                         {"path", document.path},
                                         {"pages", document.is_pdf ? std::to_string(document.pages.size()) : "—"},
                                         {"mark", symbol_id(state)},
                                         {"word", readable_word(state).zh},
                                         {"digest", short_digest(document.sha256)}});
      Location whole;
      whole.file = document.path;
      const std::string link = link_to(whole);
      if (!link.empty()) {
        row.attribute("href", link);
      }
      Element purpose = row.child("purpose");
      add_rich_text(purpose, purpose_in_words(sheet_, document));
      Element notes = row.child("notes");
      add_rich_text(notes, file_notes(sheet_, document));
    }
    files.child("note").text(label::kFileNote.zh);
  }

  void add_unchecked(Element& root) {
    Element matters = root.child("unchecked");
    add_columns(matters, label::kUncheckedColumns);
    int number = 0;
    for (const Unchecked& matter : sheet_.unchecked) {
      Element row = matters.child("matter", {{"number", std::to_string(++number)}});
      add_cell(row, matter.matter);
      add_cell(row, matter.reason);
      add_cell(row, matter.ask);
    }
    matters.child("note").text(label::kUncheckedNote.zh);
  }

  template <std::size_t Count>
  static void add_columns(Element& parent, const std::array<Phrase, Count>& columns) {
    for (const Phrase& column : columns) {
      parent.child("column", {{"name", column.zh}});
    }
  }

  static void add_sentence(Element& parent, const std::string& text) {
    Element sentence = parent.child("sentence");
    add_rich_text(sentence, text);
  }

  static void add_cell(Element& row, const std::string& text) {
    Element cell = row.child("cell");
    add_rich_text(cell, text);
  }

  [[nodiscard]] std::string link_to(const Location& where) const {
    // The unit's own record does not lie in the submission.
    const bool elsewhere = sheet_.submission.record && where.file == sheet_.submission.record->file;
    const std::string link = prefix_ && !elsewhere ? place_link(where) : std::string();
    return link.empty() ? link : *prefix_ + link;
  }

  const ReviewSheet& sheet_;
  Tally counts_;
  std::optional<std::string> prefix_;
};

}  // namespace

std::string uri_of_path(std::string_view path) {
  Location where;
  where.file = path;
  return place_link(where);
}

std::string css_string(std::string_view text) {
  std::string out = "\"";
  std::string clean = plain_text(text);
  std::string_view rest = clean;
  while (!rest.empty()) {
    const char32_t c = take_character(rest);
    if (is_han(c) || is_digit(c) || is_letter(c)) {
      append_utf8(out, c);
    } else {
      std::array<char, 12> escape{};
      std::snprintf(escape.data(), escape.size(), "\\%06X ", static_cast<unsigned>(c));
      out += escape.data();
    }
  }
  return out + "\"";
}

XmlDoc sheet_xml(const ReviewSheet& sheet, const std::optional<std::string>& files) {
  return SheetXml(sheet, files).build();
}

}  // namespace nitec
