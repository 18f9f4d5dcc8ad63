#include "app/rounds.h"

#include <algorithm>
#include <set>

#include "model/characters.h"
#include "model/fingerprint.h"
#include "model/joined_text.h"
#include "validators/datasheet/sheet_words.h"

namespace nitec {
namespace {

/// So many changes are listed; beyond them it is another submission.
constexpr std::size_t kMostChanges = 60;
/// Characters of a passage that are shown.
constexpr std::size_t kShown = 40;
/// A passage within so many pages of what a finding showed may have been mended for it.
constexpr int kNearPages = 1;

/// What a finding is about, more loosely the higher the level.
std::string key_of(const std::string& rule, const std::string& message, const std::vector<Location>& locations,
                   int level) {
  std::string key = rule;
  if (level == 1) {
    for (const Location& where : locations) {  // Fields and rows of the datasheet.
      key += where.xpath.empty() ? "" : "\n" + where.xpath;
    }
    return key == rule ? std::string() : key;
  }
  if (level == 3) {
    return key;  // The one finding of its rule.
  }
  for (const char c : message) {
    key += c >= '0' && c <= '9' ? '0' : c;
  }
  std::string out;
  for (const char c : key) {  // “第12页” and “第9页” are alike.
    if (c != '0' || out.empty() || out.back() != '0') {
      out += c;
    }
  }
  return out;
}

class Matcher {
 public:
  Matcher(const EarlierRound& earlier, const ReviewSheet& sheet) : earlier_(earlier), sheet_(sheet) {
    out_.document_id = earlier.document_id;
    out_.as_of = earlier.as_of;
    out_.other_center = earlier.center == sheet.center ? std::string() : earlier.center;
  }

  RoundComparison run() {
    match();
    fields();
    passages();
    return std::move(out_);
  }

 private:
  void match() {
    std::vector<bool> taken(earlier_.findings.size());
    for (const int level : {0, 1, 2, 3}) {
      std::multimap<std::string, std::size_t> then;
      for (std::size_t i = 0; i < earlier_.findings.size(); ++i) {
        const EarlierFinding& one = earlier_.findings[i];
        const std::string key = level == 0 ? one.fingerprint : key_of(one.rule, one.message, one.locations, level);
        if (!taken[i] && !key.empty()) {
          then.emplace(key, i);
        }
      }
      for (const Finding& finding : sheet_.findings) {
        if (out_.still.contains(finding.id)) {
          continue;
        }
        const std::string key =
            level == 0 ? fingerprint_of(finding) : key_of(finding.rule, finding.message, finding.locations, level);
        const auto [begin, end] = then.equal_range(key);
        // By the rule alone only where there is no choice.
        const bool choice = level == 3 && (std::distance(begin, end) != 1 || left_of(finding.rule) != 1);
        if (begin == end || choice) {
          continue;
        }
        taken[begin->second] = true;
        out_.still.emplace(finding.id, earlier_.findings[begin->second].id);
        then.erase(begin);
      }
    }
    for (std::size_t i = 0; i < taken.size(); ++i) {
      if (!taken[i]) {
        out_.fixed.push_back(earlier_.findings[i]);
      }
    }
  }

  /// This round's findings of the rule that are not matched yet.
  [[nodiscard]] std::ptrdiff_t left_of(const std::string& rule) const {
    return std::count_if(sheet_.findings.begin(), sheet_.findings.end(), [&](const Finding& finding) {
      return finding.rule == rule && !out_.still.contains(finding.id);
    });
  }

  void add(UnaskedChange change) {
    if (out_.unasked.size() < kMostChanges) {
      out_.unasked.push_back(std::move(change));
    } else {
      ++out_.more_unasked;
    }
  }

