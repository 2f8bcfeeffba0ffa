#include "gates/speed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "harness/speed_record.hpp"
#include "harness/speed_words.hpp"

namespace grader {
namespace {

using harness::Phase;
using harness::RaceRecord;
using harness::Verdict;
using Races = std::vector<RaceRecord>;

Verdict verdict_of(const RaceRecord& race) { return harness::verdict_on(race.rules, race.attempts); }

Measurements measure(const Races& races) {
  Measurements found;
  for (const RaceRecord& race : races) {
    if (race.attempts.empty()) continue;
    const harness::Tally sum = harness::overall(race);
    const bool overlap = race.rules.phase == Phase::overlap;
    found[overlap ? "overlap" : "speedup"] = sum.best;
    if (!overlap) found["reference_speedup"] = sum.reference_best;
    found["rounds"] += static_cast<double>(harness::rounds_in(race));
    if (sum.foreign_load) found["foreign_load"] = *sum.foreign_load;
  }
  return found;
}

bool has_ended(std::string_view evidence) {
  return evidence.starts_with("end\t") || evidence.find("\nend\t") != std::string_view::npos;
}

// The first race that is like this, or null.
template <class Question>
const RaceRecord* first(const Races& races, Question question) {
  const auto found = std::find_if(races.begin(), races.end(), question);
  return found == races.end() ? nullptr : &*found;
}

const RaceRecord* first(const Races& races, Phase phase, Verdict verdict) {
  return first(races,
               [=](const RaceRecord& r) { return r.rules.phase == phase && verdict_of(r) == verdict; });
}

SpeedJudgement failed(const RaceRecord& race, const Races& races) {
  std::string why = harness::describe(race);
  const bool slow = race.rules.phase == Phase::race && verdict_of(race) == Verdict::fail;
  if (slow && first(races, Phase::overlap, Verdict::pass))
    why = "the work overlaps, but real work is too slow: " + why;
  return {Outcome::fail, harness::flaw_of(race), why, {}};
}

SpeedJudgement passed(const RaceRecord& race) { return {Outcome::pass, "", harness::describe(race), {}}; }

SpeedJudgement provisional(const RaceRecord& overlap, const RaceRecord& undecided) {
  return {
      Outcome::provisional,
      "",
      fmt::format("your {} threads overlap ({:.2f}x on sleeping work); counts as done.\n"
                  "Real speed was not measured: {}.",
                  overlap.rules.threads, harness::overall(overlap).best, harness::why_undecided(undecided)),
      {}};
}

// No race has failed. Real speed proves overlap too; overlap proves no speed.
SpeedJudgement judge_unfailed(const Races& races) {
  const RaceRecord* open_overlap = first(races, Phase::overlap, Verdict::undecided);
  const RaceRecord* open_race = first(races, Phase::race, Verdict::undecided);
  const RaceRecord* overlap = first(races, Phase::overlap, Verdict::pass);
  const RaceRecord* race = first(races, Phase::race, Verdict::pass);
  if (!open_race && race) return passed(*race);
  if (!open_race && !open_overlap) return passed(*overlap);
  if (open_race && !open_overlap && overlap) return provisional(*overlap, *open_race);
  const std::string reason = harness::why_undecided(open_overlap ? *open_overlap : *open_race);
  return {Outcome::not_judged, "", reason + "; not counted, run it again later", {}};
}

SpeedJudgement judge(const Races& races) {
  if (const auto* race = first(races, [](const RaceRecord& r) { return !r.defect.empty(); })) {
    return {Outcome::fail, "ended early", harness::describe(*race), {}};
  }
  for (const Verdict verdict : {Verdict::broken, Verdict::wrong_result, Verdict::fail}) {
    const auto* race = first(races, [verdict](const RaceRecord& r) { return verdict_of(r) == verdict; });
    if (race != nullptr && verdict == Verdict::broken)
      return {Outcome::broken, "", harness::describe(*race), {}};
    if (race != nullptr) return failed(*race, races);
  }
  return judge_unfailed(races);
}

}  // namespace

SpeedJudgement judge_speed(std::string_view evidence) {
  const Races races = harness::read_races(evidence);
  if (!has_ended(evidence))
    return {Outcome::fail, "ended early", "the program ended in the middle of its races", {}};
  if (races.empty()) return {Outcome::broken, "", "this case holds no race", {}};
  SpeedJudgement judgement = judge(races);
  judgement.measurements = measure(races);
  return judgement;
}

Outcome speed_outcome(std::span<const Outcome> cases) {
  const auto has = [&](Outcome outcome) {
    return std::find(cases.begin(), cases.end(), outcome) != cases.end();
  };
  if (cases.empty() || has(Outcome::not_run)) return Outcome::broken;
  for (const Outcome worst : {Outcome::fail, Outcome::broken, Outcome::provisional}) {
    if (has(worst)) return worst;
  }
  if (!has(Outcome::not_judged)) return Outcome::pass;
  return has(Outcome::pass) ? Outcome::provisional : Outcome::not_judged;
}

}  // namespace grader
