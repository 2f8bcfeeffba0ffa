// falls: correct (wrong clock)
#include "stopwatch.hpp"

#include <ctime>

namespace lab {
namespace {

std::chrono::nanoseconds time_used() {
  return std::chrono::microseconds(std::clock() * 1'000'000 / CLOCKS_PER_SEC);
}

}  // namespace

void Stopwatch::start() {
  cpu_at_start_ = time_used();
  wall_at_start_ = time_used();
}

void Stopwatch::stop() {
  wall_ = time_used() - wall_at_start_;
  cpu_ = time_used() - cpu_at_start_;
}

}  // namespace lab
