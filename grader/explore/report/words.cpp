#include "explore/report/words.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace explore {
namespace {

std::string held_by(ThreadId holder) { return holder == no_thread ? "" : ", held by " + short_name(holder); }

/// The thread's wait that this lock ends: the mutex comes back with the wake-up.
const Event* wait_before(const Story& story, std::size_t event) {
  const Event& lock = story.trace.events[event];
  for (std::size_t i = event; i-- > 0;) {
    const Event& before = story.trace.events[i];
    if (before.thread != lock.thread) continue;
    if (before.blocks && before.operation.object == lock.operation.object) continue;
    const bool ends = before.operation.kind == Kind::wait && before.operation.second == lock.operation.object;
    return ends ? &before : nullptr;
  }
  return nullptr;
}

/// Who holds the lock that a thread waits for; nobody where that changes before the thread gets it, or at the
/// end: a table that names one holder here and shows another later confuses.
ThreadId still_holding(const Story& story, std::size_t event) {
  const Event& attempt = story.trace.events[event];
  for (std::size_t i = event + 1; i < story.trace.events.size(); ++i) {
    const Event& later = story.trace.events[i];
    if (later.operation.object != attempt.operation.object) continue;
    if (later.thread == attempt.thread && !later.blocks) break;
    if (acquires_lock(later)) return no_thread;
  }
  return attempt.partner;
}

std::string lock_words(const Story& story, std::size_t event) {
  const Event& step = story.trace.events[event];
  const std::string name = story.name(step.operation.object);
  const Kind kind = step.operation.kind;
  const std::string to_read = kind == Kind::lock_shared || kind == Kind::try_lock_shared ? " to read" : "";
  if (const Event* wait = wait_before(story, event)) {
    if (step.blocks) return "is woken, waits for " + name + held_by(step.partner);
    const std::string condition = story.name(wait->operation.object);
    if (step.spurious) return "wakes up for no reason, locks " + name;
    if (step.timed_out) return "wait on " + condition + " times out, locks " + name;
    return "wakes up, locks " + name;
  }
  if (step.blocks) return "waits for " + name + to_read + held_by(still_holding(story, event));
  if (!step.succeeded && step.timed_out) return "gives up waiting for " + name + held_by(step.partner);
  if (!step.succeeded) return "try_lock of " + name + " fails" + held_by(step.partner);
  const auto& held = story.held[event];
  const bool again = std::count(held.begin(), held.end(), step.operation.object) > 1;
  return "locks " + name + to_read + (again ? " again" : "");
}

std::string notify_words(const Story& story, const Event& step) {
  const bool one = step.operation.kind == Kind::notify_one || step.operation.kind == Kind::wake_one;
  const std::string call = (one ? "notify_one on " : "notify_all on ") + story.name(step.operation.object);
  const std::uint64_t woken = step.before - std::min(step.before, step.after);
  if (step.before == 0 || (woken == 0 && step.partner == no_thread)) return call + " wakes nobody";
  if (woken > 1) return call + " wakes " + std::to_string(woken) + " threads";
  return call + " wakes " + (step.partner == no_thread ? "a thread" : short_name(step.partner));
}

std::string count_words(const Event& step) {
  if (step.before == step.after) return "";
  return " (" + value_in_words(step.before) + " -> " + value_in_words(step.after) + ")";
}

std::string semaphore_words(const Story& story, const Event& step) {
  const std::string name = story.name(step.operation.object);
  if (step.operation.kind == Kind::release) return "releases " + name + count_words(step);
  if (step.blocks) return "waits for " + name + " (no permit left)";
  if (!step.succeeded)
    return step.timed_out ? "gives up waiting for " + name : "try_acquire of " + name + " fails";
  return "acquires " + name + count_words(step);
}

std::string atomic_words(const Story& story, const Event& step) {
  const std::string name = story.name(step.operation.object);
  const std::string change =
      "changes " + name + " from " + value_in_words(step.before) + " to " + value_in_words(step.after);
  switch (step.operation.kind) {
    case Kind::load:
      return "reads " + name + " = " + value_in_words(step.after != 0 ? step.after : step.before) +
             (step.stale ? " (an older value)" : "");
    case Kind::store:
      return "sets " + name + " = " + value_in_words(step.after);
    case Kind::compare_exchange:
      if (!step.succeeded) return "finds " + name + " = " + value_in_words(step.before) + ", changes nothing";
      return change;
    case Kind::await_change:
      return step.blocks ? "waits until " + name + " is no longer " + value_in_words(step.before)
                         : "sees that " + name + " has changed";
    default:
      return change;
  }
}

/// Waiting inside a future, not on an atomic of the author's.
std::string library_wait(const Standing& standing) {
  constexpr std::array<std::string_view, 2> files = {"/future", "/atomic_futex.h"};
  for (const Frame& frame : standing.in_library) {
    for (const std::string_view file : files) {
      if (frame.file.ends_with(file)) return "a future";
    }
  }
  return "";
}

}  // namespace

