// How long did it take (wall), and how much did the processor work for it (CPU)? The lab's header states the
// contract.
#pragma once

#include <chrono>

namespace lab {

class Stopwatch {
 public:
  void start();
  void stop();
  std::chrono::nanoseconds wall() const;
  std::chrono::nanoseconds cpu() const;

 private:
  std::chrono::steady_clock::time_point wall_at_start_;
  std::chrono::nanoseconds cpu_at_start_{0};
};

}  // namespace lab
