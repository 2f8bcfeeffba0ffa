// A depot that does nothing but write down what was submitted to it, and when.
#pragma once

#include <chrono>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

#include "job.hpp"
#include "support/lab.hpp"

namespace lab {

class Diary final : public JobSink {
 public:
  /// Takes this long over each job, and does the job first.
  explicit Diary(Millis each = Millis{0}) : each_(each) {}

  void submit(Job job) override {
    {
      const std::lock_guard lock(diary_mutex_);
      text_ += job.name + "@" + std::to_string((now() - start_).count()) + " ";
    }
    job.work();
    if (each_ > Millis{0}) std::this_thread::sleep_for(each_);
  }
  unsigned vans() const override { return 1; }

  /// "<name>@<ms since the diary was begun> " for each job, in the order in which they came.
  std::string text() const {
    const std::lock_guard lock(diary_mutex_);
    return text_;
  }

 private:
  const Millis each_;
  const Millis start_ = now();
  mutable std::mutex diary_mutex_;
  std::string text_;  // Guarded by diary_mutex_.
};

}  // namespace lab
