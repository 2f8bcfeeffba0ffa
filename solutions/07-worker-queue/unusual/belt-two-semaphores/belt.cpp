#include "belt.hpp"

#include <utility>

namespace lab {

Belt::Belt(std::size_t capacity) : places_(capacity), parcels_(0) {}

bool Belt::push(Job job) {
  places_.acquire();
  return append(std::move(job));
}

bool Belt::try_push(Job&& job) { return places_.try_acquire() && append(std::move(job)); }

bool Belt::append(Job&& job) {
  std::unique_lock lock(mutex_);
  if (closed_) {
    lock.unlock();
    places_.release();
    return false;
  }
  jobs_.push_back(std::move(job));
  lock.unlock();
  parcels_.release();
  return true;
}

std::optional<Job> Belt::pop() {
  parcels_.acquire();
  std::unique_lock lock(mutex_);
  if (jobs_.empty()) {  // Only closing gives a permit without a parcel.
    lock.unlock();
    parcels_.release();
    return std::nullopt;
  }
  std::optional<Job> job(std::move(jobs_.front()));
  jobs_.pop_front();
  lock.unlock();
  places_.release();
  return job;
}

void Belt::close() {
  {
    const std::lock_guard lock(mutex_);
    if (closed_) return;
    closed_ = true;
  }
  places_.release();
  parcels_.release();
}

std::size_t Belt::size() const {
  const std::lock_guard lock(mutex_);
  return jobs_.size();
}

}  // namespace lab
