// falls: correct (uncaught exception)
#include "parallel_for.hpp"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace lab {

void parallel_for(std::size_t n, unsigned max_threads, const std::function<void(std::size_t)>& body) {
  std::atomic<std::size_t> next = 0;
  std::vector<std::jthread> workers(std::min<std::size_t>(n, max_threads));
  for (std::jthread& worker : workers) {
    worker = std::jthread([&] {
      for (std::size_t i; (i = next++) < n;) body(i);
    });
  }
}

}  // namespace lab
