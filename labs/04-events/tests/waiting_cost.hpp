// What it costs to wait: for the tasks whose callers must sleep until they are woken.
#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <thread>

#include "harness/counters.hpp"

/// Lets somebody wait for 300 ms and expects that they slept all the time.
inline void expect_sleep(const std::function<void()>& wait, const std::function<void()>& release) {
  constexpr std::chrono::milliseconds waiting_time{300};
  const harness::Counts counts = harness::count([&] {
    std::thread waiter(wait);
    std::this_thread::sleep_for(waiting_time);  // The time to be waited for.
    release();
    waiter.join();
  });
  EXPECT_LE(std::chrono::duration_cast<std::chrono::milliseconds>(counts.cpu).count(), 10)
      << "ms of processor time, used by somebody who waited for 300 ms: is there a loop that asks again "
         "and again?";
  EXPECT_LE(counts.lock_acquisitions, 20u)
      << "times a lock was taken in 300 ms of waiting: is there a loop that asks again and again?";
  EXPECT_LE(counts.sleeps, 20u)
      << "times somebody fell asleep in 300 ms, to be woken again. What wakes them, and why?";
}
