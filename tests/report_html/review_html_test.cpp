#include "report/html/review_html.h"

#include <gtest/gtest.h>
#include <libxml/HTMLparser.h>
#include <libxml/xpath.h>

#include <cmath>
#include <fstream>
#include <set>
#include <sstream>

#include "report/html/xml_builder.h"
#include "report/text/plain.h"
#include "report/words/words.h"
#include "tests/report_json/small_sheet.h"
#include "tests/report_pdf/sample_sheet.h"

namespace nitec {
namespace {

/// The page as a browser's parser might see it.
class Page {
 public:
  explicit Page(const std::string& html)
      : html_(html),
        doc_(htmlReadMemory(html.data(), static_cast<int>(html.size()), nullptr, "UTF-8",
                            HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET)),
        context_(xmlXPathNewContext(doc_.get())) {}
  ~Page() { xmlXPathFreeContext(context_); }
  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;

  /// The text of each node that the path finds, runs of blanks as one.
  [[nodiscard]] std::vector<std::string> all(const std::string& path) const {
    std::vector<std::string> texts;
    xmlXPathObject* found = xmlXPathEvalExpression(reinterpret_cast<const xmlChar*>(path.c_str()), context_);
    if (found != nullptr && found->nodesetval != nullptr) {
      for (int i = 0; i < found->nodesetval->nodeNr; ++i) {
        xmlChar* content = xmlNodeGetContent(found->nodesetval->nodeTab[i]);
        texts.push_back(squeezed(reinterpret_cast<const char*>(content)));
        xmlFree(content);
      }
    }
    xmlXPathFreeObject(found);
    return texts;
  }
  [[nodiscard]] std::string one(const std::string& path) const {
    const std::vector<std::string> texts = all(path);
    EXPECT_EQ(texts.size(), 1U) << path;
    return texts.empty() ? std::string() : texts.front();
  }
  [[nodiscard]] std::size_t count(const std::string& path) const { return all(path).size(); }

  static std::string squeezed(const std::string& text) {
    std::string out;
    for (const char c : text) {
      const bool blank = c == ' ' || c == '\n';
      if (!blank || (!out.empty() && out.back() != ' ')) {
        out += blank ? ' ' : c;
      }
    }
    while (!out.empty() && out.back() == ' ') {
      out.pop_back();
    }
    return out;
  }

 private:
  std::string html_;
  XmlDoc doc_;
  xmlXPathContext* context_;
};

std::string without_blanks(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '\n') {
      out += c;
    }
  }
  return out;
}

struct Sample {
  const char* name;
  ReviewSheet sheet;
};

std::vector<Sample> samples() {
  std::vector<Sample> all;
  all.push_back({"rich", sample::rich()});
  all.push_back({"clean", sample::clean()});
  all.push_back({"scanned", sample::scanned()});
  all.push_back({"worst", sample::worst()});
  all.push_back({"small", small_sheet()});
  all.push_back({"empty", ReviewSheet()});
  return all;
}

TEST(ReviewHtml, ShowsEveryFindingWithNumberMessageAndPlaces) {
  for (const auto& [name, sheet] : samples()) {
    const Page page(write_review_html(sheet, "../材料"));
    std::vector<std::string> ids;
    std::vector<std::string> numbers;
    std::vector<std::string> messages;
    std::vector<std::string> rules;
    std::vector<std::string> places;
    std::vector<std::string> quotes;
    for (const Finding& finding : sheet.findings) {
      ids.push_back("finding-" + std::to_string(finding.id));
      numbers.push_back(std::to_string(finding.id));
      messages.push_back(Page::squeezed(plain_text(finding.message)));
      rules.push_back(finding.rule);
      for (const Location& where : finding.locations) {
        places.push_back(place_in_words(sheet, where));
        if (!where.quote.empty()) {
          quotes.push_back(without_blanks(plain_text(where.quote)));
        }
      }
    }
    EXPECT_EQ(page.all("//article/@id"), ids) << name;
    EXPECT_EQ(page.all("//article/p[@class='number']"), numbers) << name;
    EXPECT_EQ(page.all("//article//h4"), messages) << name;
    EXPECT_EQ(page.all("//article//code"), rules) << name;
    EXPECT_EQ(page.all("//article//p[@class='where']/a"), places) << name;
    std::vector<std::string> shown = page.all("//article//blockquote");
    for (std::string& quote : shown) {
      quote = without_blanks(quote);
    }
    EXPECT_EQ(shown, quotes) << name;
  }
}

