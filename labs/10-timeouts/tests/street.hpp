// A story on a clock that jumps, told to its end: how it ended, when, and what it left behind.
//
// Guarantees: end_of() runs the task and says how it ended: the string it returned, or "done", "cancelled",
//             "timed out" or "failed: reason". If it does not end within a day, or goes round and round,
//             the test fails.
//             When the Street is destroyed, no timer, no watch and no coroutine may be left.
#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <string>
#include <type_traits>
#include <utility>

#include "support/runtime/cancel.hpp"
#include "support/runtime/event_loop.hpp"

namespace lab {

class Street {
 public:
  Street() = default;
  ~Street() { EXPECT_EQ(left(), "") << "left behind when the story was over"; }
  Street(const Street&) = delete;
  Street& operator=(const Street&) = delete;

  runtime::VirtualClock clock;
  runtime::EventLoop loop{clock};
  std::string diary;

  void note(const std::string& what) { diary += what + "@" + std::to_string(clock.now().count()) + " "; }
  void after(Millis delay, std::function<void()> what) { loop.call_later(delay, std::move(what)); }

  template <class T>
  std::string end_of(runtime::Task<T> story) {
    bool day_is_over = false;
    const auto midnight = loop.call_later(std::chrono::hours(24), [&] { day_is_over = true; });
    loop.post([&] { story.start(); });
    int steps = 0;
    while (!story.done() && !day_is_over && ++steps < most_steps) loop.step();
    loop.cancel_timer(midnight);
    if (story.done()) return told(story);
    ADD_FAILURE() << (day_is_over ? "after a day it still waits, and nobody wakes it"
                                  : "it goes round and round, and never waits for anything");
    return "no end";
  }

  /// Lets the loop run until nothing is left to do.
  void go_on() {
    for (int steps = 0; steps < most_steps && loop.step(); ++steps) {
    }
  }

  std::string left() const {
    std::string all;
    const auto add = [&](std::size_t count, const char* what) {
      if (count > 0) all += std::to_string(count) + " " + what + (count > 1 ? "s " : " ");
    };
    add(loop.timers(), "timer");
    add(loop.watches(), "watch of a descriptor");
    add(runtime::live_frames(), "coroutine");
    return all;
  }

 private:
  static constexpr int most_steps = 200'000;

  template <class T>
  static std::string told(runtime::Task<T>& story) {
    try {
      if constexpr (std::is_void_v<T>) {
        story.take();
        return "done";
      } else {
        return story.take();
      }
    } catch (const runtime::Cancelled&) {
      return "cancelled";
    } catch (const runtime::TimedOut&) {
      return "timed out";
    } catch (const std::exception& error) {
      return std::string("failed: ") + error.what();
    }
  }
};

}  // namespace lab
