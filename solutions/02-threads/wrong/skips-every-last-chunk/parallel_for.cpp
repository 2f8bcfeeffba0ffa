// falls: correct (lost index)
// Whole chunks only: 7 rounds in chunks of 4 are 4 rounds.
#include "parallel_for.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace lab {

void parallel_for(std::size_t n, unsigned max_threads, const std::function<void(std::size_t)>& body) {
  const std::size_t chunk = std::max<std::size_t>(n / 16, 4);
  std::atomic<std::size_t> next = 0;
  std::mutex mutex;
  std::exception_ptr error;  // Guarded by mutex.
  {
    std::vector<std::jthread> workers(std::min<std::size_t>(n, max_threads));
    for (std::jthread& worker : workers) {
      worker = std::jthread([&] {
        try {
          for (std::size_t i; (i = next.fetch_add(chunk)) + chunk <= n;) {
            for (std::size_t k = i; k < i + chunk; ++k) body(k);
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
