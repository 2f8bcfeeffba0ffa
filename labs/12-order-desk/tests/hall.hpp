// A loop with real time, for customers, threads and processes that are real; with an end to every wait.
#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <string>
#include <utility>

#include "order.hpp"

namespace lab {

class Hall {
 public:
  runtime::RealClock clock;
  EventLoop loop{clock};

  /// Runs the loop until it is so. False if it is not after three seconds.
  bool until(const std::function<bool()>& so) {
    bool late = false;
    const auto limit = loop.call_later(std::chrono::seconds(3), [&] { late = true; });
    while (!so() && !late) loop.step();
    loop.cancel_timer(limit);
    return so();
  }

  /// Runs the loop for a moment: what could happen has then happened, on all but a very busy machine.
  void a_moment(Millis moment = Millis{20}) {
    bool over = false;
    loop.call_later(moment, [&] { over = true; });
    while (!over) loop.step();
  }

  /// How it ended: its text, "cancelled", "busy" or "failed: reason".
  std::string end_of(Task<std::string>& task) {
    if (!until([&] { return task.done(); })) return "not ready after 3 seconds";
    try {
      return task.take();
    } catch (const Cancelled&) {
      return "cancelled";
    } catch (const Busy&) {
      return "busy";
    } catch (const std::exception& error) {
      return std::string("failed: ") + error.what();
    }
  }
};

}  // namespace lab
