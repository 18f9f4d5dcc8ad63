#include "tests/report_json/json_schema.h"

#include <re2/re2.h>

#include <set>

namespace nitec {
namespace {

using Json = nlohmann::ordered_json;

class Validator {
 public:
  Validator(const Json& root, bool strict) : root_(root), strict_(strict) {}

  void check(const Json& schema, const Json& value, const std::string& at) {
    if (schema.contains("$ref")) {
      const auto target = schema["$ref"].get<std::string>();
      check(root_.at(Json::json_pointer(target.substr(1))), value, at);
      return;
    }
    for (const auto& [keyword, rule] : schema.items()) {
      apply(keyword, rule, schema, value, at);
    }
  }

  std::vector<std::string> errors;

 private:
  void apply(const std::string& keyword, const Json& rule, const Json& schema, const Json& value,
             const std::string& at) {
    static const std::set<std::string> kSaysNothing{"$schema", "$id", "title", "description", "definitions"};
    if (kSaysNothing.count(keyword) > 0) {
      return;
    }
    if (keyword == "type") {
      expect(is_type(rule.get<std::string>(), value), at, "is no " + rule.get<std::string>());
    } else if (keyword == "enum") {
      bool found = false;
      for (const Json& allowed : rule) {
        found = found || allowed == value;
      }
      expect(found, at, "is none of " + rule.dump());
    } else if (keyword == "required") {
      for (const Json& key : rule) {
        expect(!value.is_object() || value.contains(key.get<std::string>()), at, "lacks " + key.get<std::string>());
      }
    } else if (keyword == "properties") {
      check_properties(schema, value, at);
    } else if (keyword == "additionalProperties") {
      expect(rule == false && schema.contains("properties"), at, "schema: additionalProperties is understood as false");
    } else if (keyword == "items") {
      if (value.is_array()) {
        for (std::size_t i = 0; i < value.size(); ++i) {
          check(rule, value[i], at + "/" + std::to_string(i));
        }
      }
    } else if (keyword == "minItems") {
      expect(!value.is_array() || value.size() >= rule.get<std::size_t>(), at, "has too few items");
    } else if (keyword == "maxItems") {
      expect(!value.is_array() || value.size() <= rule.get<std::size_t>(), at, "has too many items");
    } else if (keyword == "minLength") {
      expect(!value.is_string() || value.get<std::string>().size() >= rule.get<std::size_t>(), at, "is too short");
    } else if (keyword == "pattern") {
      expect(!value.is_string() || RE2::PartialMatch(value.get<std::string>(), rule.get<std::string>()), at,
             "does not match " + rule.get<std::string>());
    } else if (keyword == "minimum") {
      expect(!value.is_number() || value >= rule, at, "is below " + rule.dump());
    } else if (keyword == "maximum") {
      expect(!value.is_number() || value <= rule, at, "is above " + rule.dump());
    } else {
      expect(false, at, "schema: unknown keyword " + keyword);
    }
  }

  void check_properties(const Json& schema, const Json& value, const std::string& at) {
    if (!value.is_object()) {
      return;
    }
    const bool closed = strict_ || schema.contains("additionalProperties");
    for (const auto& [key, member] : value.items()) {
      if (schema["properties"].contains(key)) {
        check(schema["properties"][key], member, at + "/" + key);
      } else {
        expect(!closed, at, "does not know " + key);
      }
    }
  }

  static bool is_type(const std::string& type, const Json& value) {
    return (type == "object" && value.is_object()) || (type == "array" && value.is_array()) ||
           (type == "string" && value.is_string()) || (type == "boolean" && value.is_boolean()) ||
           (type == "integer" && value.is_number_integer()) || (type == "number" && value.is_number());
  }

  void expect(bool holds, const std::string& at, const std::string& what) {
    if (!holds) {
      errors.push_back((at.empty() ? "/" : at) + " " + what);
    }
  }

  const Json& root_;
  bool strict_;
};

}  // namespace

std::vector<std::string> schema_errors(const Json& schema, const Json& document, bool strict) {
  Validator validator(schema, strict);
  validator.check(schema, document, "");
  return validator.errors;
}

}  // namespace nitec
