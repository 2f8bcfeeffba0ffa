// What a verdict may claim, in words that are exactly as strong as the search.
#include <algorithm>
#include <string>

#include "explore/report/interleaving.hpp"

namespace explore {
namespace {

/// "2,000"
std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string counted(std::uint64_t number, const std::string& noun) {
  return grouped(number) + " " + noun + (number == 1 ? "" : "s");
}

std::string bound_words(int bound) {
  if (bound == 0) return "without a preemption";
  return "with at most " + counted(static_cast<std::uint64_t>(bound), "preemption");
}

std::string sampled_words(const Coverage& coverage) {
  if (coverage.beyond == 0 && coverage.sampled == 0) return "";
  std::string words = ", then ";
  if (coverage.beyond > 0) words += grouped(coverage.beyond) + " of those with more";
  if (coverage.beyond > 0 && coverage.sampled > 0) words += " and ";
  if (coverage.sampled > 0) words += grouped(coverage.sampled) + " sampled";
  return words;
}

std::string injected_words(const Coverage& coverage) {
  const auto up_to = [](int most, const std::string& noun) {
    return most <= 0 ? "no " + noun + "s" : counted(static_cast<std::uint64_t>(most), noun);
  };
  const bool none = coverage.spurious_wakeups <= 0 && coverage.early_timers <= 0;
  if (none) return " (no spurious wake-ups, no early timers)";
  return " (up to " + up_to(coverage.spurious_wakeups, "spurious wake-up") + " and " +
         up_to(coverage.early_timers, "early timer") + " in each)";
}

std::string searched_words(const Coverage& coverage) {
  const std::uint64_t finished =
      coverage.schedules - std::min(coverage.schedules, coverage.beyond + coverage.sampled);
  const std::string all = finished == 1 ? "the only " : "all ";
  if (coverage.all_interleavings)
    return all + (finished == 1 ? "interleaving" : counted(finished, "interleaving")) + " checked";
  if (coverage.exhausted_bound >= 0) {
    return all + (finished == 1 ? "schedule" : counted(finished, "schedule")) + " " +
           bound_words(coverage.exhausted_bound) + " checked" + sampled_words(coverage);
  }
  if (coverage.sampled == 0) return "not all: " + counted(coverage.schedules, "schedule") + " checked";
  return "not all: " + counted(coverage.schedules, "schedule") + " checked, " + grouped(coverage.sampled) +
         " of them sampled";
}

}  // namespace

std::string scope_of(const Coverage& coverage) {
  if (!coverage.not_judged.empty()) return "not judged: " + coverage.not_judged;
  if (coverage.schedules == 0) return "nothing checked";
  std::string words = searched_words(coverage) + injected_words(coverage);
  if (!coverage.toolchain.empty()) words += "; not counted, a fault of the library: " + coverage.toolchain;
  return words;
}

}  // namespace explore
