// return/datasheet.html: the datasheet as its author knows it, every finding at its line.
#include <gtest/gtest.h>

#include "tests/app/program.h"

namespace nitec::test {
namespace {

class DatasheetForm : public testing::Test {
 protected:
  std::string page(const fs::path& submission) {
    fs::remove_all(scratch_ / "out");
    nitec({"check", submission.string(), "-o", (scratch_ / "out").string(), "--as-of", kAsOf});
    findings_ = Json::parse(read(scratch_ / "out/findings.json"));
    const fs::path file = scratch_ / "out/return/datasheet.html";
    return fs::exists(file) ? read(file) : "";
  }
  /// A datasheet and nothing else.
  std::string page_of(const std::string& xml) {
    const fs::path place = scratch_ / "in";
    fs::create_directories(place);
    write(place / "评估表.xml", xml);
    return page(place);
  }
  static std::string sheet(const std::string& fields) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<datasheet xmlns=\"urn:nitec:datasheet:2026-02-01\" "
           "kind=\"annual\">\n<fields>\n" +
           fields + "</fields>\n<targets/><evidence/><commitments/>\n</datasheet>\n";
  }

  Scratch scratch_;
  Json findings_;
};

TEST_F(DatasheetForm, TellsEveryFindingAboutTheDatasheetOnce) {
  for (const char* name :
       {"defective-cold-chain", "defective-extension-silk", "defective-application-ink", "defective-annual-saline",
        "defective-evaluation-geothermal", "defective-adjustment-adsorbent"}) {
    const std::string html = page(fixture("submissions/" + std::string(name)));
    std::string file;
    for (const Json& one : findings_["submission"]["files"]) {
      file = one["role"] == "datasheet" ? one["path"].get<std::string>() : file;
    }
    int told = 0;
    for (const Json& finding : findings_["findings"]) {
      bool here = false;
      for (const Json& where : finding["locations"]) {
        here = here || where["file"] == file;
      }
      const std::string id = "id=\"f" + std::to_string(finding["id"].get<int>()) + "\"";
      EXPECT_EQ(html.find(id) != std::string::npos, here) << name << " " << id;
      EXPECT_EQ(html.find(id), html.rfind(id)) << name << " " << id;
      told += here ? 1 : 0;
    }
    EXPECT_GT(told, 0) << name;
    EXPECT_EQ(html.find("<script"), std::string::npos);
    EXPECT_EQ(html.find("http"), html.find("http-equiv"));
    EXPECT_EQ(html.find("http", html.find("http-equiv") + 1), std::string::npos);
  }
}

TEST_F(DatasheetForm, WritesRelationsOutWithTheirNumbers) {
  // 科技经费筹集额 1200.00 against its parts 1000.00 + 190.00 (R-A01).
  const std::string html =
      page_of(sheet("<value code=\"D01\" year=\"2028\" unit=\"万元\">1200.00</value>\n"
                    "<value code=\"D02\" year=\"2028\" unit=\"万元\">1000.00</value>\n"
                    "<value code=\"D03\" year=\"2028\" unit=\"万元\">190.00</value>\n"
                    "<value code=\"D04\" year=\"2028\" unit=\"万元\">0.00</value>\n"
                    "<value code=\"D05\" year=\"2028\" unit=\"万元\">0.00</value>\n"));
  EXPECT_NE(html.find("D01 = D02 + D03 + D04 + D05"), std::string::npos);
  EXPECT_NE(html.find("1 200.00 ≠ 1 190.00，差10.00"), std::string::npos);
  EXPECT_NE(html.find("<td class=\"line\">4</td><td class=\"code\">D01</td>"), std::string::npos);
}

TEST_F(DatasheetForm, ValuesStayText) {
  const std::string html = page_of(
      sheet("<value code=\"A01\">&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;x</value>\n<value code=\"A02\">" +
            std::string(100'000, 'a') + "</value>\n"));
  EXPECT_EQ(html.find("<script"), std::string::npos);
  EXPECT_NE(html.find("&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;x"), std::string::npos);
  EXPECT_LT(html.size(), 200'000U);
}

TEST_F(DatasheetForm, VeryManyRowsAreCounted) {
  std::string fields;
  for (int i = 0; i < 12'000; ++i) {
    fields += "<value code=\"D01\" year=\"" + std::to_string(1900 + i % 100) + "\" unit=\"万元\">1.00</value>\n";
  }
  const std::string html = page_of(sheet(fields));
  EXPECT_NE(html.find("另有4000行未在本页列出"), std::string::npos);
}

TEST_F(DatasheetForm, OneThatCannotBeReadIsToldWithItsLine) {
  const std::string html =
      page_of("<?xml version=\"1.0\"?>\n<datasheet xmlns=\"urn:nitec:datasheet:2026-02-01\">\n<fields>\n");
  EXPECT_NE(html.find("评估表未能读取"), std::string::npos);
  EXPECT_NE(html.find("行："), std::string::npos);
}

TEST_F(DatasheetForm, WithoutADatasheetThereIsNone) {
  const fs::path place = scratch_ / "in";
  fs::create_directories(place);
  write(place / "说明.txt", "没有评估表");
  EXPECT_EQ(page(place), "");
}

}  // namespace
}  // namespace nitec::test
