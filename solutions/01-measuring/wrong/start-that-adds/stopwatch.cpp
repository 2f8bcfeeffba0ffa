// falls: correct (start that adds)
#include "stopwatch.hpp"

#include <time.h>

namespace lab {
namespace {

std::chrono::nanoseconds cpu_time_of_process() {
  timespec time{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

}  // namespace

void Stopwatch::start() {
  cpu_at_start_ = cpu_time_of_process();
  wall_at_start_ = std::chrono::steady_clock::now();
}

void Stopwatch::stop() {
  wall_ += std::chrono::steady_clock::now() - wall_at_start_;
  cpu_ += cpu_time_of_process() - cpu_at_start_;
}

}  // namespace lab
