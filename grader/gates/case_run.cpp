#include "gates/case_run.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <atomic>
#include <mutex>
#include <thread>

#include "process/run.hpp"

namespace grader {

CaseRun run_case(const CaseSetting& s, const Case& c) {
  const std::string target = Workspace::target(*s.lab, *s.task, s.answer, s.variant);
  const Finished f = run({.argv = {s.workspace->program(target).string()}, .evidence = true, .requested_case = c.name, .stacks_on_timeout = true});
  CaseRun r;
  r.elapsed = f.elapsed;
  r.outcome = f.evidence.find("bye") != std::string::npos && f.code == 0 && f.ending == Ending::exited ? Outcome::pass : Outcome::fail;
  r.finding.flaw = f.evidence.find("todo") != std::string::npos ? "not done yet" : c.flaw;
  r.finding.sentence = c.why;
  r.finding.test = c.name;
  r.finding.raw = f.evidence + f.output;
  return r;
}

std::vector<CaseRun> run_cases(const CaseSetting& setting, const std::vector<Case>& cases, int jobs,
                               const std::function<void(int done, int total)>& decided) {
  std::vector<CaseRun> runs(cases.size());
  std::atomic<std::size_t> next{0};
  std::mutex deciding;
  int done = 0;  // Guarded by deciding.
  const auto work = [&] {
    for (std::size_t i = next++; i < cases.size() && !interrupted(); i = next++) {
      runs[i] = run_case(setting, cases[i]);
      const std::lock_guard lock(deciding);
      decided(++done, static_cast<int>(cases.size()));
    }
  };
  std::vector<std::thread> workers;
  for (int i = 1; i < jobs; ++i) workers.emplace_back(work);
  work();
  for (std::thread& worker : workers) worker.join();
  return runs;
}

}  // namespace grader
