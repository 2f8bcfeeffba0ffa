// falls: correct (lost exception)
#include "parallel_for.hpp"

#include <algorithm>
#include <atomic>
#include <iostream>
#include <thread>
#include <vector>

namespace lab {

void parallel_for(std::size_t n, unsigned max_threads, const std::function<void(std::size_t)>& body) {
  std::atomic<std::size_t> next = 0;
  std::vector<std::jthread> workers(std::min<std::size_t>(n, max_threads));
  for (std::jthread& worker : workers) {
    worker = std::jthread([&] {
      try {
        for (std::size_t i; (i = next++) < n;) body(i);
      } catch (const std::exception& error) {
        next = n;
        std::cerr << error.what() << std::endl;
      }
    });
  }
}

}  // namespace lab
