#include "gates/gate_sum.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <limits>

#include "gates/speed.hpp"

namespace grader {
namespace {

bool is_worse(Outcome a, Outcome b) {
  static constexpr Outcome order[] = {Outcome::pass, Outcome::provisional, Outcome::not_judged,
                                      Outcome::broken, Outcome::fail};
  return std::find(std::begin(order), std::end(order), a) > std::find(std::begin(order), std::end(order), b);
}

/// Preemptions up to which every schedule was run.
int bound_of(const explore::Coverage& search) {
  return search.all_interleavings ? std::numeric_limits<int>::max() : search.exhausted_bound;
}

explore::Coverage sum_of(const std::vector<explore::Coverage>& searches) {
  explore::Coverage sum = searches.front();
  for (std::size_t i = 1; i < searches.size(); ++i) {
    const explore::Coverage& next = searches[i];
    sum.schedules += next.schedules;
    sum.beyond += next.beyond;
    sum.sampled += next.sampled;
    sum.exhausted_bound = bound_of(next) < bound_of(sum) ? next.exhausted_bound : sum.exhausted_bound;
    sum.all_interleavings = sum.all_interleavings && next.all_interleavings;
    sum.spurious_wakeups = std::min(sum.spurious_wakeups, next.spurious_wakeups);
    sum.early_timers = std::min(sum.early_timers, next.early_timers);
    sum.seconds += next.seconds;
    if (sum.toolchain.empty()) sum.toolchain = next.toolchain;
  }
  return sum;
}

void measure_searches(GateResult& result, const std::vector<explore::Coverage>& searches) {
  if (searches.empty()) return;
  const explore::Coverage sum = sum_of(searches);
  result.measurements["schedules"] = static_cast<double>(sum.schedules);
  result.measurements["sampled_schedules"] = static_cast<double>(sum.sampled);
  result.measurements["all_interleavings"] = sum.all_interleavings ? 1 : 0;
  if (!sum.all_interleavings) result.measurements["preemption_bound"] = sum.exhausted_bound;
}

std::string why_passed(const GateResult& result, const std::vector<explore::Coverage>& searches) {
  std::string why = fmt::format("{} of {}", result.cases_passed, result.cases);
  if (searches.empty()) return why;
  return why + ", " + common_scope(searches);
}

}  // namespace

std::string common_scope(const std::vector<explore::Coverage>& searches) {
  const explore::Coverage sum = sum_of(searches);
  const std::string toolchain =
      sum.toolchain.empty() ? "" : "; not counted, a fault of the library: " + sum.toolchain;
  const bool alike = std::all_of(searches.begin(), searches.end(), [&](const explore::Coverage& search) {
    return bound_of(search) == bound_of(sum);
  });
  if (alike) return explore::scope_of(sum);
  // The sum counts schedules beyond the bound, so it is no number of schedules within it.
  return fmt::format("every schedule with at most {} preemption{} checked, {} in all{}", sum.exhausted_bound,
                     sum.exhausted_bound == 1 ? "" : "s", sum.schedules, toolchain);
}

GateResult sum_up(Gate gate, const std::vector<CaseRun>& runs) {
  GateResult result;
  result.gate = gate;
  result.outcome = Outcome::pass;
  result.cases = static_cast<int>(runs.size());
  std::vector<Outcome> outcomes;
  std::vector<explore::Coverage> searches;
  double slowest_ms = 0;
  for (const CaseRun& run : runs) {
    outcomes.push_back(run.outcome);
    if (run.coverage) searches.push_back(*run.coverage);
    if (run.outcome == Outcome::pass || run.outcome == Outcome::provisional) ++result.cases_passed;
    if (run.outcome == Outcome::fail) result.findings.push_back(run.finding);
    if (is_worse(run.outcome, result.outcome)) {
      result.outcome = run.outcome;
      result.why = run.why;
    }
    for (const auto& [name, value] : run.measurements) result.measurements[name] = value;
    slowest_ms = std::max(slowest_ms, static_cast<double>(run.elapsed.count()));
  }
  result.measurements["slowest_case_ms"] = slowest_ms;
  measure_searches(result, searches);
  if (result.outcome == Outcome::fail) result.why = result.findings.front().sentence;
  if (result.outcome == Outcome::pass) result.why = why_passed(result, searches);
  if (gate == Gate::fast_enough) result.outcome = speed_outcome(outcomes);
  return result;
}

}  // namespace grader
