#include "programs.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <thread>
#include <vector>

#include "explore/explore.hpp"
#include "mini_interp.hpp"
#include "switching_key.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;

// Time passes only while nobody can run, so durations are exact.
const explore::Options exact_time = {.time = explore::Time::strict};

/// How long it takes when each body runs on a thread of its own.
std::chrono::duration<double> time_of(const std::vector<std::function<void()>>& bodies) {
  const auto start = std::chrono::steady_clock::now();
  std::vector<std::thread> people;
  for (const auto& body : bodies) people.emplace_back(body);
  for (std::thread& person : people) person.join();
  return std::chrono::steady_clock::now() - start;
}

// Catches: lost update. The key changes hands in the middle of x += 1.
TEST(ProgramsInEveryOrder, TwoAdditionsMakeTwo) {
  explore::every_order([] {
    SwitchingKey key;
    MiniInterp interp(key, 1);
    std::thread there([&] { interp.run(add_one(0)); });
    interp.run(add_one(0));
    there.join();
    EXPECT_EQ(interp.value(0), 2) << "two threads added 1 each";
  });
}

// Catches: waiting in a circle. One moves from 0 to 1, the other from 1 to 0; the big lock does not help.
TEST(ProgramsInEveryOrder, OppositeMovesBothGetThrough) {
  explore::every_order([] {
    SwitchingKey key;
    MiniInterp interp(key, 2);
    std::thread there([&] { interp.run(move_one(0, 1)); });
    interp.run(move_one(1, 0));
    there.join();
    EXPECT_EQ(interp.value(0), 0) << "one taken, one given";
    EXPECT_EQ(interp.value(1), 0) << "one given, one taken";
  });
}

// Catches: wrong speed. The measurement behind the verdict: four calculations of 2 ms, by one thread and by
// two.
TEST(VerdictsInEveryOrder, TwoComputingThreadsAreAsFastAsMeasured) {
  explore::every_order(
      [] {
        SwitchingKey key;
        MiniInterp interp(key, 1, [] { std::this_thread::sleep_for(2ms); });
        const auto two = [&] { interp.run({op::compute(), op::compute()}); };
        const auto alone = time_of({[&] {
          interp.run({op::compute(), op::compute(), op::compute(), op::compute()});
        }});
        const auto together = time_of({two, two});
        EXPECT_NEAR(verdicts().cpu_speedup_two_threads, alone / together, 0.25)
            << "8 ms of calculation with the key, shared by two threads";
      },
      exact_time);
}

// Catches: wrong speed. The measurement behind the verdict: three waits of 20 ms, one after the other and
// together.
TEST(VerdictsInEveryOrder, ThreeWaitingThreadsAreAsFastAsMeasured) {
  explore::every_order(
      [] {
        SwitchingKey key;
        const auto wait = [&] {
          key.acquire();
          key.release();  // The key hangs on its hook while the glue dries.
          std::this_thread::sleep_for(20ms);
          key.acquire();
          key.release();
        };
        const auto alone = time_of({[&] { wait(), wait(), wait(); }});
        const auto together = time_of({wait, wait, wait});
        EXPECT_NEAR(verdicts().io_speedup_three_threads, alone / together, 0.5)
            << "three waits of 20 ms without the key, shared by three threads";
      },
      exact_time);
}

}  // namespace
}  // namespace lab
