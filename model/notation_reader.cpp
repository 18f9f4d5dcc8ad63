#include <algorithm>
#include <utility>

#include "model/notation.h"
#include "model/notation_entry.h"
#include "model/notation_record.h"
#include "model/notation_tables.h"
#include "model/notation_words.h"

namespace nitec {
namespace {

constexpr int kMaxPages = 100'000;
constexpr std::size_t kMaxItems = 100;

using notation::Entry;

class Reader {
 public:
  Submission read(std::string_view text) {
    submission_.kind = Kind::kConfirmation;
    int number = 0;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      const std::string_view line = text.substr(0, end);
      text.remove_prefix(std::min(end + 1, text.size()));
      ++number;
      const std::size_t first = line.find_first_not_of(" \t\r");
      if (first == std::string_view::npos || line[first] == '#') {
        continue;
      }
      Entry entry(number, line);
      take(entry);
      entry.finish();
    }
    settle_roles();
    for (Document& document : submission_.documents) {
      std::for_each(document.pages.begin(), document.pages.end(), notation::make_blocks);
    }
    return std::move(submission_);
  }

 private:
  void take(Entry& entry) {
    const std::string word = entry.more() ? entry.value("a word") : "line";
    using Step = void (Reader::*)(Entry&);
    static constexpr std::array<std::pair<std::string_view, Step>, 20> kSteps{{
        {"submission", &Reader::submission},
        {"problem", &Reader::problem},
        {"document", &Reader::document},
        {"font", &Reader::font},
        {"bookmark", &Reader::bookmark},
        {"page", &Reader::page},
        {"line", &Reader::line},
        {"datasheet", &Reader::datasheet},
        {"field", &Reader::field},
        {"participant", &Reader::participant},
        {"evidence", &Reader::evidence},
        {"target", &Reader::target},
        {"commitment", &Reader::commitment},
        {"outline", &Reader::outline},
        {"section", &Reader::section},
        {"item", &Reader::item},
        {"substance", &Reader::substance},
        {"expected", &Reader::expected},
        {"again", &Reader::again},
        {"record", &Reader::record},
    }};
    for (const auto& [name, step] : kSteps) {
      if (name == word) {
        (this->*step)(entry);
        return;
      }
    }
    entry.refuse("no such thing in this notation: " + word);
  }

  void submission(Entry& entry) {
    const std::string kind = entry.value("a kind");
    submission_.kind = kind_from_name(kind);
    if (submission_.kind == Kind::kUnknown && kind != "unknown") {
      entry.refuse("no such kind: " + kind);
    }
    submission_.name = entry.more() ? entry.value("a name") : "";
    entry.named("sha256", submission_.sha256);
  }

  void problem(Entry& entry) {
    Problem read;
    read.kind = entry.one_of<ProblemKind>(notation::kProblemWords, entry.value("what is wrong"));
    read.message = entry.more() ? entry.value("a message") : "";
    const bool of_package = submission_.documents.empty();
    if (!of_package) {
      read.where.file = submission_.documents.back().path;
    }
    entry.place(read.where);
    (of_package ? submission_.problems : submission_.documents.back().problems).push_back(std::move(read));
  }

  void document(Entry& entry) {
    Document read;
    read.path = entry.value("a path");
    const std::optional<std::string> role = entry.named("role");
    if (role) {
      read.role = entry.one_of<Role>(notation::kRoleWords, *role);
    }
    roles_given_.push_back(role.has_value());
    int pages = 0;
    entry.named("pages", pages);
    if (pages < 0 || pages > kMaxPages) {
      entry.refuse("too many pages");
    }
    for (int i = 1; i <= pages; ++i) {
      read.pages.push_back(notation::default_page(i));
    }
    entry.named("sha256", read.sha256);
    entry.named("bytes", read.bytes);
    entry.named("producer", read.producer);
    read.is_archive = entry.named("archive").value_or("no") == "yes";
    entry.named("container", read.container);
    const std::string pdf = entry.named("pdf").value_or(pages > 0 ? "yes" : "no");
    read.is_pdf = pdf == "yes";
    submission_.documents.push_back(std::move(read));
    page_ = 0;
  }

