// The small validator must itself be able to say no.
#include "tests/report_json/json_schema.h"

#include <gtest/gtest.h>

#include <fstream>

namespace nitec {
namespace {

using Json = nlohmann::ordered_json;

struct Case {
  const char* schema;
  const char* good;
  const char* bad;
};

TEST(JsonSchema, EveryKeywordRejects) {
  const Case cases[] = {
      {R"({"type":"integer"})", "3", "3.5"},
      {R"({"type":"string"})", "\"a\"", "1"},
      {R"({"type":"boolean"})", "true", "null"},
      {R"({"type":"object"})", "{}", "[]"},
      {R"({"enum":["a",1]})", "1", "2"},
      {R"({"required":["k"]})", R"({"k":null})", "{}"},
      {R"({"properties":{"k":{"type":"string"}}})", R"({"other":1})", R"({"k":1})"},
      {R"({"properties":{"k":{}},"additionalProperties":false})", R"({"k":1})", R"({"l":1})"},
      {R"({"items":{"type":"number"}})", "[1,2.5]", R"([1,"2"])"},
      {R"({"minItems":1})", "[0]", "[]"},
      {R"({"maxItems":1})", "[0]", "[0,1]"},
      {R"({"minLength":1})", "\"a\"", "\"\""},
      {R"({"pattern":"^[0-9]+$"})", "\"12\"", "\"1a\""},
      {R"({"minimum":1})", "1", "0"},
      {R"({"maximum":9})", "9", "10"},
      {R"({"items":{"$ref":"#/definitions/n"},"definitions":{"n":{"type":"number"}}})", "[1]", "[\"1\"]"},
  };
  for (const Case& c : cases) {
    EXPECT_TRUE(schema_errors(Json::parse(c.schema), Json::parse(c.good)).empty()) << c.schema << c.good;
    EXPECT_EQ(schema_errors(Json::parse(c.schema), Json::parse(c.bad)).size(), 1U) << c.schema << c.bad;
  }
}

TEST(JsonSchema, DoesNotObeyWhatItDoesNotKnow) {
  EXPECT_EQ(schema_errors(Json::parse(R"({"oneOf":[]})"), Json(1)).size(), 1U);
}

TEST(JsonSchema, StrictAsksThatEveryKeyBeDescribed) {
  const Json schema = Json::parse(R"({"properties":{"k":{}}})");
  const Json document = Json::parse(R"({"k":1,"l":2})");
  EXPECT_TRUE(schema_errors(schema, document).empty());
  EXPECT_EQ(schema_errors(schema, document, true), std::vector<std::string>{"/ does not know l"});
}

}  // namespace
}  // namespace nitec
