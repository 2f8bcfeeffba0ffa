#include "gather.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

#include "patient_run.hpp"
#include "sleep_for.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;
using runtime::VirtualClock;

/// A loop whose clock jumps from one timer to the next.
class Board {
 public:
  VirtualClock clock;
  EventLoop loop{clock};
  std::string diary;

  void note(const std::string& what) { diary += what + "@" + std::to_string(clock.now().count()) + " "; }
};

Task<int> ring(Board& board, std::string name, Millis time, int result) {
  Sleep ringing = sleep_for(board.loop, time);
  co_await ringing;
  board.note(name);
  co_return result;
}

Task<int> fail(Board& board, std::string name, Millis time) {
  Sleep ringing = sleep_for(board.loop, time);
  co_await ringing;
  board.note(name);
  throw std::runtime_error(name + " is engaged");
}

// Catches: wrong delay. Who sleeps for 100 ms goes on after 100 ms, and sleeps again.
TEST(Sleep, TakesItsTime) {
  Board board;
  const auto night = [](Board& b) -> Task<int> {
    Sleep first = sleep_for(b.loop, 100ms);
    co_await first;
    b.note("A");
    Sleep second = sleep_for(b.loop, 50ms);
    co_await second;
    b.note("B");
    co_return 0;
  };
  run_patiently(board.loop, night(board));
  EXPECT_EQ(board.diary, "A@100 B@150 ")
      << "who was awake, and at which millisecond: sleeps of 100 and of 50";
}

// Catches: dead sleeper woken. A call is dropped while it sleeps; its time comes, and nobody is there.
TEST(Sleep, NobodyWakesACallThatIsGone) {
  Board board;
  std::optional<Task<int>> call = ring(board, "A", 10ms, 1);
  call->start();
  call.reset();
  run_patiently(board.loop, ring(board, "B", 20ms, 2));
  EXPECT_EQ(board.diary, "B@20 ") << "A was dropped at once, B was to ring at 20";
}

// Catches: one after the other. Three calls of a second each take a second together.
TEST(Gather, TakesAsLongAsTheLongest) {
  Board board;
  std::vector<Task<int>> calls;
  calls.push_back(ring(board, "A", 1000ms, 1));
  calls.push_back(ring(board, "B", 1000ms, 2));
  calls.push_back(ring(board, "C", 1000ms, 3));
  run_patiently(board.loop, gather(board.loop, std::move(calls)));
  EXPECT_EQ(board.diary, "A@1000 B@1000 C@1000 ")
      << "call and time, in ms, of three that ring for a second each";
}

// Catches: mixed-up answers. The last call is answered first; its answer is still the last.
TEST(Gather, KeepsTheOrderOfTheTasks) {
  Board board;
  std::vector<Task<int>> calls;
  calls.push_back(ring(board, "A", 30ms, 1));
  calls.push_back(ring(board, "B", 20ms, 2));
  calls.push_back(ring(board, "C", 10ms, 3));
  const std::vector<int> answers = run_patiently(board.loop, gather(board.loop, std::move(calls)));
  EXPECT_EQ(answers, (std::vector<int>{1, 2, 3}))
      << "A, B and C return 1, 2 and 3, and end in the order C, B, A";
}

// Catches: abandoned calls. The first goes wrong after 10 ms; the others are heard to their end.
TEST(Gather, WaitsForAllAlsoWhenOneFails) {
  Board board;
  std::vector<Task<int>> calls;
  calls.push_back(fail(board, "A", 10ms));
  calls.push_back(ring(board, "B", 30ms, 2));
  const auto night = [](Board& b, std::vector<Task<int>> tasks) -> Task<int> {
    try {
      Task<std::vector<int>> all = gather(b.loop, std::move(tasks));
      co_await all;
      b.note("no error");
    } catch (const std::runtime_error& error) {
      b.note(error.what());
    }
    Sleep later = sleep_for(b.loop, 100ms);
    co_await later;
    co_return 0;
  };
  run_patiently(board.loop, night(board, std::move(calls)));
  EXPECT_EQ(board.diary, "A@10 B@30 A is engaged@30 ")
      << "A fails at 10, B ends at 30, and only then gather throws";
}

// Catches: lost exception. Two fail; the one that stands first is reported, though it failed last.
TEST(Gather, ReportsTheFirstErrorInTheOrderOfTheTasks) {
  Board board;
  std::vector<Task<int>> calls;
  calls.push_back(ring(board, "A", 1ms, 1));
  calls.push_back(fail(board, "B", 20ms));
  calls.push_back(fail(board, "C", 10ms));
  std::string error = "nothing";
  try {
    run_patiently(board.loop, gather(board.loop, std::move(calls)));
  } catch (const std::runtime_error& caught) {
    error = caught.what();
  }
  EXPECT_EQ(error, "B is engaged") << "B failed at 20 and C at 10; gather threw this";
}

Task<std::unique_ptr<int>> parcel(int number) { co_return std::make_unique<int>(number); }

// Catches: copied result. Parcels of which there is only one each, and calls that never wait.
TEST(Gather, HandsOnWhatCanOnlyBeMoved) {
  Board board;
  std::vector<Task<std::unique_ptr<int>>> calls;
  calls.push_back(parcel(4));
  calls.push_back(parcel(5));
  const std::vector<std::unique_ptr<int>> parcels =
      run_patiently(board.loop, gather(board.loop, std::move(calls)));
  ASSERT_EQ(parcels.size(), 2u);
  EXPECT_EQ(*parcels[0] * 10 + *parcels[1], 45);
}

// Catches: waiting for nobody. No calls: no answers, at once.
TEST(Gather, OfNothingIsNothing) {
  Board board;
  EXPECT_TRUE(run_patiently(board.loop, gather(board.loop, std::vector<Task<int>>())).empty());
}

}  // namespace
}  // namespace lab
