// Threads asleep for ever on a condition variable or an atomic, and the notifications that did not help them.
#pragma once

#include <optional>
#include <vector>

#include "explore/report/story.hpp"

namespace explore {

/// A thread asleep for ever, and the step that put it to sleep.
struct Sleeper {
  const Unfinished* thread = nullptr;
  SourcePlace place;
  std::size_t slept = 0;
};

std::vector<Sleeper> sleepers_in(const Story& story);

bool is_notify(const Event& event);
bool notifies_one(const Event& event);

/// Where the sleeper took the mutex under which it went to sleep.
std::optional<std::size_t> section_of(const Story& story, const Sleeper& sleeper);

/// The last notification before the sleeper slept, if it woke nobody.
std::optional<std::size_t> vain_notification(const Story& story, const Sleeper& sleeper);

/// The notification that woke the sleeper before it went to sleep for the last time.
std::optional<std::size_t> woken_before(const Story& story, const Sleeper& sleeper);

/// Where the thread goes back to sleep on the object after a step, without having notified it meanwhile.
std::optional<std::size_t> sleeps_again(const Story& story, ThreadId thread, std::uintptr_t object,
                                        std::size_t after);

}  // namespace explore
