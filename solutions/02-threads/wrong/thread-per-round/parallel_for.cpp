// falls: tidy (excess threads)
// A semaphore keeps the number at work down; ten thousand threads are started all the same.
#include "parallel_for.hpp"

#include <atomic>
#include <exception>
#include <mutex>
#include <semaphore>
#include <thread>
#include <vector>

namespace lab {

void parallel_for(std::size_t n, unsigned max_threads, const std::function<void(std::size_t)>& body) {
  std::counting_semaphore<> free_places(max_threads);
  std::atomic<bool> failed = false;
  std::mutex mutex;
  std::exception_ptr error;  // Guarded by mutex.
  {
    std::vector<std::jthread> rounds;
    for (std::size_t i = 0; i < n; ++i) {
      free_places.acquire();
      if (failed) break;
      rounds.emplace_back([&, i] {
        try {
          body(i);
        } catch (...) {
          const std::lock_guard lock(mutex);
          if (!error) error = std::current_exception();
          failed = true;
        }
        free_places.release();
      });
    }
  }
  if (error) std::rethrow_exception(error);
}

}  // namespace lab