TEST(ReviewHtml, CountsAreThoseOfTheTally) {
  for (const auto& [name, sheet] : samples()) {
    const Page page(write_review_html(sheet));
    const Tally counts = tally(sheet);
    for (const Severity severity : {Severity::kError, Severity::kWarning, Severity::kNote}) {
      const std::string group = "//section[@id='group-" + std::string(severity_name(severity)) + "']";
      EXPECT_EQ(page.count(group + "//article"), static_cast<std::size_t>(counts.of(severity))) << name;
    }
    const std::vector<std::string> numbers = page.all("//ul[@class='counts']//span[@class='many']");
    ASSERT_EQ(numbers.size(), 6U);
    for (std::size_t i = 0; i < 6; ++i) {
      EXPECT_EQ(numbers[i], std::to_string(counts.ids.at(i / 3).at(i % 3).size())) << name;
    }
    EXPECT_EQ(page.count("//table[contains(@class,'clauses')]/tbody/tr"), sheet.clauses.size()) << name;
    for (std::size_t i = 0; i < counts.clauses.size(); ++i) {
      const auto status = std::string(clause_status_name(static_cast<ClauseStatus>(i)));
      EXPECT_EQ(page.count("//table[contains(@class,'clauses')]/tbody/tr[@class='" + status + "']"),
                static_cast<std::size_t>(counts.clauses.at(i)))
          << name << status;
    }
    EXPECT_EQ(page.count("//table[contains(@class,'files')]/tbody/tr"), sheet.submission.documents.size()) << name;
    EXPECT_EQ(page.count("//table[contains(@class,'matters')]/tbody/tr"), sheet.unchecked.size()) << name;
  }
}

TEST(ReviewHtml, EveryLinkInsideThePageHasAnEnd) {
  for (const auto& [name, sheet] : samples()) {
    const Page page(write_review_html(sheet));
    std::set<std::string> ids;
    for (const std::string& id : page.all("//@id")) {
      EXPECT_TRUE(ids.insert(id).second) << name << " twice: " << id;
    }
    for (const std::string& link : page.all("//@href")) {
      EXPECT_TRUE(link.starts_with("#") && ids.count(link.substr(1)) == 1) << name << " " << link;
    }
    for (const std::string& list : page.all("//@aria-labelledby")) {
      std::istringstream words(list);
      for (std::string id; words >> id;) {
        EXPECT_EQ(ids.count(id), 1U) << id;
      }
    }
  }
}

TEST(ReviewHtml, LeadsToThePageOfTheFile) {
  const ReviewSheet sheet = small_sheet();
  const std::string report = "%E7%AD%B9%E5%BB%BA%E6%9C%9F%E6%80%BB%E7%BB%93%E6%8A%A5%E5%91%8A.pdf";
  const Page beside(write_review_html(sheet, "../提 交"));
  const std::vector<std::string> links = beside.all("//article[@id='finding-1']//p[@class='where']/a/@href");
  ASSERT_EQ(links.size(), 2U);
  EXPECT_EQ(links[0], "../%E6%8F%90%20%E4%BA%A4/" + report + "#page=2");
  EXPECT_EQ(links[1], "../%E6%8F%90%20%E4%BA%A4/" + report + "#page=1");
  const Page same(write_review_html(sheet, ""));
  EXPECT_EQ(same.all("//article[@id='finding-1']//p[@class='where']/a/@href")[0], report + "#page=2");
  const Page archive(write_review_html(sheet));
  EXPECT_EQ(archive.count("//p[@class='where']/a"), 0U) << "an archive has no page to open";
}

TEST(ReviewHtml, AsksForNothingElse) {
  for (const auto& [name, sheet] : samples()) {
    std::string html = write_review_html(sheet, "../材料");
    for (const char* name_space : {"http://www.w3.org/2000/svg"}) {
      for (std::size_t at = 0; (at = html.find(name_space)) != std::string::npos;) {
        html.erase(at, std::string(name_space).size());
      }
    }
    EXPECT_EQ(html.find("http://"), std::string::npos) << name;
    EXPECT_EQ(html.find("https://"), std::string::npos) << name;
    EXPECT_EQ(html.find("@import"), std::string::npos) << name;
    EXPECT_EQ(html.find("url("), std::string::npos) << name;
    const Page page(html);
    for (const char* path : {"//script", "//link", "//img", "//iframe", "//object", "//form", "//@src",
                             "//@*[starts-with(name(),'on')]"}) {
      EXPECT_EQ(page.count(path), 0U) << name << path;
    }
  }
}

