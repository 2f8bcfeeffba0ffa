// A trace made ready to be told: where each step stands, what its object is called, which locks are held.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "explore/model/failure.hpp"
#include "explore/model/trace.hpp"
#include "explore/report/object_names.hpp"
#include "explore/report/standing.hpp"

namespace explore {

/// A critical section: from an acquired lock to its release, or to the end.
struct Section {
  ThreadId thread = no_thread;
  std::uintptr_t lock = 0;
  std::size_t begin = 0;
  std::size_t end = 0;  ///< the event that gives the lock back; the number of events: nobody did
};

struct Story {
  const Trace& trace;
  const Failure& failure;
  std::vector<Standing> standings;                ///< of the events
  std::vector<Standing> unfinished;               ///< of trace.unfinished
  std::vector<Standing> accesses;                 ///< of failure.accesses
  std::vector<bool> internal;                     ///< a step inside the library, no step of the author's
  std::vector<std::vector<std::uintptr_t>> held;  ///< by the event's thread, after it
  std::vector<Section> sections;                  ///< in the order in which they begin; none internal
  ObjectNames names;
  SourceFiles& files;
  std::string accessed;  ///< the variable that the failure's accesses touch; empty: nobody can tell

  std::string name(std::uintptr_t object) const { return names.of(object); }
};

struct Surroundings {
  Symboliser symbolise;
  GlobalFinder global_at;
  ObjectNames::GivenName given_name;
};

Story story_of(const Trace& trace, const Failure& failure, const Surroundings& surroundings,
               SourceFiles& files);

/// What two lines, or one, touch: a variable with static storage, else the one name that they agree on.
std::string accessed_name(const std::vector<Standing>& accesses, const Failure& failure,
                          const GlobalFinder& global_at);

/// "while", "if" or the like: the statement that a line stands in, on the line itself or right above it;
/// empty: none of these.
std::string statement_around(const SourcePlace& place, SourceFiles& files);

/// "main", "T1"
std::string short_name(ThreadId thread);

/// "T2 (cook)": with the name that the program gave it.
std::string full_name(const Trace& trace, ThreadId thread);

/// "bank.cpp:21"; empty where the line is unknown.
std::string words_for(const SourcePlace& place);

/// " at bank.cpp:21", or nothing.
std::string at(const SourcePlace& place);

/// " (bank.cpp:21)", or nothing.
std::string in_brackets(const SourcePlace& place);

/// Takes a lock, now or when woken.
bool acquires_lock(const Event& event);
bool gives_lock_back(const Event& event);
bool is_atomic_access(Kind kind);
/// Changes an atomic's value.
bool changes_value(const Event& event);

/// null: the thread has ended.
const Unfinished* unfinished_thread(const Trace& trace, ThreadId thread);

}  // namespace explore
