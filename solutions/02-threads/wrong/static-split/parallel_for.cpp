// falls: correct (static split)
#include "parallel_for.hpp"

#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace lab {

void parallel_for(std::size_t n, unsigned max_threads, const std::function<void(std::size_t)>& body) {
  if (n < max_threads) max_threads = static_cast<unsigned>(n);
  std::mutex mutex;
  std::exception_ptr error;  // Guarded by mutex.
  {
    std::vector<std::jthread> workers;
    for (std::size_t t = 0; t < max_threads; ++t) {
      workers.emplace_back([&, t] {
        try {
          for (std::size_t i = t * n / max_threads; i < (t + 1) * n / max_threads; ++i) body(i);
        } catch (...) {
          const std::lock_guard lock(mutex);
          error = std::current_exception();
        }
      });
    }
  }
  if (error) std::rethrow_exception(error);
}

}  // namespace lab
