#include "lab/json.hpp"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

namespace grader {
namespace {

using Library = nlohmann::ordered_json;

/// Builds a Json from the library's events; refuses what a document tree would silently accept.
class Builder : public nlohmann::json_sax<Library> {
 public:
  Json root;
  std::string problem;
  std::size_t position = 0;

  bool null() override { return add(Json()); }
  bool boolean(bool truth) override { return add(truth); }
  bool number_integer(number_integer_t number) override { return add(number); }
  bool number_unsigned(number_unsigned_t number) override {
    if (number > static_cast<number_unsigned_t>(std::numeric_limits<std::int64_t>::max())) {
      return add(static_cast<double>(number));
    }
    return add(number);
  }
  bool number_float(number_float_t number, const string_t&) override { return add(number); }
  bool string(string_t& text) override { return add(std::move(text)); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(Json::Object()); }
  bool start_array(std::size_t) override { return open(Json::Array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    auto& members = std::get<Json::Object>(open_.back()->value);
    if (std::any_of(members.begin(), members.end(), [&](const JsonMember& m) { return m.key == name; })) {
      problem = "the key \"" + name + "\" stands twice";
      return false;
    }
    members.push_back({std::move(name), Json()});
    return true;
  }

  bool parse_error(std::size_t at, const std::string&, const nlohmann::detail::exception& error) override {
    position = at;
    problem = error.what();
    // "[json.exception…] parse error at line 1, column 2: syntax error while parsing value - unexpected '}';
    // …"
    if (const auto start = problem.find(" - "); start != std::string::npos) problem.erase(0, start + 3);
    problem.erase(std::min(problem.find(';'), problem.size()));
    return false;
  }

 private:
  static constexpr std::size_t deepest = 64;  // Json's destructor is recursive.

  bool open(Json container) {
    if (open_.size() == deepest) {
      problem = "it is nested too deeply";
      return false;
    }
    open_.push_back(place(std::move(container)));
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  bool add(Json json) {
    place(std::move(json));
    return true;
  }

  /// Puts a value where the text has it. Pointers in open_ stay valid: only the innermost container grows.
  Json* place(Json json) {
    if (open_.empty()) {
      root = std::move(json);
      return &root;
    }
    if (auto* items = std::get_if<Json::Array>(&open_.back()->value)) {
      return &items->emplace_back(std::move(json));
    }
    Json& last = std::get<Json::Object>(open_.back()->value).back().value;
    last = std::move(json);
    return &last;
  }

  std::vector<Json*> open_;
};

Library to_library(const Json& json) {
  if (const auto* items = json.as<Json::Array>()) {
    Library list = Library::array();
    for (const Json& item : *items) list.push_back(to_library(item));
    return list;
  }
  if (const auto* members = json.as<Json::Object>()) {
    Library object = Library::object();
    for (const JsonMember& member : *members) object[member.key] = to_library(member.value);
    return object;
  }
  if (const auto* text = json.as<std::string>()) return *text;
  if (const auto* number = json.as<double>()) return *number;
  if (const auto* whole = json.as<std::int64_t>()) return *whole;
  if (const auto* truth = json.as<bool>()) return *truth;
  return nullptr;
}

}  // namespace

const Json* Json::find(std::string_view key) const {
  const auto* members = as<Object>();
  if (!members) return nullptr;
  const auto found =
      std::find_if(members->begin(), members->end(), [&](const auto& m) { return m.key == key; });
  return found == members->end() ? nullptr : &found->value;
}

std::string_view Json::kind() const {
  static constexpr std::string_view kinds[] = {"null", "true or false", "a whole number", "a number",
                                               "text", "a list",        "an object"};
  return kinds[value.index()];
}

Json parse_json(std::string_view text) {
  Builder builder;
  if (!Library::sax_parse(text.begin(), text.end(), &builder)) {
    const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(builder.position, text.size()));
    const auto line = builder.position == 0 ? 0 : 1 + std::count(text.begin(), end, '\n');
    throw JsonError(builder.problem, static_cast<int>(line));
  }
  return std::move(builder.root);
}

std::string to_text(const Json& json) {
  return to_library(json).dump(2, ' ', false, Library::error_handler_t::replace) + "\n";
}

std::string to_line(const Json& json) {
  return to_library(json).dump(-1, ' ', false, Library::error_handler_t::replace);
}

}  // namespace grader
