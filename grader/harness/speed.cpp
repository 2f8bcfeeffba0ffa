#include "harness/speed.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <random>
#include <thread>

#include "harness/arm_sample.hpp"
#include "harness/evidence.hpp"
#include "harness/machine.hpp"
#include "harness/sleeping_work.hpp"
#include "harness/speed_record.hpp"
#include "harness/speed_words.hpp"

namespace harness {
namespace {

using std::chrono::nanoseconds;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr nanoseconds longest_overlap = 12s;  // Of all attempts together; a case has 30 s.
constexpr nanoseconds longest_race = 10s;
constexpr nanoseconds before_confirming = 100ms;

std::mt19937& dice() {
  static std::mt19937 generator(std::random_device{}());
  return generator;
}

// What the case's overlap() found, for its race().
struct CaseState {
  const testing::TestInfo* test = nullptr;
  Verdict overlap = Verdict::undecided;
};

CaseState& case_state() {
  static CaseState state;
  const testing::TestInfo* now = testing::UnitTest::GetInstance()->current_test_info();
  if (state.test != now) state = {now, Verdict::undecided};
  return state;
}

void send(Phase phase, std::string_view kind, std::string_view text) {
  tell("race", {name_of(phase), kind, text});
}

// For somebody who runs the program without a grader.
void show(const RaceRecord& record) {
  if (evidence_descriptor() >= 0) return;
  const Verdict verdict = verdict_on(record.rules, record.attempts);
  const std::string line = describe(record);
  if (verdict == Verdict::fail || verdict == Verdict::wrong_result || verdict == Verdict::broken) {
    ADD_FAILURE() << (flaw_of(record).empty() ? std::string("not judged") : flaw_of(record)) << ": " << line;
  } else if (verdict == Verdict::pass) {
    std::printf("%s\n", line.c_str());
  } else {
    std::printf("not measured: %s\n", why_undecided(record).c_str());
  }
}

void skip(const Rules& rules, const std::string& reason) {
  send(rules.phase, "rules", encode(rules));
  send(rules.phase, "skipped", reason);
  show({.rules = rules, .attempts = {}, .skipped = reason});
}

// Runs attempts until they decide; `next_round(i)` runs round i of an attempt but for its elapsed and
// foreign_load.
template <class NextRound>
Verdict run_attempts(const Rules& rules, nanoseconds limit, NextRound next_round) {
  const Clock::time_point start = Clock::now();
  RaceRecord record{.rules = rules};
  send(rules.phase, "rules", encode(rules));
  while (wants_another(rules, record.attempts)) {
    if (!record.attempts.empty()) {
      if (Clock::now() - start + rules.budget > limit) {
        record.out_of_time = true;
        break;
      }
      std::this_thread::sleep_for(before_confirming);
    }
    Attempt& attempt = record.attempts.emplace_back();
    const ForeignLoad foreign;
    while (!attempt_is_over(rules, attempt)) {
      Round round = next_round(attempt.size(), foreign);
      round.elapsed = foreign.elapsed();
      if (const auto load = foreign.cpus()) round.foreign_load = as_recorded(*load);
      attempt.push_back(round);
      send(rules.phase, "round", encode(round, record.attempts.size(), attempt.size()));
    }
  }
  send(rules.phase, "summary", encode_summary(record));
  show(record);
  return verdict_on(rules, record.attempts);
}

Rules common_rules(Phase phase, unsigned threads, double target) {
  const double quota = cpu_quota();
  unsigned usable = affinity_cpus();
  if (quota > 0) usable = std::max(1u, std::min(usable, static_cast<unsigned>(quota)));
  return {.phase = phase,
          .threads = threads,
          .target = as_recorded(target),
          .usable_cpus = usable,
          .quota = as_recorded(quota),
          .run_delay_known = run_delay_is_known()};
}

// Sleeps of many threads must outlast a scheduler's slice where others want the CPUs too.
std::chrono::microseconds sleep_for_load(const Overlap& rules, const ForeignLoad& foreign) {
  const bool busy = foreign.elapsed() >= 100ms && foreign.cpus().value_or(1.0) >= 0.15;
  return rules.threads > 2 && busy ? std::max<std::chrono::microseconds>(rules.each, 5ms) : rules.each;
}

// The harness's own way to do sleeping work with threads: what is possible now.
void share_out(const Overlap& rules, const Work& work) {
  std::atomic<int> next{0};
  std::vector<std::jthread> threads;
  for (unsigned i = 0; i < rules.threads; ++i) {
    threads.emplace_back([&] {
      while (next.fetch_add(1) < rules.items) work();
    });
  }
}

Round overlap_round(const Overlap& rules, std::chrono::microseconds each,
                    const std::function<void(const Work&)>& submission) {
  Round round{.exact_base = rules.items * nanoseconds(each), .each = each};
  const auto run_submission = [&] {
    const SleepingWork work(each);
    round.submission = sample(Placement::natural, [&] { submission(work.function()); });
    round.submission_right = work.calls_finished() == rules.items && work.inside() == 0;
    work.wait_until_left();
    round.inside_peak = work.peak();
  };
  const auto run_reference = [&] {
    const SleepingWork work(each);
    round.reference = sample(Placement::natural, [&] { share_out(rules, work.function()); });
    round.reference_inside_peak = work.peak();
  };
  if (dice()() % 2 == 0) {
    run_submission();
    run_reference();
  } else {
    run_reference();
    run_submission();
  }
  return round;
}

Round race_round(std::size_t index, const Arm& sequential, const Arm& submission, const Arm& reference) {
  const Placement placement = index % 2 == 0 ? Placement::pinned : Placement::spread;
  struct Run {
    const Arm* arm;
    Sample sample;
    std::uint64_t result = 0;
  };
  std::array<Run, 3> runs{Run{&sequential, {}}, Run{&submission, {}}, Run{&reference, {}}};
  std::array<int, 3> order{0, 1, 2};
  std::shuffle(order.begin(), order.end(), dice());
  for (const int i : order) {
    Run& run = runs[static_cast<std::size_t>(i)];
    run.sample = sample(placement, [&run] { run.result = (*run.arm)(); });
  }
  return {.baseline = runs[0].sample,
          .submission = runs[1].sample,
          .reference = runs[2].sample,
          .submission_right = runs[1].result == runs[0].result,
          .reference_right = runs[2].result == runs[0].result};
}

// Why a race would tell nothing here; empty when it can be run.
std::string obstacle(const Rules& rules) {
#if !defined(__OPTIMIZE__)
  return "speed needs an optimised build";
#elif defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  return "sanitizers change the speed";
#else
  if (case_state().overlap == Verdict::fail || case_state().overlap == Verdict::wrong_result) {
    return "the work must overlap first";
  }
  if (affinity_cpus() < rules.threads) {
    return "needs " + std::to_string(rules.threads) + " CPUs, this program may use " +
           std::to_string(affinity_cpus());
  }
  return "";
#endif
}

}  // namespace

void overlap(const Overlap& asked, const std::function<void(const Work& work)>& submission) {
  Rules rules = common_rules(Phase::overlap, asked.threads, asked.target);
  rules.budget = std::min<nanoseconds>(1500ms + 6 * asked.items * nanoseconds(asked.each), 6s);
  const TimerSlack precise;
  case_state().overlap = run_attempts(rules, longest_overlap, [&](std::size_t, const ForeignLoad& foreign) {
    return overlap_round(asked, sleep_for_load(asked, foreign), submission);
  });
}

void race(const Race& asked, const Arm& sequential, const Arm& submission, const Arm& reference) {
  Rules rules = common_rules(Phase::race, asked.threads, asked.target);
  rules.baseline_is_bimodal = asked.baseline_is_bimodal;
  rules.retry_undecided = case_state().overlap != Verdict::pass;
  if (const std::string reason = obstacle(rules); !reason.empty()) return skip(rules, reason);
  // Bursts may fit into a quota's period and pass; a miss under a quota proves nothing.
  rules.may_fail = rules.quota == 0 || rules.quota >= rules.threads;
  const Clock::time_point start = Clock::now();
  const Round warm_up = race_round(0, sequential, submission, reference);
  const nanoseconds one_round = Clock::now() - start;
  rules.budget = rules.may_fail ? std::clamp<nanoseconds>(10 * one_round, 2s, 4s) : 500ms;
  run_attempts(rules, longest_race, [&](std::size_t index, const ForeignLoad&) {
    Round round = race_round(index, sequential, submission, reference);
    round.submission_right = round.submission_right && warm_up.submission_right;
    round.reference_right = round.reference_right && warm_up.reference_right;
    return round;
  });
}

}  // namespace harness
