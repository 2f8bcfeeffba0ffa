#include "lab/facts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lab/error.hpp"

namespace grader {

Facts::Facts(const Json& json, std::string place, std::initializer_list<std::string_view> known)
    : json_(json), place_(std::move(place)) {
  const auto* members = json.as<Json::Object>();
  if (!members) refuse(fmt::format("here stands {}; write an object {{ … }}", json.kind()));
  for (const JsonMember& member : *members) {
    if (std::find(known.begin(), known.end(), member.key) == known.end()) {
      refuse(fmt::format("the key \"{}\" is unknown; remove it, or use one of: {}", member.key,
                         fmt::join(known, ", ")));
    }
  }
}

template <class T>
const T& Facts::value(std::string_view key, std::string_view wanted) const {
  const Json* found = json_.find(key);
  if (!found) refuse(fmt::format("\"{}\" is missing; add it: {}", key, wanted));
  const T* typed = found->as<T>();
  if (!typed) refuse(fmt::format("\"{}\" is {}; make it {}", key, found->kind(), wanted));
  return *typed;
}

std::string Facts::text(std::string_view key) const {
  const auto& text = value<std::string>(key, "a text in quotes");
  if (text.empty()) refuse(fmt::format("\"{}\" is empty; write a text", key));
  return text;
}

int Facts::whole_number(std::string_view key, int least, int most) const {
  const std::string wanted = fmt::format("a whole number from {} to {}", least, most);
  const auto number = value<std::int64_t>(key, wanted);
  if (number < least || number > most) refuse(fmt::format("\"{}\" is {}; make it {}", key, number, wanted));
  return static_cast<int>(number);
}

bool Facts::truth_or_false(std::string_view key) const {
  return has(key) && value<bool>(key, "true or false, without quotes");
}

const Json::Array& Facts::list(std::string_view key) const {
  const auto& items = value<Json::Array>(key, "a list [ … ]");
  if (items.empty()) refuse(fmt::format("\"{}\" is an empty list; put something in", key));
  return items;
}

std::vector<std::string> Facts::file_names(std::string_view key) const {
  std::vector<std::string> names;
  for (const Json& item : list(key)) {
    const auto* name = item.as<std::string>();
    if (!name)
      refuse(fmt::format("\"{}\" holds {}; make it a list of file names in quotes", key, item.kind()));
    const bool plain = !name->empty() && *name != "." && *name != ".." &&
                       std::none_of(name->begin(), name->end(),
                                    [](char c) { return c == '/' || c == '\\' || c == '\0' || c == ';'; });
    if (!plain) {
      refuse(fmt::format("\"{}\" holds \"{}\"; name a file of the lab's own folder, without / or ..", key,
                         *name));
    }
    if (std::find(names.begin(), names.end(), *name) != names.end()) {
      refuse(fmt::format("\"{}\" holds \"{}\" twice; remove one", key, *name));
    }
    names.push_back(*name);
  }
  return names;
}

void Facts::refuse(const std::string& problem) const {
  throw UserError(fmt::format("{}: {}.", place_, problem), 3);
}

}  // namespace grader
