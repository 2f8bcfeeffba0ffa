// Does correct use of a std primitive ever look wrong? Every use of grader/tests/explore/matrix, with exactly
// so many schedules each, also where fewer would be all there are.
//
//   explore_matrix [WALKS [PRIORITIES [NAME]]]     30000 random walks, 30000 with thread priorities (PCT)
//
// INTERLEAVE_BACKEND=baton asks the other backend. One line for each alarm, one with the sum; status 1 for an
// alarm. Time is processor time, so that a busy machine counts alike.
#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "hunt.hpp"
#include "matrix/use.hpp"

namespace {

#ifdef __clang__
constexpr const char* compiler = __VERSION__;
#else
constexpr const char* compiler = "g++ " __VERSION__;
#endif

std::uint64_t number(int count, char** words, int place, std::uint64_t otherwise) {
  return place < count ? std::strtoull(words[place], nullptr, 10) : otherwise;
}

double processor_seconds() {
  rusage used{};
  getrusage(RUSAGE_CHILDREN, &used);
  return static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
         static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

}  // namespace

int main(int count, char** words) {
  const std::uint64_t walks = number(count, words, 1, 30'000), priorities = number(count, words, 2, 30'000);
  const std::string part_of_name = count > 3 ? words[3] : "";
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  std::uint64_t uses = 0, schedules = 0, traces = 0, alarms = 0;
  for (const matrix::Use& use : matrix::all_uses()) {
    if (std::string(use.name).find(part_of_name) == std::string::npos) continue;
    const explore::Catch caught = explore::sample(use.body, use.options, walks, priorities);
    ++uses;
    schedules += caught.coverage.schedules;
    traces += caught.traces;
    if (!caught.kind && caught.lost.empty() && caught.coverage.schedules == walks + priorities) continue;
    ++alarms;
    std::printf("%s: %s\n", use.name, in_words(caught).c_str());
  }
  const bool baton = explore::backend() == explore::Backend::baton;
  const auto count_of = [](std::uint64_t number) { return static_cast<unsigned long long>(number); };
  std::printf(
      "%s, %s: %llu uses x (%llu + %llu), %llu schedules of %llu different traces, %llu alarms; %.0f s of "
      "processor time\n",
      compiler, baton ? "baton" : "user switch", count_of(uses), count_of(walks), count_of(priorities),
      count_of(schedules), count_of(traces), count_of(alarms), processor_seconds());
  return alarms == 0 ? 0 : 1;
}
