#include "harness/faults.hpp"

#include <gtest/gtest.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "harness/evidence.hpp"
#include "harness/fault_plan.hpp"
#include "harness/fault_process.hpp"
#include "harness/fault_words.hpp"

namespace harness {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::string_view token_start = "faults";

/// One call of survives_every_fault(): the first of its case, or a later one.
class Sweep {
 public:
  Sweep(const std::function<void()>& scenario, const FaultOptions& options, int number,
        Clock::time_point until)
      : scenario_(scenario), options_(options), run_(*shared_memory()), until_(until) {
    start_ = std::string(token_start) + (number > 1 ? std::to_string(number) : "") + ":";
  }

  /// Every fault, until one is a finding.
  void run_all() {
    if (!try_plan({}, true)) return tell_of(0, 0);
    const FaultPlans plans = fault_plans(seen_calls(), options_);
    std::size_t tried = 0;
    for (const Plan& plan : plans.plans) {
      if (Clock::now() >= until_ || !try_plan(plan, false)) break;
      ++tried;
    }
    tell_of(tried, plans.plans.size());
    std::printf("%zu of %zu faults survived\n", tried, plans.plans.size());
  }

  /// The one that a token names; another sweep's token means nothing to this one.
  void run_again(std::string_view token) {
    if (!token.starts_with(start_)) {
      try_plan({}, false);
      return tell_of_one();
    }
    const auto plan = plan_in(token.substr(start_.size()));
    if (!plan) {
      refused_ = "it names no fault; a token looks like " + start_ + "read.3=EINTR";
      if (evidence_descriptor() < 0) ADD_FAILURE() << token << ": " << refused_;
      return tell_of_one();
    }
    if (try_plan(*plan, false) && run_.struck_count < plan->size())
      std::printf("the code has changed: not every call of %s was made as it says\n",
                  token_of(*plan).c_str());
    tell_of_one();
  }

 private:
  /// False: the run went wrong, or could not be made; no more runs then.
  bool try_plan(const Plan& plan, bool recording) {
    const ProcessEnd end = run_in_process(run_, scenario_, plan, recording, options_.limit);
    if (end.ending == ProcessEnding::said && run_.ending == RunEnding::finished) return true;
    const int error = end.ending == ProcessEnding::unstarted ? end.code : run_.refused.load();
    if (error != 0) {
      refused_ = std::string("the machine refused a run something (") + std::strerror(error) + ")";
      std::printf("not judged: %s\n", refused_.c_str());
      return false;
    }
    fail(plan, report_of(run_, end, options_.limit));
    return false;
  }

  void fail(const Plan& plan, const FaultReport& report) {
    std::string words = report.sentence;
    if (!report.advice.empty()) words += "\n" + report.advice;
    if (run_.struck_count > 0) {
      finding_ = start_ + token_of(plan);
      if (evidence_descriptor() < 0) words += "\nagain: INTERLEAVE_REPLAY=" + finding_;
    }
    const std::string& file = report.place.file;
    ADD_FAILURE_AT(file.empty() ? "unknown file" : file.c_str(), report.place.line) << words;
  }

  void tell_of(std::size_t tried, std::size_t planned) const {
    tell("faults", {std::to_string(tried), std::to_string(planned), finding_, refused_});
  }

  /// The grader takes this for an answer only where it asked for one run itself: code may set the variable
  /// too.
  void tell_of_one() const { tell("faults", {"1", "one", finding_, refused_}); }

  std::vector<SeenCall> seen_calls() const {
    const std::uint32_t count = std::min(run_.seen_count.load(), SharedRun::most_calls);
    return {run_.seen, run_.seen + count};
  }

  const std::function<void()>& scenario_;
  const FaultOptions& options_;
  SharedRun& run_;
  const Clock::time_point until_;
  std::string start_;    // of its tokens
  std::string finding_;  // the token of the run that went wrong
  std::string refused_;  // what the machine did not do; empty: nothing
};

}  // namespace

void survives_every_fault(const std::function<void()>& scenario, const FaultOptions& options) {
  static const testing::TestInfo* of_case = nullptr;
  static int number = 0;
  static Clock::time_point begun;
  const testing::TestInfo* const now = testing::UnitTest::GetInstance()->current_test_info();
  number = now == of_case ? number + 1 : 1;
  of_case = now;
  if (number == 1) begun = Clock::now();
  if (shared_memory() == nullptr) {
    tell("faults", {"0", "0", "", "the machine gave no memory to share"});
    return;
  }
  Sweep sweep(scenario, options, number, begun + options.budget);
  const char* const token = std::getenv("INTERLEAVE_REPLAY");
  if (token != nullptr && std::string_view(token).starts_with(token_start))
    sweep.run_again(token);
  else
    sweep.run_all();
}

unsigned faults_so_far() {
  const SharedRun* const run = current_run();
  return run == nullptr ? 0 : run->struck_count.load();
}

bool fault_struck() { return faults_so_far() > 0; }

bool fault_struck(Fault kind) {
  const SharedRun* const run = current_run();
  return run != nullptr && (run->struck_kinds & Faults::bit(kind)) != 0;
}

bool honest_error_allowed() {
  for (int kind = 0; kind < fault_kinds; ++kind) {
    const auto fault = static_cast<Fault>(kind);
    if (!can_be_hidden(fault) && fault_struck(fault)) return true;
  }
  return false;
}

}  // namespace harness
