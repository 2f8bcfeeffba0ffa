// The standard library's own faults are named as such, and the search goes on past them.
#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <future>
#include <memory>
#include <mutex>
#include <thread>

#include "explore/explore.hpp"
#include "explore/replay/forgiving_execution.hpp"
#include "tests/explore/choosers.hpp"

namespace explore {
namespace {

const Options quickly{.sampled_schedules = 20};

void expect_silence(const Body& body) {
  const Result result = explore(body, quickly);
  EXPECT_FALSE(result.interleaving) << result.interleaving->sentence << "\n"
                                    << table_of(*result.interleaving);
  EXPECT_EQ(result.coverage.not_judged, "");
  EXPECT_EQ(result.coverage.toolchain, "");
  EXPECT_GE(result.coverage.exhausted_bound, 2);
}

}  // namespace

// Catches: a right answer failed for libstdc++'s lock bit.
TEST(LibraryFaults, AnAtomicSharedPointerIsNotTheLearnersFault) {
  const Result result = explore(
      [] {
        std::atomic<std::shared_ptr<int>> current{std::make_shared<int>(1)};
        std::thread reader([&] {
          const std::shared_ptr<int> seen = current.load();
          if (*seen != 1 && *seen != 2) fail("neither the old nor the new value");
        });
        std::thread writer([&] { current.store(std::make_shared<int>(2)); });
        reader.join(), writer.join();
      },
      quickly);
  EXPECT_FALSE(result.interleaving) << result.interleaving->sentence << "\n"
                                    << table_of(*result.interleaving);
  EXPECT_EQ(result.coverage.not_judged, "");
  EXPECT_NE(result.coverage.toolchain, "") << "the fault must be named";
  EXPECT_GE(result.coverage.exhausted_bound, 1) << "the search ended at the library's fault";
}

// Catches: a learner failed for the library's race because a busy machine kept the symboliser waiting.
TEST(LibraryFaults, ARaceThatNobodyCouldBeAskedAboutIsNotJudged) {
  const Body racy = [] {
    int visits = 0;
    std::thread visitor([&] { ++visits; });
    ++visits;
    visitor.join();
  };
  const auto never_answers = [](const auto& addresses, bool* late) {
    *late = true;
    return std::vector<Frames>(addresses.size());
  };
  Script usual;
  const Ending late = ForgivingExecution(never_answers).execute(racy, usual, {});
  ASSERT_TRUE(late.failure);
  EXPECT_EQ(late.failure->kind, FailureKind::limit) << late.failure->message;
  const Ending asked = ForgivingExecution().execute(racy, usual, {});
  ASSERT_TRUE(asked.failure);
  EXPECT_EQ(asked.failure->kind, FailureKind::data_race) << "what was not judged must not be kept";
}

// Catches: a learner's race hidden behind the library's.
TEST(LibraryFaults, WhatAnAtomicSharedPointerPointsToMayStillRace) {
  const Result result = explore(
      [] {
        std::atomic<std::shared_ptr<int>> current{std::make_shared<int>(1)};
        std::thread one([&] { ++*current.load(); });
        std::thread two([&] { ++*current.load(); });
        current.store(std::make_shared<int>(2));
        one.join(), two.join();
      },
      quickly);
  ASSERT_TRUE(result.interleaving);
  EXPECT_EQ(result.interleaving->flaw, "data race");
}

// Catches: get() racing with the thread that made the result, since the library says "ready" unseen.
TEST(LibraryFaults, AResultReadyAtThreadExitComesAfterAllThatTheThreadDid) {
  expect_silence([] {
    int before = 0, after = 0;
    std::promise<int> promise;
    std::future<int> result = promise.get_future();
    std::thread maker([&] {
      before = 1;
      promise.set_value_at_thread_exit(7);
      after = 2;
    });
    if (result.get() + before + after != 10) fail("not all of it");
    maker.join();
  });
  expect_silence([] {
    std::packaged_task<int()> task([] { return 3; });
    std::future<int> result = task.get_future();
    std::thread maker([&] { task.make_ready_at_thread_exit(); });
    if (result.get() != 3) fail("another result");
    maker.join();
  });
}

// Catches: everything ordered after a thread that promises something for its end.
TEST(LibraryFaults, WhoDoesNotWaitForTheResultIsNotOrderedAfterIt) {
  const Result result = explore(
      [] {
        int after = 0;
        std::promise<void> promise;
        std::future<void> ready = promise.get_future();
        std::thread maker([&] {
          promise.set_value_at_thread_exit();
          after = 2;
        });
        after = 1;
        ready.get();
        maker.join();
      },
      quickly);
  ASSERT_TRUE(result.interleaving);
  EXPECT_EQ(result.interleaving->flaw, "data race");
}

// Catches: the notification at a thread's end taken for none.
TEST(LibraryFaults, ANotificationAtThreadExitArrives) {
  expect_silence([] {
    std::mutex mutex;
    std::condition_variable changed;
    bool ready = false;
    std::thread maker([&] {
      std::unique_lock lock(mutex);
      ready = true;
      std::notify_all_at_thread_exit(changed, std::move(lock));
    });
    {
      std::unique_lock lock(mutex);
      changed.wait(lock, [&] { return ready; });
    }
    maker.join();
  });
}

}  // namespace explore
