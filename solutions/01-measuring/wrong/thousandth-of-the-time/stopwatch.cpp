// falls: correct (unit slip)
#include "stopwatch.hpp"

#include <ctime>

namespace lab {
namespace {

std::chrono::nanoseconds cpu_time_of_process() { return std::chrono::microseconds(std::clock() / 1000); }

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
