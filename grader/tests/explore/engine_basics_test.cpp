#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "explore/engine/execution.hpp"
#include "tests/explore/choosers.hpp"

namespace explore {
namespace {

Ending run(const Body& body, Chooser& chooser, ExecutionOptions options = {}) {
  return execute(body, chooser, options);
}

std::optional<Failure> first_failure(const Body& body, int seeds = 500) {
  for (int seed = 1; seed <= seeds; ++seed) {
    Lots lots(static_cast<std::uint64_t>(seed));
    const Ending ending = run(body, lots);
    if (ending.failure) return ending.failure;
  }
  return std::nullopt;
}

TEST(EngineBasics, RunsABodyWithoutThreads) {
  Script script;
  bool ran = false;
  const Ending ending = run([&] { ran = controlled(); }, script);
  EXPECT_TRUE(ran);
  EXPECT_FALSE(ending.failure);
  EXPECT_EQ(ending.threads, 1);
  EXPECT_FALSE(controlled());
}

TEST(EngineBasics, RunsThreadsThatLock) {
  const Body body = [] {
    std::mutex mutex;
    int count = 0;
    const auto add = [&] {
      const std::lock_guard lock(mutex);
      ++count;
    };
    std::thread one(add), two(add);
    one.join(), two.join();
    if (count != 2) fail("count");
  };
  EXPECT_FALSE(first_failure(body));
}

TEST(EngineBasics, FindsOppositeLockOrders) {
  const Body body = [] {
    std::mutex left, right;
    std::thread one([&] {
      const std::scoped_lock a(left);
      const std::scoped_lock b(right);
    });
    std::thread two([&] {
      const std::scoped_lock a(right);
      const std::scoped_lock b(left);
    });
    one.join(), two.join();
  };
  const auto failure = first_failure(body);
  ASSERT_TRUE(failure);
  EXPECT_EQ(failure->kind, FailureKind::deadlock);
}

TEST(EngineBasics, FindsALostWakeup) {
  const Body body = [] {
    std::mutex mutex;
    std::condition_variable opened;
    std::atomic<bool> open = false;
    std::thread waiter([&] {
      std::unique_lock lock(mutex);
      while (!open) opened.wait(lock);
    });
    open = true;
    opened.notify_one();
    waiter.join();
  };
  const auto failure = first_failure(body);
  ASSERT_TRUE(failure);
  EXPECT_EQ(failure->kind, FailureKind::lost_wakeup);
}

TEST(EngineBasics, FindsALostUpdate) {
  const Body body = [] {
    std::atomic<int> count = 0;
    const auto add = [&] { count = count + 1; };
    std::thread one(add), two(add);
    one.join(), two.join();
    if (count != 2) fail("an update was lost");
  };
  const auto failure = first_failure(body);
  ASSERT_TRUE(failure);
  EXPECT_EQ(failure->kind, FailureKind::check);
}

TEST(EngineBasics, FindsADataRace) {
  const Body body = [] {
    int count = 0;
    const auto add = [&] { ++count; };
    std::thread one(add), two(add);
    one.join(), two.join();
  };
  const auto failure = first_failure(body);
  ASSERT_TRUE(failure);
  EXPECT_EQ(failure->kind, FailureKind::data_race);
}

}  // namespace
}  // namespace explore
