// JSON as plain data. Only json.cpp includes the library, which is slow to compile.
//
// Example:
//   const Json lab = parse_json(text);
//   if (const Json* points = lab.find("points")) …
//   to_text(json_object({{"name", "bank"}, {"points", 30}}))
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace grader {

struct Json;

/// A key with its value; a template only because Json holds a list of them and is incomplete there.
template <class Value>
struct Named {
  std::string key;
  Value value;
  friend bool operator==(const Named&, const Named&) = default;
};
using JsonMember = Named<Json>;

struct Json {
  using Array = std::vector<Json>;
  using Object = std::vector<JsonMember>;  ///< in the order of the text; a key stands once
  std::variant<std::nullptr_t, bool, std::int64_t, double, std::string, Array, Object> value = nullptr;

  Json() = default;
  Json(std::same_as<bool> auto truth) : value(truth) {}
  Json(std::integral auto number) requires(!std::same_as<decltype(number), bool>)
      : value(static_cast<std::int64_t>(number)) {}
  Json(double number) : value(number) {}
  Json(const char* text) : value(std::string(text)) {}
  Json(std::string_view text) : value(std::string(text)) {}
  Json(std::string text) : value(std::move(text)) {}
  Json(Array items) : value(std::move(items)) {}
  Json(Object members) : value(std::move(members)) {}

  /// The value as T, or nullptr when it is something else.
  template <class T>
  const T* as() const {
    return std::get_if<T>(&value);
  }
  /// The value of a key; nullptr when there is none or this is no object.
  const Json* find(std::string_view key) const;
  /// "text", "a list": for messages.
  std::string_view kind() const;

  friend bool operator==(const Json&, const Json&) = default;
};

inline Json json_object(std::initializer_list<JsonMember> members) { return Json::Object(members); }

/// The text is not JSON, uses a key twice or is nested deeper than anything sensible.
struct JsonError : std::runtime_error {
  JsonError(const std::string& what, int at_line) : std::runtime_error(what), line(at_line) {}
  int line;  ///< 1 is the first, 0: not known
};

/// Throws JsonError.
Json parse_json(std::string_view text);

/// The document, indented, with a newline at its end; invalid UTF-8 becomes U+FFFD. Requires finite numbers.
std::string to_text(const Json& json);

/// The same in one line and without the newline.
std::string to_line(const Json& json);

}  // namespace grader
