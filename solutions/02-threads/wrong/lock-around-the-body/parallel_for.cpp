// falls: correct (static split)
// The lock that guards the next index is held while the round runs: a slow round stops everybody.
#include "parallel_for.hpp"

#include <algorithm>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace lab {

void parallel_for(std::size_t n, unsigned max_threads, const std::function<void(std::size_t)>& body) {
  std::mutex mutex;
  std::size_t next = 0;      // Guarded by mutex.
  std::exception_ptr error;  // Guarded by mutex.
  {
    std::vector<std::jthread> workers(std::min<std::size_t>(n, max_threads));
    for (std::jthread& worker : workers) {
      worker = std::jthread([&] {
        for (;;) {
          const std::lock_guard lock(mutex);
          if (next == n || error) return;
          try {
            body(next++);
          } catch (...) {
            error = std::current_exception();
          }
        }
      });
    }
  }
  if (error) std::rethrow_exception(error);
}

}  // namespace lab
