// falls: never stuck (unbounded queue)
#include "belt.hpp"

#include <utility>

namespace lab {

Belt::Belt(std::size_t capacity) : capacity_(capacity) {}

bool Belt::push(Job job) {
  const std::lock_guard lock(mutex_);
  if (closed_) return false;
  jobs_.push_back(std::move(job));
  not_empty_.notify_one();
  return true;
}

bool Belt::try_push(Job&& job) {
  const std::lock_guard lock(mutex_);
  if (closed_ || jobs_.size() == capacity_) return false;
  jobs_.push_back(std::move(job));
  not_empty_.notify_one();
  return true;
}

std::optional<Job> Belt::pop() {
  std::unique_lock lock(mutex_);
  not_empty_.wait(lock, [this] { return closed_ || !jobs_.empty(); });
  if (jobs_.empty()) return std::nullopt;  // Closed too: empty for ever.
  std::optional<Job> job(std::move(jobs_.front()));
  jobs_.pop_front();
  not_full_.notify_one();
  return job;
}

void Belt::close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  // Everybody has to hear it, and everybody has another reason to go on.
  not_full_.notify_all();
  not_empty_.notify_all();
}

std::size_t Belt::size() const {
  const std::lock_guard lock(mutex_);
  return jobs_.size();
}

}  // namespace lab
