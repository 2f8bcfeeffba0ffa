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

Depot::Depot(unsigned vans, std::size_t belt) : belt_(belt), lists_(vans) {
  for (unsigned van = 0; van < vans; ++van) vans_.emplace_back([this, van] { drive(van); });
}

Depot::~Depot() { shutdown(Stop::finish_queued); }

bool Depot::submit(Job job) {
  std::unique_lock lock(mutex_);
  not_full_.wait(lock, [this] { return closed_ || waiting_ < belt_; });
  if (closed_) return false;
  put(std::move(job));
  return true;
}

bool Depot::try_submit(Job&& job) {
  const std::lock_guard lock(mutex_);
  if (closed_ || waiting_ == belt_) return false;
  put(std::move(job));
  return true;
}

void Depot::put(Job&& job) {
  lists_[next_list_++ % lists_.size()].push_back(std::move(job));
  ++waiting_;
  not_empty_.notify_one();
}

std::optional<Job> Depot::take(std::size_t van) {
  for (std::size_t i = 0; i < lists_.size(); ++i) {
    std::deque<Job>& list = lists_[(van + i) % lists_.size()];
    if (list.empty()) continue;
    std::optional<Job> job(std::move(i == 0 ? list.front() : list.back()));
    i == 0 ? list.pop_front() : list.pop_back();
    --waiting_;
    return job;
  }
  return std::nullopt;
}

void Depot::drive(std::size_t van) {
  while (true) {
    std::unique_lock lock(mutex_);
    not_empty_.wait(lock, [this] { return closed_ || waiting_ > 0; });
    const std::optional<Job> job = take(van);
    if (!job) return;  // Closed too: nothing will ever come.
    ++in_work_;
    not_full_.notify_one();
    lock.unlock();
    JobReport report = do_job(*job);
    lock.lock();
    reports_.push_back(std::move(report));
    if (--in_work_ == 0 && waiting_ == 0) idle_.notify_all();
  }
}

void Depot::drain() {
  std::unique_lock lock(mutex_);
  idle_.wait(lock, [this] { return in_work_ == 0 && waiting_ == 0; });
}

std::vector<JobReport> Depot::shutdown(Stop how) {
  {
    const std::lock_guard lock(mutex_);
    if (!closed_ && how == Stop::drop_queued) {
      while (const std::optional<Job> job = take(0)) {
        reports_.push_back({JobReport::State::dropped, job->name, ""});
      }
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
