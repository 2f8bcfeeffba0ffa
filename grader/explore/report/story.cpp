#include "explore/report/story.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <string_view>
#include <utility>

#include "explore/report/expression.hpp"

namespace explore {
namespace {

bool is_lock_operation(Kind kind) { return std::string_view(noun_of(kind)) == "mutex"; }

/// Library code that takes locks and touches atomics for purposes of its own.
bool is_private_code(const Frame& frame, Kind kind) {
  constexpr std::array<std::string_view, 9> locking_and_counting = {
      "shared_ptr_base.h", "shared_ptr.h",   "atomicity.h", "shared_ptr_atomic.h", "stop_token",
      "std_thread.h",      "std_function.h", "any",         "exception_ptr.h"};
  constexpr std::array<std::string_view, 6> waiting = {"future",  "atomic_futex.h", "semaphore_base.h",
                                                       "barrier", "latch",          "atomic_wait.h"};
  const std::string name = std::filesystem::path(frame.file).filename().string();
  const auto is_in = [&](const auto& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  if (frame.function.starts_with("testing::")) return true;
  if (is_in(locking_and_counting)) return true;
  const bool any_variable = frame.function.find("condition_variable_any") != std::string::npos;
  if (is_lock_operation(kind)) return any_variable || is_in(waiting);
  return is_atomic_access(kind) && is_in(waiting) && kind != Kind::await_change && kind != Kind::wake_one &&
         kind != Kind::wake_all;
}

bool is_internal(const Event& event, const Standing& standing) {
  if (standing.place.line == 0) return true;
  const Kind kind = event.operation.kind;
  return std::any_of(standing.in_library.begin(), standing.in_library.end(),
                     [&](const Frame& frame) { return is_private_code(frame, kind); });
}

/// Follows which thread holds which locks.
class Holdings {
 public:
  void apply(const Event& event) {
    auto& held = held_[event.thread];
    const Operation& operation = event.operation;
    if (acquires_lock(event)) held.push_back(operation.object);
    if (gives_lock_back(event)) remove(held, operation.object);
    if (operation.kind == Kind::wait) remove(held, operation.second);
  }
  const std::vector<std::uintptr_t>& of(ThreadId thread) { return held_[thread]; }

 private:
  static void remove(std::vector<std::uintptr_t>& held, std::uintptr_t lock) {
    const auto last = std::find(held.rbegin(), held.rend(), lock);
    if (last != held.rend()) held.erase(std::next(last).base());
  }
  std::map<ThreadId, std::vector<std::uintptr_t>> held_;
};

std::vector<Section> sections_of(const Trace& trace, const std::vector<bool>& internal) {
  std::vector<Section> sections;
  const auto end_section = [&](ThreadId thread, std::uintptr_t lock, std::size_t at) {
    for (auto section = sections.rbegin(); section != sections.rend(); ++section) {
      if (section->thread != thread || section->lock != lock || section->end != trace.events.size()) continue;
      section->end = at;
      return;
    }
  };
  for (std::size_t i = 0; i < trace.events.size(); ++i) {
    const Event& event = trace.events[i];
    const Operation& operation = event.operation;
    if (gives_lock_back(event)) end_section(event.thread, operation.object, i);
    if (operation.kind == Kind::wait) end_section(event.thread, operation.second, i);
    if (acquires_lock(event) && !internal[i])
      sections.push_back(
          {.thread = event.thread, .lock = operation.object, .begin = i, .end = trace.events.size()});
  }
  return sections;
}

std::vector<Sighting> sightings_of(const Trace& trace, const Story& story) {
  std::vector<Sighting> sightings;
  std::map<ThreadId, std::pair<SourcePlace, std::vector<std::uintptr_t>>> line_of;
  for (std::size_t i = 0; i < trace.events.size(); ++i) {
    const Operation& operation = trace.events[i].operation;
    if (story.internal[i] || operation.object == 0) continue;
    auto& [place, objects] = line_of[trace.events[i].thread];
    const SourcePlace& here = story.standings[i].place;
    if (place != here) objects.clear();
    place = here;
    auto found = std::find(objects.begin(), objects.end(), operation.object);
    if (found == objects.end()) found = objects.insert(objects.end(), operation.object);
    sightings.push_back({.object = operation.object,
                         .kind = operation.kind,
                         .standing = &story.standings[i],
                         .ordinal = static_cast<std::size_t>(found - objects.begin())});
  }
  for (std::size_t i = 0; i < trace.unfinished.size(); ++i) {
    const Operation& operation = trace.unfinished[i].waits;
    if (operation.kind != Kind::join && operation.object != 0)
      sightings.push_back(
          {.object = operation.object, .kind = operation.kind, .standing = &story.unfinished[i]});
    if (operation.second != 0)
      sightings.push_back({.object = operation.second, .kind = Kind::lock, .standing = &story.unfinished[i]});
  }
  return sightings;
}

/// An access inside library code, of which only one address is known: the thread's last step before it leads
/// near.
Standing nearby(const Story& story, const Access& access) {
  for (int i = std::min(access.event, static_cast<int>(story.standings.size()) - 1); i >= 0; --i) {
    const auto index = static_cast<std::size_t>(i);
    if (story.trace.events[index].thread != access.thread || story.standings[index].place.line == 0) continue;
    Standing standing = story.standings[index];
    standing.nearby = true;
    return standing;
  }
  return {};
}

bool is_of_thread(Kind kind) {
  return kind == Kind::create || kind == Kind::join || kind == Kind::detach || kind == Kind::start ||
         kind == Kind::exit;
}

}  // namespace

Story story_of(const Trace& trace, const Failure& failure, const Surroundings& surroundings,
               SourceFiles& files) {
  const Standings standings(trace, failure, surroundings.symbolise, files);
  Story story{.trace = trace,
              .failure = failure,
              .standings = {},
              .unfinished = {},
              .accesses = {},
              .internal = {},
              .held = {},
              .sections = {},
              .names = ObjectNames({}, {}, {}, files),
              .files = files,
              .accessed = ""};
  Holdings holdings;
  for (const Event& event : trace.events) story.standings.push_back(standings.of(event));
  const bool places_known = std::any_of(story.standings.begin(), story.standings.end(),
                                        [](const Standing& standing) { return standing.place.line > 0; });
  for (std::size_t i = 0; i < trace.events.size(); ++i) {
    const Event& event = trace.events[i];
    story.internal.push_back(places_known && is_internal(event, story.standings[i]));
    holdings.apply(event);
    story.held.push_back(holdings.of(event.thread));
  }
  for (const Unfinished& thread : trace.unfinished) story.unfinished.push_back(standings.of(thread));
  for (const Access& access : failure.accesses) story.accesses.push_back(standings.of(access.stack));
  for (std::size_t i = 0; i < story.accesses.size(); ++i) {
    if (story.accesses[i].place.line == 0) story.accesses[i] = nearby(story, failure.accesses[i]);
  }
  story.sections = sections_of(trace, story.internal);

  std::vector<Sighting> sightings = sightings_of(trace, story);
  std::erase_if(sightings, [](const Sighting& sighting) { return is_of_thread(sighting.kind); });
  story.accessed = accessed_name(story.accesses, failure, surroundings.global_at);
  story.names = ObjectNames(sightings, surroundings.given_name, surroundings.global_at, files);
  return story;
}

std::string short_name(ThreadId thread) { return thread <= 0 ? "main" : "T" + std::to_string(thread); }

std::string full_name(const Trace& trace, ThreadId thread) {
  const auto index = static_cast<std::size_t>(std::max<ThreadId>(thread, 0));
  const bool named = index < trace.thread_names.size() && !trace.thread_names[index].empty();
  return short_name(thread) + (named ? " (" + trace.thread_names[index] + ")" : "");
}

std::string words_for(const SourcePlace& place) {
  if (place.line == 0) return "";
  return std::filesystem::path(place.file).filename().string() + ":" + std::to_string(place.line);
}

std::string at(const SourcePlace& place) { return place.line == 0 ? "" : " at " + words_for(place); }

std::string in_brackets(const SourcePlace& place) {
  return place.line == 0 ? "" : " (" + words_for(place) + ")";
}

std::string statement_around(const SourcePlace& place, SourceFiles& files) {
  constexpr std::array<std::string_view, 4> statements = {"while", "if", "for", "do"};
  constexpr int lines_looked_at = 3;  // A comment may stand between.
  for (int line = place.line; line > place.line - lines_looked_at; --line) {
    const std::string text = files.line_at(place.file, line);
    for (const Token& token : tokens_of(text)) {
      if (std::find(statements.begin(), statements.end(), token.text) != statements.end())
        return std::string(token.text);
    }
    if (line < place.line && !tokens_of(text).empty()) return "";
  }
  return "";
}

bool acquires_lock(const Event& event) {
  const Kind kind = event.operation.kind;
  const bool locks = kind == Kind::lock || kind == Kind::try_lock || kind == Kind::lock_shared ||
                     kind == Kind::try_lock_shared;
  return locks && event.succeeded && !event.blocks;  // Also when a wait timed out: it has its lock again.
}

bool gives_lock_back(const Event& event) {
  return event.operation.kind == Kind::unlock || event.operation.kind == Kind::unlock_shared;
}

bool is_atomic_access(Kind kind) {
  return std::string_view(noun_of(kind)) == "atomic" && kind >= Kind::load && kind <= Kind::wake_all;
}

bool changes_value(const Event& event) {
  const Kind kind = event.operation.kind;
  return kind == Kind::store || kind == Kind::read_modify_write ||
         (kind == Kind::compare_exchange && event.succeeded);
}

const Unfinished* unfinished_thread(const Trace& trace, ThreadId thread) {
  const auto found = std::find_if(trace.unfinished.begin(), trace.unfinished.end(),
                                  [&](const Unfinished& one) { return one.thread == thread; });
  return found == trace.unfinished.end() ? nullptr : &*found;
}

}  // namespace explore