  Document& last_document(Entry& entry) {
    if (submission_.documents.empty()) {
      entry.refuse("no document yet");
    }
    return submission_.documents.back();
  }

  void font(Entry& entry) {
    Font read;
    read.name = entry.value("a name");
    read.bold = entry.flag("bold");
    read.mapped = !entry.flag("unmapped");
    last_document(entry).fonts.push_back(std::move(read));
  }

  void bookmark(Entry& entry) {
    Bookmark read;
    read.title = entry.value("a title");
    entry.named("page", read.page);
    entry.named("level", read.level);
    last_document(entry).bookmarks.push_back(std::move(read));
  }

  Page& make_page(Entry& entry, int number) {
    Document& document = last_document(entry);
    if (number < 1 || number > kMaxPages) {
      entry.refuse("no such page");
    }
    while (document.pages.size() < static_cast<std::size_t>(number)) {
      document.pages.push_back(notation::default_page(static_cast<int>(document.pages.size()) + 1));
      document.is_pdf = true;
    }
    page_ = number;
    return document.pages[static_cast<std::size_t>(number) - 1];
  }

  void page(Entry& entry) {
    Page& read = make_page(entry, entry.number<int>(entry.value("a page number")));
    if (std::optional<TextLayer> layer = entry.maybe_one_of<TextLayer>(notation::kLayerWords)) {
      read.text_layer = *layer;
    } else if (entry.more()) {
      const std::string size = entry.value("a size");
      const std::size_t by = size.find('x');
      if (by == std::string::npos) {
        entry.refuse("a size is written 595x842");
      }
      read.width = entry.number<double>(std::string_view(size).substr(0, by));
      read.height = entry.number<double>(std::string_view(size).substr(by + 1));
      read.text_layer = entry.maybe_one_of<TextLayer>(notation::kLayerWords).value_or(TextLayer::kOk);
    }
    entry.named("rotation", read.rotation);
    entry.named("label", read.label);
    entry.named("images", read.image_cover);
    entry.named("number", read.number);
  }

  void line(Entry& entry) {
    if (!entry.has_text()) {
      entry.refuse("a line has its text after “|”");
    }
    Page& page = make_page(entry, std::max(page_, 1));
    std::string text = entry.text();
    if (text.starts_with('|')) {
      notation::add_table_row(page, std::string_view(text).substr(1));
      return;
    }
    Line read = notation::default_line(page.lines.size(), std::move(text));
    if (entry.more()) {
      read.box = entry.box(entry.value("a box"));
      read.size = entry.number<double>(entry.value("a size"));
    }
    read.bold = entry.flag("bold");
    read.vertical = entry.flag("vertical");
    read.invisible = entry.flag("invisible");
    entry.named("font", read.font);
    if (const std::optional<std::string> edges = entry.named("edges")) {
      read.edges = entry.list<float>(*edges);
    }
    page.lines.push_back(std::move(read));
  }

  void datasheet(Entry& entry) {
    Datasheet read;
    read.file = entry.more() ? entry.value("a path") : "datasheet.xml";
    read.kind = kind_name(submission_.kind);
    entry.named("kind", read.kind);
    entry.named("version", read.version);
    submission_.datasheet = std::move(read);
  }

  Datasheet& sheet() {
    if (!submission_.datasheet) {
      submission_.datasheet.emplace();
      submission_.datasheet->file = "datasheet.xml";
      submission_.datasheet->kind = kind_name(submission_.kind);
    }
    return *submission_.datasheet;
  }

