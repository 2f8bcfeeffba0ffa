// Finds the wrong interleaving: runs a body under every order of its threads, up to a stated bound.
//
//   TEST(Bank, OppositeTransfers) {
//     explore::every_order([] {
//       Bank bank(2, 100);
//       std::thread there([&] { bank.transfer(0, 1, 10); });
//       std::thread back([&] { bank.transfer(1, 0, 10); });
//       there.join(), back.join();
//       EXPECT_EQ(bank.total(), 200);
//     });
//   }
//
// The body uses ordinary std:: threads, locks, atomics and clocks; it creates all its state itself, starts
// few threads with few steps, and ends. EXPECT and ASSERT inside it are checked in every order.
//
// One every_order per TEST. A body that prints, prints once per schedule.
//
// What is searched: all schedules with no preemption, then with at most one, then two, each with every choice
// of the woken waiter, up to `spurious_wakeups` wake-ups for no reason and `early_timers` timers that fire
// early; where sleep sets finish, all interleavings. What is too big to exhaust is sampled: a fixed number of
// seeded random schedules, so that two runs say the same. What counts as a preemption: bounded_search.hpp.
// Sequentially consistent, unless Memory::weak; for the given input.
#pragma once

#include <cstdint>
#include <string>

#include "explore/engine/execution.hpp"
#include "explore/report/interleaving.hpp"

namespace explore {

struct Options {
  Time time = Time::adversarial;
  Memory memory = Memory::sequential;
  int preemption_bound = 2;
  int spurious_wakeups = 1;
  int early_timers = 2;
  std::uint64_t exhaust_limit =
      200'000;  ///< schedules the bounded search may take before it gives way to sampling
  std::uint64_t sampled_schedules = 2'000;  ///< in all, shared among the random strategies
  std::uint64_t seed = 1;
  bool detect_races = true;
  std::string replay;  ///< a token: run this one schedule only, with a trace
};

struct Result {
  Coverage coverage;                         ///< what was searched: true also after a failure, up to it
  std::optional<Interleaving> interleaving;  ///< the failure, minimised and drawn; empty: none found
};

/// A failure that does not come again in a new process, or a schedule that runs otherwise the second time, is
/// not judged: something outlives an execution. Does not throw; a token that is none is not judged either.
Result explore(const Body& body, const Options& options = {});

/// GoogleTest's way in: a found failure is a test failure with the table as its message, and goes to the
/// grader's evidence as the record `explored <json>`. INTERLEAVE_REPLAY=<token> in the environment replays.
void every_order(const Body& body, const Options& options = {});

/// Names an object in tables: explore::name(left, "left fork"). Without it, names come from the debug
/// information and the source line that used the object first.
void name(const void* object, std::string words);
template <class Object>
void name(const Object& object, std::string words) {
  name(static_cast<const void*>(&object), std::move(words));
}

}  // namespace explore
