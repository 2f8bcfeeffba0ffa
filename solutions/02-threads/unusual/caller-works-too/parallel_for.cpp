// The calling thread is one of the workers; futures bring the errors home.
#include "parallel_for.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <future>
#include <vector>

namespace lab {

void parallel_for(std::size_t n, unsigned max_threads, const std::function<void(std::size_t)>& body) {
  if (n == 0) return;
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    try {
      for (std::size_t i; (i = next++) < n;) body(i);
    } catch (...) {
      next = n;
      throw;
    }
  };
  std::vector<std::future<void>> workers;
  for (std::size_t t = 1; t < std::min<std::size_t>(n, max_threads); ++t) {
    workers.push_back(std::async(std::launch::async, work));
  }
  std::exception_ptr error;
  const auto keep_error_of = [&](const auto& step) {
    try {
      step();
    } catch (...) {
      if (!error) error = std::current_exception();
    }
  };
  keep_error_of(work);
  for (auto& worker : workers) keep_error_of([&] { worker.get(); });
  if (error) std::rethrow_exception(error);
}

}  // namespace lab