  void field(Entry& entry) {
    Field read;
    read.code = entry.value("a code");
    read.text = entry.more() ? entry.value("a value") : "";
    read.scope = notation::kScope;
    read.state = read.text.empty() ? ValueState::kBlank : ValueState::kValue;
    entry.named("year", read.year);
    entry.named("scope", read.scope);
    entry.named("unit", read.unit);
    if (const std::optional<std::string> state = entry.named("state")) {
      read.state = entry.one_of<ValueState>(notation::kStateWords, *state);
    }
    read.number = Decimal::parse(read.text);
    if (const std::optional<std::string> number = entry.named("number")) {
      read.number = Decimal::parse(*number);
    }
    read.where.file = sheet().file;
    read.where.quote = read.text;
    entry.place(read.where, "at.");
    sheet().fields.push_back(std::move(read));
  }

  void participant(Entry& entry) {
    Participant read;
    read.name = entry.value("a name");
    entry.named("code", read.code);
    entry.named("duty", read.duty);
    read.where.file = sheet().file;
    entry.place(read.where, "at.");
    sheet().participants.push_back(std::move(read));
  }

  void evidence(Entry& entry) {
    Evidence read;
    read.id = entry.value("an id");
    read.name = entry.more() ? entry.value("a name") : "";
    entry.named("type", read.type);
    entry.named("file", read.file);
    if (const std::optional<std::string> pages = entry.named("pages")) {
      const std::size_t dash = pages->find('-', 1);
      read.first_page = entry.number<int>(pages->substr(0, dash));
      read.last_page = dash == std::string::npos ? read.first_page : entry.number<int>(pages->substr(dash + 1));
    }
    entry.named("sha256", read.sha256);
    entry.named("issuer", read.issuer);
    entry.named("number", read.number);
    entry.named("date", read.date);
    entry.named("valid-until", read.valid_until);
    entry.named("supports", read.supports);
    read.where.file = sheet().file;
    entry.place(read.where, "at.");
    sheet().evidence.push_back(std::move(read));
  }

  void target(Entry& entry) {
    Target read;
    read.name = entry.value("a name");
    entry.named("direction", read.direction);
    entry.named("target", read.target);
    entry.named("unit", read.unit);
    entry.named("actual", read.actual);
    entry.named("rate", read.rate);
    entry.named("evidence", read.evidence);
    entry.named("field", read.field);
    read.where.file = sheet().file;
    entry.place(read.where, "at.");
    sheet().targets.push_back(std::move(read));
  }

  void commitment(Entry& entry) {
    Commitment read;
    read.code = entry.value("a code");
    read.sealed = entry.flag("sealed");
    entry.named("signer", read.signer);
    entry.named("date", read.date);
    entry.named("evidence", read.evidence);
    entry.named("text", read.text);
    read.where.file = sheet().file;
    entry.place(read.where, "at.");
    sheet().commitments.push_back(std::move(read));
  }

  void outline(Entry& entry) {
    Outline read;
    const Document* report = submission_.find(Role::kSummaryReport);
    read.file = entry.more() ? entry.value("a path") : report == nullptr ? "" : report->path;
    read.pages = report == nullptr ? 0 : static_cast<int>(report->pages.size());
    entry.named("pages", read.pages);
    if (const std::optional<std::string> layer = entry.named("text-layer")) {
      read.text_layer = entry.one_of<TextLayer>(notation::kLayerWords, *layer);
    }
    read.order_ok = entry.named("order").value_or("") != "wrong";
    entry.named("contents-page", read.contents_page);
    for (int number = 1; number <= kSectionCount; ++number) {
      read.sections.at(static_cast<std::size_t>(number) - 1) = notation::default_section(number, read.file);
    }
    submission_.outline = std::move(read);
    section_ = nullptr;
  }

