// falls: correct (missing report)
#include "depot.hpp"

#include <exception>
#include <utility>

namespace lab {
namespace {

JobReport do_job(const Job& job) {
  try {
    job.work();
    return {JobReport::State::done, job.name, ""};
  } catch (const std::exception& error) {
    return {JobReport::State::failed, job.name, error.what()};
  } catch (...) {
    return {JobReport::State::failed, job.name, "unknown"};
  }
}

}  // namespace

Depot::Depot(unsigned vans, std::size_t belt) : belt_(belt) {
  for (unsigned van = 0; van < vans; ++van) vans_.emplace_back([this] { drive(); });
}

Depot::~Depot() { shutdown(Stop::finish_queued); }

bool Depot::submit(Job job) {
  std::unique_lock lock(mutex_);
  not_full_.wait(lock, [this] { return closed_ || waiting_.size() < belt_; });
  if (closed_) return false;
  waiting_.push_back(std::move(job));
  not_empty_.notify_one();
  return true;
}

bool Depot::try_submit(Job&& job) {
  const std::lock_guard lock(mutex_);
  if (closed_ || waiting_.size() == belt_) return false;
  waiting_.push_back(std::move(job));
  not_empty_.notify_one();
  return true;
}

void Depot::drive() {
  while (true) {
    std::unique_lock lock(mutex_);
    not_empty_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
    if (waiting_.empty()) return;  // Closed too: nothing will ever come.
    const Job job = std::move(waiting_.front());
    waiting_.pop_front();
    ++in_work_;
    not_full_.notify_one();
    lock.unlock();
    JobReport report = do_job(job);
    lock.lock();
    reports_.push_back(std::move(report));
    if (--in_work_ == 0 && waiting_.empty()) idle_.notify_all();
  }
}

void Depot::drain() {
  std::unique_lock lock(mutex_);
  idle_.wait(lock, [this] { return in_work_ == 0 && waiting_.empty(); });
}

std::vector<JobReport> Depot::shutdown(Stop how) {
  {
    const std::lock_guard lock(mutex_);
    if (!closed_ && how == Stop::drop_queued) {
      waiting_.clear();
      if (in_work_ == 0) idle_.notify_all();
    }
    closed_ = true;
    not_empty_.notify_all();
    not_full_.notify_all();
  }
  const std::lock_guard lock(joining_);  // Not mutex_: the vans need that to come home.
  for (std::thread& van : vans_) van.join();
  vans_.clear();
  const std::lock_guard reading(mutex_);
  return reports_;
}

}  // namespace lab
