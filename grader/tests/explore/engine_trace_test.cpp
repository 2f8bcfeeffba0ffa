#include <gtest/gtest.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <semaphore>
#include <thread>

#include "explore/engine/execution.hpp"
#include "tests/explore/choosers.hpp"

namespace explore {
namespace {

using namespace std::chrono_literals;

struct Traced {
  Ending ending;
  Trace trace;
  const Event* first(Kind kind) const {
    const auto found = std::find_if(trace.events.begin(), trace.events.end(),
                                    [=](const Event& event) { return event.operation.kind == kind; });
    return found == trace.events.end() ? nullptr : &*found;
  }
};

Traced trace_of(const Body& body, ExecutionOptions options = {}) {
  Traced traced;
  options.trace = &traced.trace;
  Script script;
  traced.ending = execute(body, script, options);
  return traced;
}

TEST(EngineTrace, SaysThatANotificationWokeNobody) {
  std::mutex mutex;
  std::condition_variable condition;
  const Traced traced = trace_of([&] {
    condition.notify_one();
    std::thread sleeper([&] {
      std::unique_lock lock(mutex);
      condition.wait(lock);
    });
    sleeper.join();
  });
  ASSERT_TRUE(traced.ending.failure);
  EXPECT_EQ(traced.ending.failure->kind, FailureKind::lost_wakeup);
  EXPECT_EQ(traced.ending.failure->thread, 1);
  ASSERT_NE(traced.first(Kind::notify_one), nullptr);
  EXPECT_EQ(traced.first(Kind::notify_one)->before, 0U);
  EXPECT_EQ(traced.first(Kind::notify_one)->partner, no_thread);
  ASSERT_EQ(traced.trace.unfinished.size(), 2U);
  EXPECT_EQ(traced.trace.unfinished[0].waits.kind, Kind::join);
  EXPECT_EQ(traced.trace.unfinished[0].holder, 1);
  EXPECT_EQ(traced.trace.unfinished[1].waits.kind, Kind::wait);
}

TEST(EngineTrace, SaysWhoHoldsTheLockWaitedFor) {
  std::mutex left;
  const Traced traced = trace_of([&] {
    left.lock();
    std::thread other([&] { left.lock(); });
    other.join();
  });
  ASSERT_TRUE(traced.ending.failure);
  EXPECT_EQ(traced.ending.failure->kind, FailureKind::deadlock);
  const auto address = reinterpret_cast<std::uintptr_t>(&left);
  const auto& unfinished = traced.trace.unfinished;
  ASSERT_EQ(unfinished.size(), 2U);
  EXPECT_EQ(unfinished[0].held, std::vector<std::uintptr_t>{address});
  EXPECT_EQ(unfinished[1].holder, 0);
  EXPECT_TRUE(std::any_of(traced.trace.events.begin(), traced.trace.events.end(), [&](const Event& event) {
    return event.blocks && event.operation.object == address && event.partner == 0;
  }));
}

TEST(EngineTrace, ShowsValuesAndNames) {
  std::atomic<int> number = 4;
  std::counting_semaphore<9> permits(2);
  const Traced traced = trace_of([&] {
    number.fetch_add(3);
    permits.acquire();
    pthread_setname_np(pthread_self(), "cook");
  });
  ASSERT_NE(traced.first(Kind::read_modify_write), nullptr);
  EXPECT_EQ(traced.first(Kind::read_modify_write)->before, 4U);
  EXPECT_EQ(traced.first(Kind::read_modify_write)->after, 7U);
  ASSERT_NE(traced.first(Kind::acquire), nullptr);
  EXPECT_EQ(traced.first(Kind::acquire)->before, 2U);
  EXPECT_EQ(traced.first(Kind::acquire)->after, 1U);
  EXPECT_EQ(traced.trace.thread_names, std::vector<std::string>{"cook"});
}

[[gnu::noinline]] void write_first(int& number) { number = 1; }
[[gnu::noinline]] void write_second(int& number) { number = 2; }

bool lies_in(const void* place, void (*function)(int&)) {
  constexpr std::uintptr_t small = 64;
  return reinterpret_cast<std::uintptr_t>(place) - reinterpret_cast<std::uintptr_t>(function) < small;
}

TEST(EngineTrace, ShowsWhereBothEndsOfARaceStood) {
  int number = 0;
  const Traced traced = trace_of([&] {
    std::thread other([&] { write_second(number); });
    write_first(number);
    other.join();
  });
  ASSERT_TRUE(traced.ending.failure);
  ASSERT_EQ(traced.ending.failure->kind, FailureKind::data_race);
  const auto& accesses = traced.ending.failure->accesses;
  ASSERT_EQ(accesses.size(), 2U);
  EXPECT_TRUE(lies_in(accesses[0].stack.at(0), write_first));
  EXPECT_TRUE(lies_in(accesses[1].stack.at(0), write_second));
  EXPECT_GT(accesses[0].stack.size(), 1U);
  EXPECT_GT(accesses[1].stack.size(), 1U);
}

TEST(EngineTrace, ShowsPlainAccessesWhenTheyAreOperations) {
  int number = 0;
  const Traced traced = trace_of([&] { write_first(number); }, {.plain_accesses_are_points = true});
  EXPECT_NE(traced.first(Kind::write), nullptr);
}

TEST(EngineTrace, LetsAPollTimeOutInVirtualTime) {
  const Traced traced = trace_of(
      [] {
        int ends[2];
        if (pipe(ends) != 0) fail("pipe");
        pollfd file{.fd = ends[0], .events = POLLIN, .revents = 0};
        const auto start = std::chrono::steady_clock::now();
        if (poll(&file, 1, 3'600'000) != 0) fail("nothing was written");
        if (std::chrono::steady_clock::now() - start < 1h) fail("too early");
        std::thread writer([&] { static_cast<void>(write(ends[1], "x", 1)); });
        if (poll(&file, 1, -1) != 1) fail("something was written");
        writer.join();
        close(ends[0]), close(ends[1]);
      },
      {.time = Time::strict});
  EXPECT_FALSE(traced.ending.failure);
}

}  // namespace
}  // namespace explore
