#include "depot.hpp"

#include <utility>

namespace lab {

Depot::Depot(unsigned workers, std::size_t belt) : belt_(belt) {
  for (unsigned worker = 0; worker < workers; ++worker) workers_.emplace_back([this] { work(); });
}

bool Depot::try_submit(Job job) {
  const std::lock_guard lock(mutex_);
  if (closed_ || jobs_.size() == belt_) return false;
  jobs_.push_back(std::move(job));
  news_.notify_one();
  return true;
}

void Depot::work() {
  while (true) {
    std::unique_lock lock(mutex_);
    news_.wait(lock, [this] { return closed_ || !jobs_.empty(); });
    if (jobs_.empty()) return;
    const Job job = std::move(jobs_.front());
    jobs_.pop_front();
    lock.unlock();
    try {
      job();
    } catch (...) {
      // Not this worker's business: the next job is.
    }
  }
}

void Depot::close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    news_.notify_all();
  }
  const std::lock_guard lock(joining_);
  for (std::thread& worker : workers_) worker.join();
  workers_.clear();
}

std::size_t Depot::waiting() const {
  const std::lock_guard lock(mutex_);
  return jobs_.size();
}

}  // namespace lab
