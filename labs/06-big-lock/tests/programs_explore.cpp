#include "programs.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
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

double in_ms(std::chrono::duration<double> time) { return std::round(time.count() * 1000); }

/// The learner's figure was measured on a real machine, ours was not.
bool is_about(double said, double measured, double tolerance) {
  return std::abs(said - measured) <= tolerance;
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

// Catches: lost update. One moves from 0 to 1, the other from 1 to 0: each object is changed by both, and
// both must get through.
TEST(ProgramsInEveryOrder, OppositeMovesBothGetThrough) {
  explore::every_order([] {
    SwitchingKey key;
    MiniInterp interp(key, 2);
    std::thread there([&] { interp.run(move_one(0, 1)); });
    interp.run(move_one(1, 0));
    there.join();
    EXPECT_EQ(interp.value(0), 0) << "one taken, one given: who may write it in the middle of a move?";
    EXPECT_EQ(interp.value(1), 0) << "one given, one taken: who may write it in the middle of a move?";
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
        EXPECT_TRUE(is_about(verdicts().cpu_speedup_two_threads, alone / together, 0.25))
            << "you say two are " << verdicts().cpu_speedup_two_threads
            << " times as fast as one; here one needs " << in_ms(alone) << " ms, and two together "
            << in_ms(together);
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
        EXPECT_TRUE(is_about(verdicts().io_speedup_three_threads, alone / together, 0.75))
            << "you say three are " << verdicts().io_speedup_three_threads
            << " times as fast as one; here one needs " << in_ms(alone) << " ms, and three together "
            << in_ms(together);
      },
      exact_time);
}

}  // namespace
}  // namespace lab