  void section(Entry& entry) {
    if (!submission_.outline) {
      entry.refuse("no outline yet");
    }
    const int number = entry.number<int>(entry.value("a number"));
    if (number < 1 || number > kSectionCount) {
      entry.refuse("there are nine sections");
    }
    const Section usual = notation::default_section(number, submission_.outline->file);
    section_ = &submission_.outline->sections.at(static_cast<std::size_t>(number) - 1);
    Section read;
    read.number = number;
    read.title = usual.title;
    read.status = entry.one_of<SectionStatus>(notation::kSectionWords, entry.value("a status"));
    read.in_contents = entry.flag("in-contents");
    read.by_place = entry.flag("by-place");
    read.heading.file = usual.heading.file;
    quote(entry, read.heading);
    read.in_contents = entry.flag("in-contents") || read.in_contents;
    read.by_place = entry.flag("by-place") || read.by_place;
    entry.named("number", read.number);
    entry.named("title", read.title);
    entry.place(read.heading);
    entry.named("last-page", read.last_page);
    entry.named("characters", read.characters);
    entry.named("merged-into", read.merged_into);
    read.items = notation::default_items(read, usual.heading.file);
    std::size_t items = read.items.size();
    entry.named("items", items);
    if (items > kMaxItems) {
      entry.refuse("too many items");
    }
    read.items.resize(items);
    *section_ = std::move(read);
    number_ = number;
  }

  Section& last_section(Entry& entry) {
    if (section_ == nullptr) {
      entry.refuse("no section yet");
    }
    return *section_;
  }

  void item(Entry& entry) {
    Section& section = last_section(entry);
    const auto index = entry.number<std::size_t>(entry.value("a number"));
    if (index < 1 || index > kMaxItems) {
      entry.refuse("no such item");
    }
    const std::vector<SubItem> usual = notation::default_section(number_, submission_.outline->file).items;
    SubItem read;
    read.name = index <= usual.size() ? usual[index - 1].name : "";
    const std::string status = entry.value("covered or missing");
    if (status != "covered" && status != "missing") {
      entry.refuse("an item is covered or missing");
    }
    read.covered = status == "covered";
    read.cue = read.covered ? Cue::kHeading : Cue::kNone;
    read.cue = entry.maybe_one_of<Cue>(notation::kCueWords).value_or(read.cue);
    read.where.file = submission_.outline->file;
    quote(entry, read.where);
    entry.named("name", read.name);
    entry.place(read.where);
    section.items.resize(std::max(section.items.size(), index));
    section.items[index - 1] = std::move(read);
  }

  Location place(Entry& entry) {
    Location read;
    read.file = submission_.outline ? submission_.outline->file : "";
    quote(entry, read);
    entry.place(read);
    return read;
  }
  void substance(Entry& entry) { last_section(entry).substance = place(entry); }
  void expected(Entry& entry) { last_section(entry).expected = place(entry); }
  void again(Entry& entry) { last_section(entry).again.push_back(place(entry)); }

  void record(Entry& entry) {
    if (!submission_.record) {
      submission_.record.emplace();
      submission_.record->file = notation::kRecordFile;
    }
    notation::read_record_line(entry, *submission_.record);
  }

  static void quote(Entry& entry, Location& where) {
    if (entry.more()) {
      where.quote = entry.value("a quote");
    }
  }

  /// A document whose role is not written has the one that the datasheet gives it.
  void settle_roles() {
    for (std::size_t i = 0; i < submission_.documents.size() && submission_.datasheet; ++i) {
      Document& document = submission_.documents[i];
      if (roles_given_[i]) {
        continue;
      }
      if (document.path == submission_.datasheet->file) {
        document.role = Role::kDatasheet;
      }
      for (const Evidence& one : submission_.datasheet->evidence) {
        if (one.file == document.path) {
          document.role = Role::kEvidence;
        }
      }
    }
  }

  Submission submission_;
  std::vector<bool> roles_given_;
  int page_ = 0;
  int number_ = 0;
  Section* section_ = nullptr;
};

}  // namespace

Submission from_notation(std::string_view text) {
  return Reader().read(text);
}

}  // namespace nitec
