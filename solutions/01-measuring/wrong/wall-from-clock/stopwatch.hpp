// How long did it take (wall), and how much did the processor work for it (CPU)? The lab's header states the
// contract.
#pragma once

#include <chrono>

namespace lab {

class Stopwatch {
 public:
  void start();
  void stop();
  std::chrono::nanoseconds wall() const { return wall_; }
  std::chrono::nanoseconds cpu() const { return cpu_; }

 private:
  std::chrono::nanoseconds wall_at_start_{0};
  std::chrono::nanoseconds cpu_at_start_{0};
  std::chrono::nanoseconds wall_{0}, cpu_{0};
};

}  // namespace lab
