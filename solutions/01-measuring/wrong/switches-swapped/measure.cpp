// falls: correct (wrong switches)
#include "measure.hpp"

#include <sys/resource.h>

namespace lab {
namespace {

std::chrono::nanoseconds duration_of(const timeval& time) {
  return std::chrono::seconds(time.tv_sec) + std::chrono::microseconds(time.tv_usec);
}

// Everything since the process began.
Usage usage_so_far() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
#ifdef __APPLE__
  constexpr std::int64_t rss_unit = 1;
#else
  constexpr std::int64_t rss_unit = 1024;
#endif
  return {.wall = std::chrono::steady_clock::now().time_since_epoch(),
          .cpu = duration_of(used.ru_utime) + duration_of(used.ru_stime),
          .peak_rss_growth_bytes = used.ru_maxrss * rss_unit,
          .voluntary_switches = used.ru_nivcsw,
          .involuntary_switches = used.ru_nvcsw};
}

}  // namespace

Usage measure(const std::function<void()>& work) {
  const Usage before = usage_so_far();
  work();
  const Usage after = usage_so_far();
  return {.wall = after.wall - before.wall,
          .cpu = after.cpu - before.cpu,
          .peak_rss_growth_bytes = after.peak_rss_growth_bytes - before.peak_rss_growth_bytes,
          .voluntary_switches = after.voluntary_switches - before.voluntary_switches,
          .involuntary_switches = after.involuntary_switches - before.involuntary_switches};
}

}  // namespace lab
