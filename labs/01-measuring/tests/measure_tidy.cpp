#include "measure.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <memory>

#include "in_words.hpp"
#include "support/work.hpp"

using namespace std::chrono_literals;

namespace {

constexpr std::int64_t mib = 1 << 20;

// How far the memory in use is below its highest mark. A program may begin with the mark of whoever started
// it.
std::int64_t room_below_the_mark() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  long resident_pages = 0;
  if (std::FILE* statm = std::fopen("/proc/self/statm", "r")) {
    if (std::fscanf(statm, "%*s %ld", &resident_pages) != 1) resident_pages = 0;
    std::fclose(statm);
  }
  return std::max<std::int64_t>(0, used.ru_maxrss * 1024 - resident_pages * ::sysconf(_SC_PAGESIZE));
}

void touch(std::int64_t bytes) {
  const auto size = static_cast<std::size_t>(bytes);
  const std::unique_ptr<char[]> memory(new char[size]);
  std::memset(memory.get(), 1, size);
  asm volatile("" : : "r"(memory.get()) : "memory");  // Or the compiler leaves it all out.
}

// Catches: unit slip. 32 MiB more in use are 32 MiB more, not 32 KiB.
TEST(Usage, RssIsInBytes) {
  const std::int64_t room = room_below_the_mark();
  const lab::Usage usage = lab::measure([room] { touch(room + 32 * mib); });
  EXPECT_GE(usage.peak_rss_growth_bytes, 28 * mib)
      << "the work filled 32 MiB. In which unit does your source count?";
  EXPECT_LE(usage.peak_rss_growth_bytes, room + 48 * mib) << "the work filled 32 MiB";
}

// Catches: totals. The mark was already there before the work.
TEST(Usage, RssIsTheGrowthOnly) {
  touch(room_below_the_mark() + 32 * mib);
  const lab::Usage usage = lab::measure([] {});
  EXPECT_GE(usage.peak_rss_growth_bytes, 0) << "a highest mark never falls";
  EXPECT_LE(usage.peak_rss_growth_bytes, 8 * mib) << "32 MiB were filled before the work, which was nothing";
}

// Catches: inaccurate. What measure() does itself must not show in what it says.
TEST(Usage, IsAccurate) {
  const lab::Usage waiting = lab::measure([] { lab::wait_for(50ms); });
  EXPECT_GE(waiting.wall, 50ms) << "slept for 50 ms, but wall is " << in_ms(waiting.wall);
  EXPECT_LE(waiting.cpu, 10ms) << "slept for 50 ms, and cpu is " << in_ms(waiting.cpu);
  const lab::Usage computing = lab::measure([] { lab::busy_for(50ms); });
  EXPECT_GE(computing.cpu, 45ms) << "computed for 50 ms, but cpu is " << in_ms(computing.cpu);
  EXPECT_LE(computing.cpu, 80ms) << "computed for 50 ms, and cpu is " << in_ms(computing.cpu);
}

}  // namespace
