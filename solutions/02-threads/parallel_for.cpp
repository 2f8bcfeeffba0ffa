#include "parallel_for.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace lab {
namespace {

// The rounds of one loop, handed out one at a time to whoever is free.
class Rounds {
 public:
  Rounds(std::size_t n, const std::function<void(std::size_t)>& body) : n_(n), body_(body) {}

  void work() {
    try {
      // fetch_add gives every index to exactly one thread; nothing else is ordered by it.
      for (std::size_t i; !failed_ && (i = next_.fetch_add(1, std::memory_order_relaxed)) < n_;) body_(i);
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!error_) error_ = std::current_exception();
      failed_ = true;
    }
  }

  /// Requires that every worker has been joined.
  void rethrow_error() const {
    if (error_) std::rethrow_exception(error_);
  }

 private:
  const std::size_t n_;
  const std::function<void(std::size_t)>& body_;
  std::atomic<std::size_t> next_{0};
  std::atomic<bool> failed_{false};
  std::mutex mutex_;
  std::exception_ptr error_;  // Guarded by mutex_ until the workers are joined.
};

}  // namespace

void parallel_for(std::size_t n, unsigned max_threads, const std::function<void(std::size_t)>& body) {
  Rounds rounds(n, body);
  {
    std::vector<std::jthread> workers(std::min<std::size_t>(n, max_threads));
    for (std::jthread& worker : workers) worker = std::jthread([&rounds] { rounds.work(); });
  }  // Joins them all.
  rounds.rethrow_error();
}

}  // namespace lab
