// Correct uses of the standard library's means, under many orders: nothing may be reported.
#include <gtest/gtest.h>

#include <barrier>
#include <chrono>
#include <condition_variable>
#include <future>
#include <latch>
#include <mutex>
#include <semaphore>
#include <shared_mutex>
#include <stop_token>
#include <thread>

#include "explore/engine/execution.hpp"
#include "tests/explore/choosers.hpp"

namespace explore {
namespace {

using namespace std::chrono_literals;

#define EXPLORE_CHECK(condition)        \
  do {                                  \
    if (!(condition)) fail(#condition); \
  } while (false)

void expect_no_failure(const Body& body, ExecutionOptions options = {}, int seeds = 400) {
  for (int seed = 1; seed <= seeds; ++seed) {
    Lots lots(static_cast<std::uint64_t>(seed));
    const Ending ending = execute(body, lots, options);
    ASSERT_FALSE(ending.failure) << "seed " << seed << ": kind " << static_cast<int>(ending.failure->kind)
                                 << " " << ending.failure->message;
  }
}

TEST(EngineStandard, CountingSemaphore) {
  expect_no_failure([] {
    std::counting_semaphore<3> permits(1);
    int count = 0;
    const auto add = [&] {
      permits.acquire();
      ++count;
      permits.release();
    };
    std::thread one(add), two(add);
    one.join(), two.join();
    EXPLORE_CHECK(count == 2);
    EXPLORE_CHECK(permits.try_acquire_for(1s));
    EXPLORE_CHECK(!permits.try_acquire_for(1s));
  });
}

TEST(EngineStandard, Latch) {
  expect_no_failure([] {
    std::latch done(2);
    int left = 0, right = 0;
    std::thread one([&] { left = 1, done.count_down(); });
    std::thread two([&] { right = 1, done.count_down(); });
    done.wait();
    EXPLORE_CHECK(left + right == 2);
    one.join(), two.join();
  });
}

TEST(EngineStandard, Barrier) {
  expect_no_failure([] {
    int phases = 0;
    std::barrier together(2, [&]() noexcept { ++phases; });
    const auto work = [&] {
      together.arrive_and_wait();
      EXPLORE_CHECK(phases == 1);
      together.arrive_and_wait();
      EXPLORE_CHECK(phases == 2);
    };
    std::thread one(work), two(work);
    one.join(), two.join();
  });
}

TEST(EngineStandard, AtomicWait) {
  expect_no_failure([] {
    std::atomic<int> ready = 0;
    std::atomic<long> big = 0;
    int data = 0;
    std::thread waiter([&] {
      ready.wait(0);
      EXPLORE_CHECK(data == 1);
      big.wait(0);
    });
    data = 1;
    ready = 1;
    ready.notify_one();
    big = 1;
    big.notify_all();
    waiter.join();
  });
}

TEST(EngineStandard, TimedMutexAndSleep) {
  expect_no_failure(
      [] {
        std::timed_mutex mutex;
        int count = 0;
        const auto add = [&] {
          if (!mutex.try_lock_for(1s)) return;
          ++count;
          std::this_thread::sleep_for(100ms);
          mutex.unlock();
        };
        std::thread one(add), two(add);
        one.join(), two.join();
        EXPLORE_CHECK(count == 2);
      },
      {.time = Time::strict});
}

TEST(EngineStandard, SharedMutex) {
  expect_no_failure([] {
    std::shared_mutex mutex;
    int value = 0;
    std::thread writer([&] {
      const std::unique_lock lock(mutex);
      ++value;
    });
    const auto read = [&] {
      const std::shared_lock lock(mutex);
      EXPLORE_CHECK(value == 0 || value == 1);
    };
    std::thread one(read), two(read);
    writer.join(), one.join(), two.join();
  });
}

TEST(EngineStandard, ConditionVariableWithTimeouts) {
  expect_no_failure(
      [] {
        std::mutex mutex;
        std::condition_variable changed;
        std::unique_lock lock(mutex);
        const auto start = std::chrono::steady_clock::now();
        EXPLORE_CHECK(!changed.wait_for(lock, 1s, [] { return false; }));
        EXPLORE_CHECK(!changed.wait_until(lock, std::chrono::system_clock::now() + 1s, [] { return false; }));
        const auto passed = std::chrono::steady_clock::now() - start;
        EXPLORE_CHECK(passed >= 2s && passed < 2100ms);
      },
      {.time = Time::strict});
}

TEST(EngineStandard, StopTokens) {
  expect_no_failure([] {
    std::mutex mutex;
    std::condition_variable_any changed;
    std::jthread waiter([&](std::stop_token stop) {
      std::unique_lock lock(mutex);
      EXPLORE_CHECK(!changed.wait(lock, stop, [] { return false; }));
    });
    waiter.request_stop();
  });
}

TEST(EngineStandard, Futures) {
  expect_no_failure([] {
    auto three = std::async(std::launch::async, [] { return 3; });
    auto thrown = std::async(std::launch::async, []() -> int { throw 5; });
    EXPLORE_CHECK(three.get() == 3);
    bool caught = false;
    try {
      thrown.get();
    } catch (int) {
      caught = true;
    }
    EXPLORE_CHECK(caught);
  });
}

TEST(EngineStandard, CallOnceThatThrows) {
  expect_no_failure([] {
    std::once_flag flag;
    std::atomic<int> tries = 0;
    int made = 0;
    const auto work = [&] {
      try {
        std::call_once(flag, [&] {
          if (tries++ == 0) throw 1;
          ++made;
        });
      } catch (int) {
      }
    };
    std::thread one(work), two(work), three(work);
    one.join(), two.join(), three.join();
    EXPLORE_CHECK(made == 1);
  });
}

}  // namespace
}  // namespace explore
