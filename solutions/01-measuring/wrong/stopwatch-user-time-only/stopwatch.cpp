// falls: correct (user time only)
#include "stopwatch.hpp"

#include <sys/resource.h>

namespace lab {
namespace {

std::chrono::nanoseconds cpu_time_of_process() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  return std::chrono::seconds(used.ru_utime.tv_sec) + std::chrono::microseconds(used.ru_utime.tv_usec);
}

}  // namespace

void Stopwatch::start() {
  cpu_at_start_ = cpu_time_of_process();
  wall_at_start_ = std::chrono::steady_clock::now();
}

void Stopwatch::stop() {
  wall_ = std::chrono::steady_clock::now() - wall_at_start_;
  cpu_ = cpu_time_of_process() - cpu_at_start_;
}

}  // namespace lab
