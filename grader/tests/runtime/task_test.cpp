#include "support/runtime/task.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "support/runtime/gather.hpp"
#include "support/runtime/sleep.hpp"

namespace lab::runtime {
namespace {

using namespace std::chrono_literals;

Task<int> answer(EventLoop& loop, Millis delay, int value) {
  SleepAwaiter sleep = sleep_for(loop, delay);
  co_await sleep;
  if (value < 0) throw std::runtime_error(std::to_string(value));
  co_return value;
}

Task<int> add_one(Task<int> task) {
  const int value = co_await task;
  co_return value + 1;
}

Task<std::unique_ptr<int>> movable() { co_return std::make_unique<int>(7); }

Task<void> note(int& calls) {
  ++calls;
  co_return;
}

Task<int> nested(int depth) {
  if (depth == 0) co_return 0;
  Task<int> inner = nested(depth - 1);
  const int result = co_await inner;
  co_return result + 1;
}

TEST(Task, IsLazyAndGivesItsValueByMove) {
  VirtualClock clock;
  EventLoop loop(clock);
  int calls = 0;
  { const Task<void> never = note(calls); }
  EXPECT_EQ(calls, 0);
  loop.run(note(calls));
  EXPECT_EQ(calls, 1);
  EXPECT_EQ(*loop.run(movable()), 7);
  EXPECT_EQ(loop.run(nested(2000)), 2000);
  EXPECT_EQ(live_frames(), 0u);
}

TEST(Task, PassesErrorsUp) {
  VirtualClock clock;
  EventLoop loop(clock);
  EXPECT_THROW(loop.run(add_one(answer(loop, 1ms, -1))), std::runtime_error);
  EXPECT_EQ(loop.run(add_one(answer(loop, 1ms, 1))), 2);
}

TEST(Task, CanBeStartedAndAwaitedLater) {
  VirtualClock clock;
  EventLoop loop(clock);
  Task<int> task = answer(loop, 10ms, 5);
  task.start();
  Task<int> moved = std::move(task);
  EXPECT_EQ(loop.run(answer(loop, 50ms, 1)), 1);
  EXPECT_TRUE(moved.done());
  EXPECT_EQ(loop.run(add_one(std::move(moved))), 6);
  EXPECT_EQ(loop.now(), 50ms);
}

TEST(Task, DestroyedWhereverItStands) {
  VirtualClock clock;
  EventLoop loop(clock);
  {
    Task<int> task = add_one(add_one(answer(loop, 10ms, 5)));
    task.start();
    EXPECT_EQ(live_frames(), 3u);
  }
  EXPECT_EQ(live_frames(), 0u);
  EXPECT_EQ(loop.timers(), 0u);
}

TEST(Task, AnEmptyOneSaysSo) {
  Task<void> empty;
  EXPECT_THROW(empty.start(), std::logic_error);
}

std::vector<Task<int>> answers(EventLoop& loop, const std::vector<int>& values) {
  std::vector<Task<int>> tasks;
  for (std::size_t i = 0; i < values.size(); ++i) {
    tasks.push_back(answer(loop, Millis(100 * (values.size() - i)), values[i]));
  }
  return tasks;
}

TEST(Gather, GivesResultsInTheOrderOfTheTasksAfterTheLongest) {
  VirtualClock clock;
  EventLoop loop(clock);
  EXPECT_EQ(loop.run(gather(loop, answers(loop, {1, 2, 3}))), (std::vector<int>{1, 2, 3}));
  EXPECT_EQ(loop.now(), 300ms);
  EXPECT_TRUE(loop.run(gather(loop, answers(loop, {}))).empty());
}

TEST(Gather, ThrowsTheFirstErrorInTheListWhenAllHaveEnded) {
  VirtualClock clock;
  EventLoop loop(clock);
  try {
    loop.run(gather(loop, answers(loop, {1, -2, -3})));
    ADD_FAILURE() << "no error";
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ(error.what(), "-2");
  }
  EXPECT_EQ(loop.now(), 300ms);
}

}  // namespace
}  // namespace lab::runtime
