// What went wrong and which steps show it: the patterns that learners' mistakes make in a trace.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "explore/report/story.hpp"

namespace explore {

struct Finding {
  std::string flaw;  ///< as verdicts name it
  std::string sentence;
  std::vector<SourcePlace> places;  ///< most telling first
  std::set<std::size_t> needed;     ///< events that must be shown
  /// Objects whose steps are shown too, from the first needed step on, where they are contended.
  std::set<std::uintptr_t> focus;
  std::size_t most_rows = 60;   ///< the last ones
  bool shows_accesses = false;  ///< the failure's accesses are steps of the table
  std::set<ThreadId> waiting;   ///< threads whose last, vain attempt is a step of the table
  std::vector<std::string> endings;
};

/// Never without a flaw and a sentence.
Finding finding_of(const Story& story);

// The patterns, each empty where the trace does not show it.

/// Threads in a ring of locks and joins, a lock never given back, a lock held while waiting, everybody
/// waiting.
Finding deadlock_in(const Story& story);
/// A lock that its holder keeps while it sleeps, or kept when it ended.
std::optional<Finding> kept_lock_in(const Story& story);
/// A notification too early, to the wrong one, to too few, or never.
Finding lost_wakeup_in(const Story& story);
Finding memory_fault_in(const Story& story);
/// A failed check, explained by what happened before it, or with its own words.
Finding failed_check_in(const Story& story);
/// Double lock, foreign unlock, destroyed in use, livelock, spin.
Finding misuse_in(const Story& story);

/// The event by which a thread took a lock that it holds at the end.
std::optional<std::size_t> taken_at(const Story& story, ThreadId thread, std::uintptr_t lock);

/// Does a statement that waits look at its condition by itself, before and after: a loop, or a predicate?
bool looks_again(const Story& story, const SourcePlace& wait);

// What explains a failed check. Most telling first.
std::optional<Finding> lost_update_in(const Story& story);
std::optional<Finding> overtaken_check_in(const Story& story);
std::optional<Finding> check_then_act_in(const Story& story);
std::optional<Finding> unchecked_wakeup_in(const Story& story);
std::optional<Finding> restarted_limit_in(const Story& story);
std::optional<Finding> unchecked_timeout_in(const Story& story);

}  // namespace explore
