// A mutex and small chunks instead of an atomic: fewer trips to the counter, and still nobody waits long.
#include "parallel_for.hpp"

#include <algorithm>
#include <exception>
#include <mutex>
#include <thread>
#include <tuple>
#include <utility>
#include <vector>

namespace lab {

void parallel_for(std::size_t n, unsigned max_threads, const std::function<void(std::size_t)>& body) {
  const std::size_t chunk = std::max<std::size_t>(n / 32, 1);
  std::mutex mutex;
  std::size_t next = 0;      // Guarded by mutex.
  std::exception_ptr error;  // Guarded by mutex.
  const auto next_chunk = [&] {
    const std::lock_guard lock(mutex);
    const std::size_t begin = error ? n : next;
    next = std::min(begin + chunk, n);
    return std::pair(begin, next);
  };
  const auto work = [&] {
    try {
      for (auto [begin, end] = next_chunk(); begin < end; std::tie(begin, end) = next_chunk()) {
        for (std::size_t i = begin; i < end; ++i) body(i);
      }
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (!error) error = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> workers;
    for (std::size_t t = 0; t < std::min<std::size_t>(n, max_threads); ++t) workers.emplace_back(work);
  }
  if (error) std::rethrow_exception(error);
}

}  // namespace lab