TEST(ReviewHtml, HostileWordsStayWords) {
  const ReviewSheet sheet = hostile_sheet();
  const std::string html = write_review_html(sheet, std::string("../") + hostile_words());
  EXPECT_EQ(html.find("<script"), std::string::npos);
  EXPECT_EQ(html.find("<!--\"'"), std::string::npos);
  for (const char c : html) {
    const auto byte = static_cast<unsigned char>(c);
    EXPECT_FALSE((byte < 0x20 && c != '\n') || byte == 0x7F);
  }
  EXPECT_EQ(html.find("\xed\xa0"), std::string::npos) << "a lone surrogate";
  EXPECT_EQ(html.find("\xe2\x80\xae"), std::string::npos) << "a change of direction";
  const Page page(html);
  EXPECT_EQ(page.count("//script"), 0U);
  EXPECT_EQ(page.count("//article"), sheet.findings.size());
  EXPECT_EQ(page.count("//style"), 2U);
  for (const Finding& finding : sheet.findings) {
    EXPECT_EQ(page.one("//article[@id='finding-" + std::to_string(finding.id) + "']//h4"),
              Page::squeezed(plain_text(finding.message)));
  }
}

TEST(ReviewHtml, CanBeReadAloud) {
  const ReviewSheet sheet = sample::rich();
  const Page page(write_review_html(sheet));
  EXPECT_EQ(page.one("/html/@lang"), "zh-Hans");
  EXPECT_NE(page.one("/html/head/title").find(sheet.center), std::string::npos);
  EXPECT_EQ(page.count("//h1"), 1U);
  EXPECT_EQ(page.count("//main//section[@class='part']/h2"), 6U);
  EXPECT_EQ(page.count("//table"), page.count("//table/thead/tr[1]/th[@scope='col'][1]"));
  EXPECT_EQ(page.count("//th[not(@scope)]"), 0U);
  EXPECT_EQ(page.count("//figure//svg[@role='img']"), 2U);
  EXPECT_EQ(page.count("//figure//svg/title"), 2U);
  EXPECT_EQ(page.count("//figure//svg/desc"), 2U);
  EXPECT_EQ(page.count("//svg[not(@role) and not(@aria-hidden)]"), 0U);
  EXPECT_EQ(page.count("//input[not(@aria-label) and not(ancestor::label)]"), 0U);
  EXPECT_EQ(page.count("//textarea[not(@aria-label) and not(ancestor::label)]"), 0U);
}

/// Relative luminance of "#rrggbb" (WCAG 2.1).
double luminance(const std::string& colour) {
  double sum = 0;
  const double weights[] = {0.2126, 0.7152, 0.0722};
  for (int i = 0; i < 3; ++i) {
    const double part = std::stoi(colour.substr(1 + 2 * i, 2), nullptr, 16) / 255.0;
    sum += weights[i] * (part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4));
  }
  return sum;
}

TEST(ReviewHtml, TextHasEnoughContrast) {
  std::ifstream file(std::string(NITEC_SOURCE_DIR) + "/schemas/review.css");
  const std::string css((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  const double tint = luminance("#f4f5f6");
  for (const char* name : {"--ink", "--band", "--error", "--label"}) {
    const std::size_t at = css.find(std::string(name) + ": #");
    ASSERT_NE(at, std::string::npos) << name;
    const std::string colour = css.substr(at + std::string(name).size() + 2, 7);
    EXPECT_GE((tint + 0.05) / (luminance(colour) + 0.05), 4.5) << name << " on the tint";
  }
}

TEST(ReviewHtml, SameSheetSameBytes) {
  const ReviewSheet sheet = sample::rich();
  EXPECT_EQ(write_review_html(sheet, "a"), write_review_html(sheet, "a"));
}

TEST(ReviewHtml, QuarantineRepeatsNothing) {
  ReviewSheet sheet = sample::rich();
  sheet.verdict = Verdict::kQuarantine;
  const std::string html = write_review_html(sheet, "../材料");
  for (const char* words : {"高温合金", "松原凌峰", "六、中长期任务与目标", "2172.60", "云发改收"}) {
    EXPECT_EQ(html.find(words), std::string::npos) << words;
  }
  EXPECT_EQ(Page(html).count("//p[@class='where']/a"), 0U);
}

}  // namespace
}  // namespace nitec
