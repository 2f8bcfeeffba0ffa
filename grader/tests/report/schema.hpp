// The part of JSON Schema that docs/teaching/result.schema.json uses: type, const, enum, required,
// properties, additionalProperties, items, minimum, pattern for digits, $ref below $defs.
#pragma once

#include <algorithm>
#include <string>

#include "lab/json.hpp"

namespace grader {

inline bool has_type(const Json& value, std::string_view type) {
  if (type == "object") return value.as<Json::Object>();
  if (type == "array") return value.as<Json::Array>();
  if (type == "string") return value.as<std::string>();
  if (type == "boolean") return value.as<bool>();
  if (type == "integer") return value.as<std::int64_t>();
  return type == "number" && (value.as<double>() || value.as<std::int64_t>());
}

inline double as_number(const Json& value) {
  if (const auto* whole = value.as<std::int64_t>()) return static_cast<double>(*whole);
  const auto* number = value.as<double>();
  return number ? *number : 0;
}

/// The first thing the schema does not allow; empty when there is none. `root` holds $defs.
inline std::string schema_complaint(const Json& root, const Json& schema, const Json& value) {
  if (const Json* ref = schema.find("$ref")) {
    const std::string name = ref->as<std::string>()->substr(std::string("#/$defs/").size());
    const Json* target = root.find("$defs")->find(name);
    return target ? schema_complaint(root, *target, value) : "no definition of " + name;
  }
  if (const Json* type = schema.find("type"); type && !has_type(value, *type->as<std::string>())) {
    return "not of type " + *type->as<std::string>() + ": " + to_line(value);
  }
  if (const Json* wanted = schema.find("const"); wanted && !(value == *wanted))
    return "not " + to_line(*wanted);
  if (const Json* words = schema.find("enum")) {
    const auto& all = *words->as<Json::Array>();
    if (std::find(all.begin(), all.end(), value) == all.end()) return "not in the enum: " + to_line(value);
  }
  if (const Json* least = schema.find("minimum"); least && as_number(value) < as_number(*least)) {
    return "below the minimum: " + to_line(value);
  }
  if (const Json* required = schema.find("required")) {
    for (const Json& key : *required->as<Json::Array>()) {
      if (!value.find(*key.as<std::string>())) return "missing: " + *key.as<std::string>();
    }
  }
  if (const Json* items = schema.find("items")) {
    for (const Json& item : *value.as<Json::Array>()) {
      if (std::string complaint = schema_complaint(root, *items, item); !complaint.empty()) return complaint;
    }
  }
  if (const auto* members = value.as<Json::Object>()) {
    for (const auto& [key, member] : *members) {
      const Json* properties = schema.find("properties");
      const Json* own = properties ? properties->find(key) : nullptr;
      if (!own) own = schema.find("additionalProperties");
      if (!own) return "not described: " + key;
      if (std::string complaint = schema_complaint(root, *own, member); !complaint.empty())
        return key + ": " + complaint;
    }
  }
  return "";
}

}  // namespace grader