  /// “D01 2027”: whether some finding of the round before spoke of that field.
  [[nodiscard]] bool asked_for(const std::string& key) const {
    const std::string code = key.substr(0, key.find(' '));
    const std::string xpath = "@code='" + code + "'";
    return std::any_of(earlier_.findings.begin(), earlier_.findings.end(), [&](const EarlierFinding& finding) {
      return finding.message.find(code) != std::string::npos ||
             std::any_of(finding.locations.begin(), finding.locations.end(),
                         [&](const Location& where) { return where.xpath.find(xpath) != std::string::npos; });
    });
  }

  static std::string field_words(const std::string& key) {
    const std::string code = key.substr(0, key.find(' '));
    const FieldInfo* info = sheet_dictionary().find(code);
    std::string what = "评估表" + code + (info == nullptr ? "" : "（" + std::string(info->name) + "）");
    const std::string rest = key.size() > code.size() ? key.substr(code.size() + 1) : std::string();
    const bool year = rest.size() >= 4 && rest.find_first_not_of("0123456789") >= 4;
    what += year ? rest.substr(0, 4) + "年度" + rest.substr(4) : rest;
    return what;
  }

  void fields() {
    const std::map<std::string, std::string>& then = earlier_.content.fields;
    const std::map<std::string, std::string>& now = sheet_.content.fields;
    if (then.empty() || now.empty()) {
      return;
    }
    std::set<std::string> keys;
    for (const auto* side : {&then, &now}) {
      for (const auto& [key, value] : *side) {
        keys.insert(key);
      }
    }
    for (const std::string& key : keys) {
      const auto before = then.find(key);
      const auto after = now.find(key);
      const std::string was = before == then.end() ? std::string() : before->second;
      const std::string is = after == now.end() ? std::string() : after->second;
      if (was == is || asked_for(key)) {
        continue;
      }
      UnaskedChange change{field_words(key), was, is, {}};
      for (const Field& field :
           sheet_.submission.datasheet ? sheet_.submission.datasheet->fields : std::vector<Field>()) {
        const std::string own = field.code + (field.year == 0 ? "" : " " + std::to_string(field.year));
        if (own == key) {
          change.where = field.where;
        }
      }
      add(std::move(change));
    }
  }

  /// A passage that was not there, on no page near one that a finding showed and without the words that one asked for.
  void passages() {
    const Document* document = sheet_.submission.main_document();
    if (document == nullptr || earlier_.content.passages.empty()) {
      return;
    }
    std::set<std::string> known;
    for (const auto& [page, digest] : earlier_.content.passages) {
      known.insert(digest);
    }
    const std::set<std::pair<int, std::string>> now(sheet_.content.passages.begin(), sheet_.content.passages.end());
    std::set<int> shown;  // Pages of the main document that findings showed.
    for (const EarlierFinding& finding : earlier_.findings) {
      for (const Location& where : finding.locations) {
        for (int page = where.page - kNearPages; where.page > 0 && page <= where.page + kNearPages; ++page) {
          shown.insert(page);
        }
      }
    }
    for (const Page& page : document->pages) {
      for (const PageBlock& block : page.blocks) {
        const std::string digest = digest_of(page, block);
        if (digest.empty() || known.contains(digest) || shown.contains(page.number) ||
            !now.contains({page.number, digest})) {
          continue;
        }
        const std::u32string words = join(page, block).text;
        std::string start;
        for (const char32_t c : std::u32string_view(words).substr(0, kShown)) {
          append_utf8(start, c);
        }
        UnaskedChange change;
        change.what = "第" + std::to_string(page.number) + "页";
        change.after = start + (words.size() > kShown ? "……" : "");
        change.where.file = document->path;
        change.where.page = page.number;
        if (!block.lines.empty()) {
          change.where.box = page.lines[block.lines.front()].box;
          change.where.quote = page.lines[block.lines.front()].text;
        }
        add(std::move(change));
      }
    }
  }

  const EarlierRound& earlier_;
  const ReviewSheet& sheet_;
  RoundComparison out_;
};

}  // namespace

RoundComparison compare_rounds(const EarlierRound& earlier, const ReviewSheet& sheet) {
  return Matcher(earlier, sheet).run();
}

}  // namespace nitec
