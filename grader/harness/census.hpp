// What a piece of code leaves behind: descriptors, children, timers, and whatever a lab counts itself.
//
// After every case of the variants "asan" and "measure" the harness takes one itself, for descriptors and
// children; what a case leaves fails it. Neither the harness's own descriptors nor those that were open
// before are ever named.
//
// Requires:   nobody opens, closes or forks meanwhile.
// Example:
//   const harness::Census before = harness::census();
//   { ProcessPool pool(3, square); }
//   EXPECT_EQ(harness::left_since(before), "");  // "2 descriptors (pipe, read end; pipe, write end)"
#pragma once

#include <sys/types.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace harness {

struct Child {
  pid_t id = 0;
  bool ended = false;  ///< and was not waited for
};

struct Census {
  /// What each open descriptor is: "pipe, read end", "socket", "file notes.txt", "timer", "event counter".
  std::map<int, std::string> descriptors;
  std::vector<Child> children;          ///< after adopt_orphans() also those of a child that has ended
  long timers = 0;                      ///< made by timer_create(); -1 where the kernel does not tell
  std::map<std::string, long> counted;  ///< by a CountedThing's name
};

Census census();

/// What there is now and was not before, in words; empty: nothing.
///   "1 descriptor (pipe, read end), 1 child that ended and was never waited for"
std::string left_since(const Census& before);

/// The same for two that were taken. Pure.
std::string words_for_difference(const Census& before, const Census& after);

/// While it lives, census() counts one thing more: live coroutine frames, timers of a loop, watches.
///   const harness::CountedThing frames("live coroutine frame", [] { return Frame::alive(); });
class CountedThing {
 public:
  CountedThing(std::string name, std::function<long()> count);
  ~CountedThing();
  CountedThing(const CountedThing&) = delete;
  CountedThing& operator=(const CountedThing&) = delete;

 private:
  std::string name_;
};

/// From now on a process whose parent ends becomes a child of this one (Linux; without effect elsewhere).
void adopt_orphans();

/// Makes every case that leaves a descriptor or a child behind fail. For main(), after its other listeners.
void watch_what_cases_leave();

}  // namespace harness
