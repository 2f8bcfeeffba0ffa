#include "slips.hpp"

#include <exception>
#include <utility>

namespace lab {

Slips::Slips(LogSink& log) : log_(log) {}

Slips::~Slips() {
  for (const Slip* slip = top_; slip != nullptr;) delete std::exchange(slip, slip->below);
}

void Slips::run(Job job) {
  log_.log({now(), job.name, "start"});
  JobReport report{.state = JobReport::State::done, .name = job.name, .error = ""};
  try {
    job.work();
  } catch (const std::exception& error) {
    report.state = JobReport::State::failed, report.error = error.what();
  } catch (...) {
    report.state = JobReport::State::failed, report.error = "unknown";
  }
  const bool done = report.state == JobReport::State::done;
  log_.log({now(), job.name, done ? "done" : "failed: " + report.error});

  Slip* slip = new Slip{std::move(report), top_.load(std::memory_order_relaxed)};
  while (
      !top_.compare_exchange_weak(slip->below, slip, std::memory_order_release, std::memory_order_relaxed)) {
  }
}

std::vector<JobReport> Slips::reports() const {
  std::vector<JobReport> all;
  for (const Slip* slip = top_.load(std::memory_order_acquire); slip != nullptr; slip = slip->below) {
    all.push_back(slip->report);
  }
  return all;
}

}  // namespace lab
