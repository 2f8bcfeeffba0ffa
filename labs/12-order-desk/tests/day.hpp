// A loop with a clock that jumps: hours take no time, and every time is exact.
#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <string>
#include <utility>

#include "order.hpp"

namespace lab {

class Day {
 public:
  runtime::VirtualClock clock;
  EventLoop loop{clock};

  void at(Millis when, std::function<void()> what) { loop.call_later(when - clock.now(), std::move(what)); }

  /// Runs whatever is to come. False if there is no end of it.
  bool to_its_end() {
    for (int steps = 0; steps < 100'000; ++steps) {
      if (!loop.step()) return true;
    }
    return false;
  }

  /// "300ms OK", "500ms cancelled", "10ms failed: reason" or "waits for ever".
  template <class T>
  std::string when_and_how(Task<T> task, const std::function<std::string(T)>& words) {
    Millis when{-1};
    Task<std::string> noting = note(*this, std::move(task), words, when);
    noting.start();
    if (!to_its_end()) return "goes round and round, and never waits";
    if (!noting.done()) return "waits for ever";
    return std::to_string(when.count()) + "ms " + noting.take();
  }
  std::string when_and_how(Task<std::string> task) {
    return when_and_how<std::string>(std::move(task), [](std::string text) { return text; });
  }

 private:
  template <class T>
  static Task<std::string> note(Day& day, Task<T> task, std::function<std::string(T)> words, Millis& when) {
    std::string how;
    try {
      T value = co_await task;
      how = words(std::move(value));
    } catch (const Cancelled&) {
      how = "cancelled";
    } catch (const std::exception& error) {
      how = std::string("failed: ") + error.what();
    } catch (...) {
      how = "failed: unknown";
    }
    when = day.clock.now();
    co_return how;
  }
};

}  // namespace lab
