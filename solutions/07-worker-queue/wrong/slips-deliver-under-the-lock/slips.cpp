// falls: correct (calling out under a lock)
#include "slips.hpp"

#include <exception>
#include <utility>

namespace lab {
namespace {

// What went wrong, as text: that may be kept, and handed across threads.
std::optional<std::string> error_of(const Job& job) {
  try {
    job.work();
    return std::nullopt;
  } catch (const std::exception& error) {
    return error.what();
  } catch (...) {
    return "unknown";
  }
}

}  // namespace

Slips::Slips(LogSink& log) : log_(log) {}

void Slips::run(Job job) {
  const std::lock_guard lock(mutex_);
  log_.log({now(), job.name, "start"});
  const std::optional<std::string> error = error_of(job);
  log_.log({now(), job.name, error ? "failed: " + *error : "done"});
  reports_.push_back({.state = error ? JobReport::State::failed : JobReport::State::done,
                      .name = std::move(job.name),
                      .error = error.value_or("")});
}

std::vector<JobReport> Slips::reports() const {
  const std::lock_guard lock(mutex_);
  return reports_;
}

}  // namespace lab
