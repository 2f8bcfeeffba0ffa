#include <sys/resource.h>
#include <time.h>

#include <fstream>
#include <string>

#include "measure.hpp"

namespace lab {
namespace {

std::chrono::nanoseconds time_on(clockid_t clock) {
  timespec time{};
  ::clock_gettime(clock, &time);
  return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

std::int64_t highest_resident_bytes() {
  std::ifstream status("/proc/self/status");
  std::int64_t kib = 0;
  for (std::string key; status >> key;) {
    if (key == "VmHWM:") status >> kib;
  }
  return kib * 1024;
}

// Takes the differences when it goes, so also when the work throws.
class Difference {
 public:
  explicit Difference(Usage& usage) : usage_(usage) {
    rusage used{};
    usage_.peak_rss_growth_bytes -= highest_resident_bytes();
    ::getrusage(RUSAGE_SELF, &used);
    usage_.voluntary_switches -= used.ru_nvcsw;
    usage_.involuntary_switches -= used.ru_nivcsw;
    usage_.cpu -= time_on(CLOCK_PROCESS_CPUTIME_ID);
    usage_.wall -= time_on(CLOCK_MONOTONIC);
  }
  ~Difference() {
    rusage used{};
    usage_.wall += time_on(CLOCK_MONOTONIC);
    usage_.cpu += time_on(CLOCK_PROCESS_CPUTIME_ID);
    ::getrusage(RUSAGE_SELF, &used);
    usage_.voluntary_switches += used.ru_nvcsw;
    usage_.involuntary_switches += used.ru_nivcsw;
    usage_.peak_rss_growth_bytes += highest_resident_bytes();
  }
  Difference(const Difference&) = delete;
  Difference& operator=(const Difference&) = delete;

 private:
  Usage& usage_;
};

}  // namespace

Usage measure(const std::function<void()>& work) {
  Usage usage;
  {
    const Difference difference(usage);
    work();
  }
  return usage;
}

}  // namespace lab
