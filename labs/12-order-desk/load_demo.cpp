// Puts a running desk under load: ./desk.sh load PORT [connections [per second [seconds [faulty]]]]
//
// Prints how many requests were answered, with what, and how long that took from the time at which each was
// planned. The last word "faulty" brings customers with bad manners too. Ends with 1 if an answer is missing
// or wrong.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <stdexcept>

#include "load.hpp"

namespace {

using namespace lab;

long word(int count, char** words, int index, long otherwise) {
  return index < count ? std::atol(words[index]) : otherwise;
}

void print(const Report& report) {
  std::printf("planned %zu  answered %zu  lost %zu  wrong %zu  broken off %zu  faulty customers %zu\n",
              report.planned, report.answered, report.lost(), report.wrong, report.broken_off, report.faulty);
  for (const auto& [outcome, count] : report.outcomes) std::printf("%-8s %8zu\n", outcome.c_str(), count);
  std::puts("milliseconds from the planned time       p50      p90      p99      max");
  for (const auto& [command, times] : report.latencies) {
    std::printf("%-8s %8zu                    ", command.c_str(), times.size());
    for (const std::size_t percent : {50u, 90u, 99u, 100u}) {
      std::printf("%8lld ", static_cast<long long>(percentile(times, percent).count()));
    }
    std::puts("");
  }
}

}  // namespace

int main(int count, char** words) {
  try {
    if (count < 2) throw std::invalid_argument("which port?");
    Load load;
    load.port = static_cast<std::uint16_t>(word(count, words, 1, 0));
    load.connections = static_cast<std::size_t>(word(count, words, 2, 200));
    load.per_second = static_cast<std::size_t>(word(count, words, 3, 60));
    load.time = Millis(1000 * word(count, words, 4, 2));
    load.faulty_peers = count > 5 && std::strcmp(words[5], "faulty") == 0;
    runtime::RealClock clock;
    EventLoop loop(clock);
    Report report;
    loop.run(put_under_load(loop, load, report));
    print(report);
    return report.lost() == 0 && report.wrong == 0 ? 0 : 1;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "load: %s\n", error.what());
    return 2;
  }
}
