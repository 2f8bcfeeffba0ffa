#include <gtest/gtest.h>
#include <unistd.h>

#include <cassert>
#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <thread>

#include "explore/engine/execution.hpp"
#include "tests/explore/choosers.hpp"

namespace explore {
namespace {

Failure failure_of(const Body& body) {
  Script script;
  const auto failure = execute(body, script, {}).failure;
  EXPECT_TRUE(failure);
  return failure.value_or(Failure{.kind = FailureKind::nondeterminism});
}

TEST(EngineFailures, NamesTheExceptionThatNobodyCatches) {
  const Failure failure = failure_of([] {
    std::thread thrower([] { throw std::runtime_error("too late"); });
    thrower.join();
  });
  EXPECT_EQ(failure.kind, FailureKind::uncaught_exception);
  EXPECT_EQ(failure.message, "std::runtime_error: too late");
  EXPECT_EQ(failure.thread, 1);
}

TEST(EngineFailures, NamesAThreadThatNobodyJoins) {
  const Failure failure = failure_of([] { const std::thread forgotten([] {}); });
  EXPECT_EQ(failure.kind, FailureKind::uncaught_exception);
  EXPECT_EQ(failure.message, "joinable std::thread destroyed");
}

TEST(EngineFailures, NamesACrash) {
  const Failure failure = failure_of([] {
    volatile int* volatile nowhere = nullptr;
    *nowhere = 1;
  });
  EXPECT_EQ(failure.kind, FailureKind::crash);
  EXPECT_EQ(failure.message, "SIGSEGV");
}

int deepen(int depth) {
  const volatile int kept = depth;
  return kept == -1 ? 0 : deepen(depth + 1) + kept;
}

TEST(EngineFailures, NamesAStackThatRunsOver) {
  const Failure failure = failure_of([] { deepen(0); });
  EXPECT_EQ(failure.kind, FailureKind::crash);
  EXPECT_EQ(failure.message, "stack overflow");
}

TEST(EngineFailures, NamesAnAssertion) {
  const Failure failure = failure_of([] { assert(1 + 1 == 3); });
  EXPECT_EQ(failure.kind, FailureKind::check);
  EXPECT_EQ(failure.message, "assert(1 + 1 == 3)");
}

TEST(EngineFailures, NamesAbort) {
  EXPECT_EQ(failure_of([] { std::abort(); }).kind, FailureKind::crash);
}

TEST(EngineFailures, NamesAMutexLockedTwice) {
  const Failure failure = failure_of([] {
    std::mutex mutex;
    mutex.lock();
    mutex.lock();
  });
  EXPECT_EQ(failure.kind, FailureKind::double_lock);
}

TEST(EngineFailures, NamesAMutexUnlockedByAnother) {
  const Failure failure = failure_of([] {
    std::mutex mutex;
    mutex.lock();
    std::thread other([&] { mutex.unlock(); });
    other.join();
  });
  EXPECT_EQ(failure.kind, FailureKind::foreign_unlock);
}

TEST(EngineFailures, NamesAConditionVariableDestroyedWhileSomebodySleepsOnIt) {
  const Failure failure = failure_of([] {
    std::mutex mutex;
    std::thread sleeper;
    {
      std::condition_variable condition;
      sleeper = std::thread([&] {
        std::unique_lock lock(mutex);
        condition.wait(lock);
      });
      std::this_thread::yield();
      const std::lock_guard lock(mutex);
      std::this_thread::yield();
    }
    sleeper.join();
  });
  EXPECT_EQ(failure.kind, FailureKind::destroyed_in_use);
}

// Catches: an engine that judges the destruction of a condition variable by luck: here it comes last.
TEST(EngineFailures, NamesADestructionThatNothingOrdersAfterANotification) {
  const Failure failure = failure_of([] {
    std::atomic<bool> gone = false;
    std::thread ringer;
    {
      std::condition_variable bell;
      ringer = std::thread([&] {
        bell.notify_one();
        gone.store(true, std::memory_order_relaxed);
      });
      while (!gone.load(std::memory_order_relaxed)) std::this_thread::yield();
    }
    ringer.join();
  });
  EXPECT_EQ(failure.kind, FailureKind::destroyed_in_use);
}

TEST(EngineFailures, NamesALivelock) {
  const Failure failure = failure_of([] {
    std::atomic<bool> stop = false;
    const auto wait = [&] {
      while (!stop) std::this_thread::yield();
    };
    std::thread one(wait), two(wait);
    one.join(), two.join();
  });
  EXPECT_EQ(failure.kind, FailureKind::livelock);
}

TEST(EngineFailures, NamesASpinWithoutOperations) {
  const Failure failure = failure_of([] {
    for (;;) asm volatile("");
  });
  EXPECT_EQ(failure.kind, FailureKind::spin);
}

struct Node {
  Node* next;
};

TEST(EngineFailures, NamesALoopThatOnlyReads) {
  const Failure failure = failure_of([] {
    Node ring{.next = &ring};
    for (const Node* at = &ring; at != nullptr; at = at->next) asm volatile("" : : : "memory");
  });
  EXPECT_EQ(failure.kind, FailureKind::spin);
}

TEST(EngineFailures, LetsALongComputationBe) {
  Script script;
  const auto compute = [] {
    std::vector<int> numbers(1000, 1);
    volatile int sum = 0;
    for (int round = 0; round < 100; ++round) {
      for (const int number : numbers) sum = sum + number;
    }
  };
  const Ending ending = execute(
      [&] {
        std::thread other(compute);
        compute();
        other.join();
      },
      script, {});
  EXPECT_FALSE(ending.failure);
}

TEST(EngineFailures, SaysWhenThereAreTooManyThreads) {
  const Failure failure = failure_of([] {
    std::vector<std::thread> threads;
    for (int i = 0; i < max_threads; ++i) threads.emplace_back([] {});
    for (std::thread& thread : threads) thread.join();
  });
  EXPECT_EQ(failure.kind, FailureKind::limit);
  EXPECT_EQ(failure.message, "more than 128 threads");
}

TEST(EngineFailures, LeavesTheProcessFitForMore) {
  for (int round = 0; round < 200; ++round) {
    EXPECT_EQ(failure_of([] {
                std::mutex mutex;
                std::thread holder([&] { mutex.lock(); });
                holder.join();
                std::lock_guard lock(mutex);
              }).kind,
              FailureKind::deadlock);
  }
}

}  // namespace
}  // namespace explore
