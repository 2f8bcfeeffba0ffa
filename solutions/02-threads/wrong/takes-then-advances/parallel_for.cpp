// falls: correct (check-then-act)
// Two threads take the same index before either moves it on; the atomic makes each step whole, not the pair.
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
  std::mutex mutex;
  std::exception_ptr error;  // Guarded by mutex.
  {
    std::vector<std::jthread> workers(std::min<std::size_t>(n, max_threads));
    for (std::jthread& worker : workers) {
      worker = std::jthread([&] {
        try {
          while (next < n) {
            body(next);
            ++next;
          }
        } catch (...) {
          next = n;
          const std::lock_guard lock(mutex);
          error = std::current_exception();
        }
      });
    }
  }
  if (error) std::rethrow_exception(error);
}

}  // namespace lab
