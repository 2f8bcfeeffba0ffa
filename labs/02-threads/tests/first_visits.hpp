// A meeting that every thread attends once: at its first piece of work.
#pragma once

#include <set>
#include <thread>

#include "harness/rendezvous.hpp"

namespace lab {

class FirstVisits {
 public:
  FirstVisits(int threads, std::chrono::milliseconds limit) : meeting_(threads, limit) {}

  /// Returns when enough different threads have called it, or the limit has passed.
  void visit() {
    {
      const std::lock_guard lock(mutex_);
      if (!visitors_.insert(std::this_thread::get_id()).second) return;
    }
    meeting_.arrive();
  }

  std::size_t visitors() const {
    const std::lock_guard lock(mutex_);
    return visitors_.size();
  }

 private:
  harness::Rendezvous meeting_;
  mutable std::mutex mutex_;
  std::set<std::thread::id> visitors_;  // Guarded by mutex_.
};

}  // namespace lab