std::string action_of(const Story& story, std::size_t event) {
  const Event& step = story.trace.events[event];
  const std::string name = story.name(step.operation.object);
  const std::string future = library_wait(story.standings[event]);
  switch (step.operation.kind) {
    case Kind::create:
      return "starts " + short_name(step.partner != no_thread ? step.partner
                                                              : static_cast<ThreadId>(step.operation.object));
    case Kind::join: {
      const std::string other = short_name(static_cast<ThreadId>(step.operation.object));
      return step.blocks ? "waits for " + other + " to end" : "joins " + other;
    }
    case Kind::lock:
    case Kind::try_lock:
    case Kind::lock_shared:
    case Kind::try_lock_shared:
      return lock_words(story, event);
    case Kind::unlock:
    case Kind::unlock_shared:
      return "unlocks " + name;
    case Kind::wait:
      return "waits on " + name + ", gives " + story.name(step.operation.second) + " back";
    case Kind::notify_one:
    case Kind::notify_all:
      return notify_words(story, step);
    case Kind::wake_one:
    case Kind::wake_all:
      return notify_words(story, step);
    case Kind::acquire:
    case Kind::try_acquire:
    case Kind::release:
      return semaphore_words(story, step);
    case Kind::arrive:
      return "counts down " + name + count_words(step);
    case Kind::await:
      return (step.blocks ? "waits at " : "passes ") + name;
    case Kind::fence:
      return "fence";
    case Kind::enter_once:
      return step.blocks ? "waits for " + name : "enters " + name;
    case Kind::leave_once:
      return "has done " + name;
    case Kind::sleep:
      return step.blocks ? "sleeps" : "has slept";
    case Kind::yield:
      return "yields";
    case Kind::poll:
      return "waits in poll";
    case Kind::read:
      return "reads " + name;
    case Kind::write:
      return "writes " + name;
    case Kind::await_change:
      return future.empty() ? atomic_words(story, step) : (step.blocks ? "waits for " : "gets ") + future;
    default:
      return is_atomic_access(step.operation.kind) ? atomic_words(story, step) : name_of(step.operation.kind);
  }
}

std::string waiting_words(const Story& story, const Unfinished& thread) {
  const Operation& operation = thread.waits;
  const std::string name = story.name(operation.object);
  switch (operation.kind) {
    case Kind::join:
      return "waits for " + short_name(static_cast<ThreadId>(operation.object)) + " to end";
    case Kind::lock:
    case Kind::lock_shared:
      if (thread.holder == thread.thread) return "waits for " + name + ", which it holds itself";
      return "waits for " + name + held_by(thread.holder);
    case Kind::wait:
      return "waits for ever on " + name;
    case Kind::acquire:
      return "waits for ever for " + name + " (no permit left)";
    case Kind::await:
      return "waits for ever at " + name;
    case Kind::await_change:
      for (const Unfinished& other : story.trace.unfinished) {
        const auto index = static_cast<std::size_t>(&other - story.trace.unfinished.data());
        const std::string future = other.thread == thread.thread ? library_wait(story.unfinished[index]) : "";
        if (!future.empty()) return "waits for ever for " + future;
      }
      return "waits for ever until " + name + " changes";
    case Kind::enter_once:
      return "waits for " + name + held_by(thread.holder);
    default:
      return std::string("is at ") + name_of(operation.kind);
  }
}

std::string value_in_words(std::uint64_t value) {
  constexpr std::uint64_t small = 1ull << 20, half = 1ull << 32, address = 1ull << 40, top = 1ull << 47;
  if (value >= half - small && value < half) return "-" + std::to_string(half - value);
  if (value >= ~0ull - small) return "-" + std::to_string(~value + 1);
  if (value >= address && value < top) return "a pointer";
  return value < address ? std::to_string(value) : "a long value";
}

std::string time_in_words(Nanoseconds time) {
  constexpr Nanoseconds millisecond = 1'000'000, second = 1'000'000'000;
  // A thousand looks at the clock, each a microsecond, are no time that anybody waited.
  const Nanoseconds rounded = (time + millisecond / 2) / millisecond * millisecond;
  if (rounded >= second) {
    std::string tenths = std::to_string(rounded % second / (100 * millisecond));
    return std::to_string(rounded / second) + (tenths == "0" ? "" : "." + tenths) + " s";
  }
  return std::to_string(rounded / millisecond) + " ms";
}

}  // namespace explore
