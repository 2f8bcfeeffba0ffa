// The keys of one JSON object that a person wrote, asked for by type.
//
// Errors:  UserError naming the place, the key and what to write instead.
// Example: const Facts facts(json, "labs/03-locks/lab.json", {"title", "minutes"});
//          lab.minutes = facts.whole_number("minutes", 1, 600);
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "lab/json.hpp"

namespace grader {

class Facts {
 public:
  /// Requires that `json` outlives this. Refuses a key that is not in `known`.
  Facts(const Json& json, std::string place, std::initializer_list<std::string_view> known);

  bool has(std::string_view key) const { return json_.find(key) != nullptr; }
  std::string text(std::string_view key) const;  ///< not empty
  int whole_number(std::string_view key, int least, int most) const;
  bool truth_or_false(std::string_view key) const;                  ///< false when there is none
  const Json::Array& list(std::string_view key) const;              ///< not empty
  std::vector<std::string> file_names(std::string_view key) const;  ///< names without folders; not empty

  /// Throws UserError: "<place>: <problem>".
  [[noreturn]] void refuse(const std::string& problem) const;

 private:
  template <class T>
  const T& value(std::string_view key, std::string_view wanted) const;

  const Json& json_;
  std::string place_;
};

}  // namespace grader
