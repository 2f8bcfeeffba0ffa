// How well does the explorer find the bugs of the corpus, and is it silent on what is right?
//
//   explore_corpus [SEEDS [RUNS [SCHEDULES [NAME]]]]     100 1000 30000 by default; NAME: a part of the name
//
// For each bug: found for how many seeds within the default budget, after how many schedules (mean, worst)
// and how long; the minimised token, and whether it failed alike RUNS times; what its twin gave. Then each
// correct use of a primitive, with SCHEDULES sampled schedules. Status 1 for a miss, a false alarm or a token
// that does not repeat.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "corpus/bug.hpp"
#include "hunt.hpp"
#include "matrix/use.hpp"

namespace {

using explore::Catch;
using explore::Options;

struct Effort {
  std::uint64_t seeds = 100, runs = 1'000, schedules = 30'000;
  std::string part_of_name;

  bool wants(const char* name) const { return std::string(name).find(part_of_name) != std::string::npos; }
};

struct Sum {
  std::uint64_t found = 0, schedules = 0, worst = 0;
  double seconds = 0;
  std::string odd;  ///< the last seed's story that is not as it should be
};

Sum hunt_with_each_seed(const corpus::Bug& bug, const Effort& effort) {
  Sum sum;
  for (std::uint64_t seed = 1; seed <= effort.seeds; ++seed) {
    Options options = bug.options;
    options.seed = seed;
    const Catch caught = explore::hunt(bug.wrong, options);
    sum.seconds += caught.coverage.seconds;
    sum.schedules += caught.coverage.schedules;
    sum.worst = std::max(sum.worst, caught.coverage.schedules);
    const bool found = caught.kind && (caught.kind == bug.kind || caught.kind == bug.or_kind);
    sum.found += found ? 1 : 0;
    if (!found) sum.odd = in_words(caught);
  }
  return sum;
}

/// The minimised token, with what went wrong behind it.
std::string repeat(const corpus::Bug& bug, const Effort& effort, bool& good) {
  const Catch caught = explore::hunt(bug.wrong, bug.options);
  if (!caught.kind) return "-";
  const explore::Schedule schedule = explore::shortest(bug.wrong, bug.options, caught);
  const Catch first = explore::replay(bug.wrong, bug.options, schedule);
  std::uint64_t others = 0;
  for (std::uint64_t run = 0; run < effort.runs; ++run) {
    const Catch again = explore::replay(bug.wrong, bug.options, schedule);
    others += again.kind != caught.kind || again.hash != first.hash ? 1 : 0;
  }
  good = good && others == 0;
  const std::string token = token_of(schedule);
  return others == 0 ? token : token + " (" + std::to_string(others) + " runs were others)";
}

bool show(const corpus::Bug& bug, const Effort& effort) {
  const Sum sum = hunt_with_each_seed(bug, effort);
  const auto seeds = static_cast<double>(std::max<std::uint64_t>(effort.seeds, 1));
  const Catch twin = explore::hunt(bug.right, bug.options);
  bool good =
      sum.found == effort.seeds && !twin.kind && twin.lost.empty() && twin.coverage.not_judged.empty();
  const std::string token = repeat(bug, effort, good);
  std::printf("%-34s %-18s %3llu of %llu  %8.1f (%llu)  %7.2f ms  %-14s %s%s%s\n", bug.name,
              name_of(bug.kind), static_cast<unsigned long long>(sum.found),
              static_cast<unsigned long long>(effort.seeds), static_cast<double>(sum.schedules) / seeds,
              static_cast<unsigned long long>(sum.worst), 1000 * sum.seconds / seeds, token.c_str(),
              twin.coverage.all_interleavings ? "all: " : "", in_words(twin).c_str(),
              sum.odd.empty() ? "" : ("; " + sum.odd).c_str());
  return good;
}

bool show(const matrix::Use& use, const Effort& effort) {
  Options options = use.options;
  options.sampled_schedules = effort.schedules;
  const Catch caught = explore::hunt(use.body, options);
  const bool good = !caught.kind && caught.lost.empty() && caught.coverage.not_judged.empty();
  const double seconds = std::max(caught.coverage.seconds, 1e-9);
  std::printf("%-40s %8.0f schedules/s  %s%s\n", use.name,
              static_cast<double>(caught.coverage.schedules) / seconds,
              caught.coverage.all_interleavings ? "all: " : "", in_words(caught).c_str());
  return good;
}

std::uint64_t number(int count, char** words, int place, std::uint64_t otherwise) {
  return place < count ? std::strtoull(words[place], nullptr, 10) : otherwise;
}

}  // namespace

int main(int count, char** words) {
  Effort effort;
  effort.seeds = number(count, words, 1, effort.seeds);
  effort.runs = number(count, words, 2, effort.runs);
  effort.schedules = number(count, words, 3, effort.schedules);
  if (count > 4) effort.part_of_name = words[4];
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  int bad = 0;
  for (const corpus::Bug& bug : corpus::all_bugs())
    if (effort.wants(bug.name)) bad += show(bug, effort) ? 0 : 1;
  for (const matrix::Use& use : matrix::all_uses())
    if (effort.wants(use.name)) bad += show(use, effort) ? 0 : 1;
  std::printf("%d of them not as they should be\n", bad);
  return bad == 0 ? 0 : 1;
}
