// How long did it take (wall), and how much did the processor work for it (CPU)?
//
// Requires:   start() before stop().
// Guarantees: wall() and cpu() are what passed between the latest start() and stop(), and stand still after
//             it; starting again forgets what was measured before. wall() is right also when somebody sets
//             the computer's clock meanwhile. cpu() is the processor time of the whole process, all threads
//             together.
// Thread safety: none; one thread uses a stopwatch.
// Example:
//   lab::Stopwatch watch;
//   watch.start();
//   repair(bicycle);
//   watch.stop();
//   // watch.wall() is 50ms, watch.cpu() is 3ms: mostly waiting.
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
  // TODO(01.1): what must start() remember for stop()?
  std::chrono::nanoseconds wall_{0}, cpu_{0};
};

}  // namespace lab
