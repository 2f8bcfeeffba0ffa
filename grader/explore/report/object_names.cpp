#include "explore/report/object_names.hpp"

#include <algorithm>
#include <cctype>
#include <optional>
#include <set>

#include "explore/report/expression.hpp"

namespace explore {
namespace {

constexpr int lines_searched_upwards = 80;

/// What is known of one object before names are made to differ.
struct Candidate {
  std::uintptr_t object = 0;
  std::string name;
  std::string type;    ///< "account", where the name is a member of a variable of that type
  std::string member;  ///< ".mutex" then
};

std::uint64_t element_size(Kind kind) {
  constexpr std::uint64_t mutex = 40, condition_variable = 48;
  const std::string noun = noun_of(kind);
  return noun == "mutex" ? mutex : noun == "condition variable" ? condition_variable : 0;
}

/// "mutex", "forks[1]": the variable that is the object, not one that holds it somewhere.
std::string global_name(const Sighting& sighting, const GlobalFinder& global_at) {
  const auto global = global_at(sighting.object);
  if (!global) return "";
  const std::uint64_t element = element_size(sighting.kind);
  constexpr std::uint64_t longest_atomic = 16;
  if (global->offset == 0 && (global->size == element || (element == 0 && global->size <= longest_atomic)))
    return global->name;
  if (element == 0 || global->size % element != 0 || global->offset % element != 0) return "";
  return global->name + "[" + std::to_string(global->offset / element) + "]";
}

/// The nearest line above that declares the guard says what it locks.
std::string through_guard(const std::string& guard, const SourcePlace& place, SourceFiles& files) {
  for (int line = place.line; line > std::max(0, place.line - lines_searched_upwards); --line) {
    if (!declares_guard(files.line_at(place.file, line), guard)) continue;
    return object_expression(files.statement_at(place.file, line), Kind::lock);
  }
  return "";
}

/// Of several variables that a line reads, the one that is declared an atomic in the file or its own headers.
std::string only_atomic(const std::vector<std::string>& names, const SourcePlace& place, SourceFiles& files) {
  std::set<std::string> declared;
  const auto look_in = [&](const std::string& file) {
    for (const std::string& line : files.lines_of(file)) {
      for (std::string& name : declared_atomics(line)) declared.insert(std::move(name));
    }
  };
  look_in(place.file);
  const std::string folder = place.file.substr(0, place.file.rfind('/') + 1);
  constexpr std::string_view include = "#include \"";
  for (const std::string& line : files.lines_of(place.file)) {
    if (line.starts_with(include))
      look_in(folder + line.substr(include.size(), line.rfind('"') - include.size()));
  }
  std::string found;
  for (const std::string& name : names) {
    if (declared.count(name) == 0) continue;
    if (!found.empty()) return "";
    found = name;
  }
  return found;
}

std::string source_name(const Sighting& sighting, SourceFiles& files) {
  const SourcePlace& place = sighting.standing->place;
  if (place.line == 0) return "";
  const std::string statement = files.statement_at(place.file, place.line);
  std::string name = object_expression(statement, sighting.kind, sighting.ordinal);
  const bool is_lock = std::string(noun_of(sighting.kind)) == "mutex";
  if (is_lock && !name.empty()) {
    const std::string locked = through_guard(name, place, files);
    if (!locked.empty()) name = locked;
  }
  if (name.empty() && std::string(noun_of(sighting.kind)) == "atomic")
    name = only_atomic(touched_names(statement), place, files);
  return name;
}

/// "account" for `payer.mutex` where `payer` is declared an Account above the place.
std::string owner_type(const std::string& name, const SourcePlace& place, SourceFiles& files) {
  const std::size_t end = name.find_first_of(".-[(");
  if (end == std::string::npos || place.line == 0) return "";
  const std::string_view member = std::string_view(name).substr(end);
  const bool one_step =
      std::count(member.begin(), member.end(), '.') + std::count(member.begin(), member.end(), '>') == 1;
  if (!one_step || member.front() == '(' || member.front() == '[') return "";
  for (int line = place.line; line > std::max(0, place.line - lines_searched_upwards); --line) {
    const std::string type = declared_type(files.line_at(place.file, line), name.substr(0, end));
    if (!type.empty()) return type_in_words(type);
  }
  return "";
}

Candidate candidate_for(const Sighting& sighting, const ObjectNames::GivenName& given,
                        const GlobalFinder& global_at, SourceFiles& files) {
  Candidate candidate{.object = sighting.object, .name = given(sighting.object), .type = "", .member = ""};
  if (candidate.name.empty()) candidate.name = global_name(sighting, global_at);
  if (candidate.name.empty()) {
    candidate.name = source_name(sighting, files);
    candidate.type = owner_type(candidate.name, sighting.standing->place, files);
    candidate.member =
        candidate.name.substr(std::min(candidate.name.find_first_of(".-"), candidate.name.size()));
  }
  return candidate;
}

/// The first use whose line says something; the first of all decides the kind where none does.
std::vector<Candidate> candidates_for(const std::vector<Sighting>& sightings,
                                      const ObjectNames::GivenName& given, const GlobalFinder& global_at,
                                      SourceFiles& files) {
  std::vector<Candidate> candidates;
  std::map<std::string, int> anonymous;
  std::map<std::uintptr_t, std::vector<const Sighting*>> uses;
  std::vector<std::uintptr_t> order;
  for (const Sighting& sighting : sightings) {
    auto& all = uses[sighting.object];
    if (all.empty()) order.push_back(sighting.object);
    all.push_back(&sighting);
  }
  for (const std::uintptr_t object : order) {
    constexpr std::size_t most_uses = 8;
    const auto& all = uses[object];
    Candidate candidate;
    for (std::size_t i = 0; i < std::min(all.size(), most_uses) && candidate.name.empty(); ++i) {
      candidate = candidate_for(*all[i], given, global_at, files);
    }
    if (candidate.name.empty()) {
      const std::string noun = noun_of(all.front()->kind);
      candidate.name = noun + " " + std::to_string(++anonymous[noun]);
    }
    candidates.push_back(std::move(candidate));
  }
  return candidates;
}

/// "forks" for "forks[first]": which one that was, the number tells.
std::string without_index(const std::string& name) {
  return name.ends_with(']') ? name.substr(0, name.find('[')) : name;
}

}  // namespace

ObjectNames::ObjectNames(const std::vector<Sighting>& sightings, const GivenName& given,
                         const GlobalFinder& global_at, SourceFiles& files) {
  const std::vector<Candidate> candidates = candidates_for(sightings, given, global_at, files);
  std::map<std::string, int> count;
  for (const Candidate& candidate : candidates) ++count[candidate.name];
  // Where one name means two accounts, every account is told by its number.
  const auto key_of = [](const Candidate& candidate) { return candidate.type + "\n" + candidate.member; };
  std::map<std::string, std::set<std::string>> members;  // Two mutexes in each would be the same account.
  for (const Candidate& candidate : candidates) members[candidate.type].insert(candidate.member);
  std::set<std::string> numbered, taken;
  for (const Candidate& candidate : candidates) {
    taken.insert(candidate.name);
    const bool typed = !candidate.type.empty() && members[candidate.type].size() == 1;
    if (count[candidate.name] > 1 && typed) numbered.insert(key_of(candidate));
  }
  std::map<std::string, int> numbers;
  const auto free_name = [&](const std::string& start, const std::string& end) {
    std::string name;
    do name = start + std::to_string(++numbers[start]) + end;
    while (!taken.insert(name).second);
    return name;
  };
  for (const Candidate& candidate : candidates) {
    const std::string& name = candidate.name;
    const bool typed = !candidate.type.empty() && numbered.count(key_of(candidate)) > 0;
    names_[candidate.object] = typed             ? free_name(candidate.type + " ", "")
                               : count[name] > 1 ? free_name(without_index(name) + " (", ")")
                                                 : name;
  }
}

std::string ObjectNames::of(std::uintptr_t object) const {
  const auto found = names_.find(object);
  return found == names_.end() ? "something" : found->second;
}

const char* noun_of(Kind kind) {
  switch (kind) {
    case Kind::lock:
    case Kind::try_lock:
    case Kind::unlock:
    case Kind::lock_shared:
    case Kind::try_lock_shared:
    case Kind::unlock_shared:
      return "mutex";
    case Kind::wait:
    case Kind::notify_one:
    case Kind::notify_all:
      return "condition variable";
    case Kind::acquire:
    case Kind::try_acquire:
    case Kind::release:
      return "semaphore";
    case Kind::arrive:
    case Kind::await:
      return "latch or barrier";
    case Kind::enter_once:
    case Kind::leave_once:
      return "once flag";
    case Kind::read:
    case Kind::write:
      return "variable";
    default:
      return "atomic";
  }
}

std::string type_in_words(const std::string& type) {
  std::string words;
  for (const char c : type) {
    const bool upper = std::isupper(static_cast<unsigned char>(c)) != 0;
    if (upper && !words.empty() && words.back() != ' ') words += ' ';
    words += c == '_' ? ' ' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return words;
}

}  // namespace explore
