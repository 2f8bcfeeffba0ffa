// What people call the objects of a trace: given names first, then variables with static storage, then the
// words of the source line that used the object first, else its kind and a number.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "explore/model/trace.hpp"
#include "explore/report/source_files.hpp"
#include "explore/report/standing.hpp"
#include "explore/report/this_program.hpp"

namespace explore {

/// One use of an object: what was done to it, where.
struct Sighting {
  std::uintptr_t object = 0;
  Kind kind = Kind::lock;
  const Standing* standing = nullptr;
  std::size_t ordinal = 0;  ///< how many other objects the same line has used before in one go
};

class ObjectNames {
 public:
  using GivenName = std::function<std::string(std::uintptr_t)>;

  /// `sightings` in the order of the trace. Two objects never get the same name.
  ObjectNames(const std::vector<Sighting>& sightings, const GivenName& given, const GlobalFinder& global_at,
              SourceFiles& files);

  /// "mutex_", "account 1", "mutex 2"
  std::string of(std::uintptr_t object) const;

 private:
  std::map<std::uintptr_t, std::string> names_;
};

/// "mutex", "condition variable": what an operation of this kind is done to.
const char* noun_of(Kind kind);

/// "Account" -> "account", "CashDesk" -> "cash desk"
std::string type_in_words(const std::string& type);

}  // namespace explore
