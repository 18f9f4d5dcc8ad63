// nitec-text/1: what stands beside the text.
#include <gtest/gtest.h>

#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "report/json/json_writers.h"
#include "tests/report_json/json_schema.h"

namespace nitec {
namespace {

using Json = nlohmann::ordered_json;

const std::vector<std::string> kNone;

std::vector<std::string> errors_of(const std::string& text) {
  std::ifstream file(std::string(NITEC_SOURCE_DIR) + "/schemas/text.schema.json");
  return schema_errors(Json::parse(file), Json::parse(text), true);
}

Document with_facts() {
  Document document;
  document.path = "a.pdf";
  document.is_pdf = true;
  document.fonts = {{.name = "FangSong", .bold = false, .mapped = false}};
  document.pages.resize(2);
  document.pages[0].number = 1;
  document.pages[0].blank = true;
  document.pages[1].number = 2;
  document.pages[1].image_count = 3;
  document.pages[1].images = {{.width = 100,
                               .height = 50,
                               .bits = 8,
                               .colour_space = "DeviceRGB",
                               .filter = "DCTDecode",
                               .box = {72, 130.04, 96, 142},
                               .dpi_x = 300.02,
                               .dpi_y = 299.98,
                               .mask = false,
                               .in_line = false},
                              {.width = 8,
                               .height = 8,
                               .bits = 1,
                               .colour_space = "",
                               .filter = "",
                               .box = {},
                               .dpi_x = 0,
                               .dpi_y = 0,
                               .mask = true,
                               .in_line = true}};
  PdfFacts& facts = document.facts;
  facts.version = "1.7";
  facts.info.title = "甲";
  facts.info.created = "D:2029";
  facts.info.created_iso = "2029";
  facts.xmp_state = XmpState::kRead;
  facts.xmp.title = "乙";
  facts.xmp.modified_iso = "2029-06-14T09:30:05+08:00";
  facts.encryption = {.filter = "Standard", .method = "RC4", .key_bits = 128, .revision = 3, .permissions = -1340};
  facts.attached_count = 7;
  facts.attached_files = {{.name = "表.csv",
                           .description = "",
                           .type = "text/csv",
                           .declared_bytes = 12,
                           .stored_bytes = 9,
                           .place = AttachedFile::Place::kAnnotation,
                           .page = 2},
                          {.name = "b", .description = "", .type = "", .place = AttachedFile::Place::kNameTree}};
  Signature done;
  done.field = "负责人";
  done.page = 2;
  done.is_signed = true;
  done.name = "李某";
  done.time_iso = "2029-06-15T10:30:00Z";
  done.byte_range = {0, 10, 20, 5};
  done.range_is_sound = true;
  done.covered_bytes = 15;
  done.docmdp = 1;
  Signature open;
  open.field = "f";
  facts.signatures = {done, open};
  return document;
}

TEST(TextJson, TellsTheFactsBesideTheText) {
  const std::string text = write_text_json(with_facts());
  EXPECT_EQ(errors_of(text), kNone);
  const Json json = Json::parse(text);
  EXPECT_EQ(json["facts"]["info"], Json::parse(R"({"title":"甲","created":"D:2029","created_iso":"2029"})"));
  EXPECT_EQ(json["facts"]["xmp"]["title"], "乙");
  // -1340 is …1111 1010 1100 0100: bits 3, 7, 8, 10 and 12 and all above are set.
  EXPECT_EQ(json["facts"]["encryption"], Json::parse(R"({"filter":"Standard","method":"RC4","key_bits":128,"revision":3,
      "permissions":-1340,"allowed":["print","extract-for-accessibility","print-high-quality"]})"));
  EXPECT_EQ(json["facts"]["attached_count"], 7);
  EXPECT_EQ(json["facts"]["attached_files"], Json::parse(R"([
      {"name":"表.csv","type":"text/csv","declared_bytes":12,"stored_bytes":9,"place":"annotation","page":2},
      {"name":"b","stored_bytes":0,"place":"name-tree"}])"));
  EXPECT_EQ(json["facts"]["signatures"], Json::parse(R"([
      {"field":"负责人","page":2,"signed":true,"name":"李某","time_iso":"2029-06-15T10:30:00Z","byte_range":[0,10,20,5],
       "range_is_sound":true,"gap_is_contents":false,"covers_whole_file":false,"covered_bytes":15,"bytes_after":0,
       "contents_bytes":0,"certifies":false,"docmdp":1},
      {"field":"f","signed":false}])"));
  EXPECT_EQ(json["fonts"], Json::parse(R"([{"name":"FangSong","bold":false,"mapped":false}])"));
  EXPECT_EQ(json["pages"][0]["blank"], true);
  EXPECT_FALSE(json["pages"][0].contains("images"));
  EXPECT_FALSE(json["pages"][1].contains("blank"));
  EXPECT_EQ(json["pages"][1]["image_count"], 3);
  EXPECT_EQ(json["pages"][1]["images"], Json::parse(R"([
      {"width":100,"height":50,"bits":8,"colour_space":"DeviceRGB","filter":"DCTDecode","bbox":[72.0,130.0,96.0,142.0],
       "dpi":[300.0,300.0]},
      {"width":8,"height":8,"bits":1,"bbox":[0.0,0.0,0.0,0.0],"dpi":[0.0,0.0],"mask":true,"inline":true}])"));
}

TEST(TextJson, FactsThatMakeNoSenseKeepTheForm) {
  Document document = with_facts();
  document.facts.info.title = "\xFF";
  document.facts.encryption->method = "";
  document.facts.encryption->key_bits = -5;
  document.facts.attached_files[0].page = -1;
  document.facts.attached_files[0].declared_bytes = std::numeric_limits<std::int64_t>::min();
  document.facts.signatures[0].page = -7;
  document.facts.signatures[0].docmdp = -1;
  document.pages[1].images[0].bits = -1;
  document.pages[1].images[0].dpi_x = 1e300;
  EXPECT_EQ(errors_of(write_text_json(document)), kNone);
}

TEST(TextJson, AFileThatIsNoPdfHasNoFacts) {
  EXPECT_FALSE(Json::parse(write_text_json(Document{})).contains("facts"));
}

}  // namespace
}  // namespace nitec
