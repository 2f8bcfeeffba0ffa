// A conveyor belt of fixed length; what it promises stands in the lab's own header.
//
// Free places and parcels are counted by a semaphore each, as in lab 05.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>

#include "job.hpp"

namespace lab {

class Permits {
 public:
  explicit Permits(std::size_t free) : free_(free) {}

  void acquire() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return free_ > 0; });
    --free_;
  }
  bool try_acquire() {
    const std::lock_guard lock(mutex_);
    return free_ > 0 && free_--;
  }
  void release() {
    const std::lock_guard lock(mutex_);
    ++free_;
    changed_.notify_one();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t free_;  // Guarded by mutex_.
};

class Belt {
 public:
  explicit Belt(std::size_t capacity);

  bool push(Job job);
  bool try_push(Job&& job);
  std::optional<Job> pop();
  void close();
  std::size_t size() const;

 private:
  bool append(Job&& job);

  Permits places_;   // After closing time whoever gets one hands it on, so that everybody wakes.
  Permits parcels_;  // Likewise, once the belt is empty.
  mutable std::mutex mutex_;
  std::deque<Job> jobs_;  // Guarded by mutex_.
  bool closed_ = false;   // Guarded by mutex_.
};

}  // namespace lab
