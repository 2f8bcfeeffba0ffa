// falls: never stuck (data race)
// The error has its lock; the flag that everybody reads has none.
#include "parallel_for.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace lab {

void parallel_for(std::size_t n, unsigned max_threads, const std::function<void(std::size_t)>& body) {
  std::atomic<std::size_t> next = 0;
  bool failed = false;
  std::mutex mutex;
  std::exception_ptr error;  // Guarded by mutex.
  {
    std::vector<std::jthread> workers(std::min<std::size_t>(n, max_threads));
    for (std::jthread& worker : workers) {
      worker = std::jthread([&] {
        try {
          for (std::size_t i; !failed && (i = next++) < n;) body(i);
        } catch (...) {
          failed = true;
          const std::lock_guard lock(mutex);
          if (!error) error = std::current_exception();
        }
      });
    }
  }
  if (error) std::rethrow_exception(error);
}

}  // namespace lab
