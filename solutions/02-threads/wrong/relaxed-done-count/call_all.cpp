// falls: never stuck (data race)
// The count says that all answers are written, but a relaxed counter hands nothing over.
#include "call_all.hpp"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <thread>

namespace lab {

std::vector<std::string> call_all(Feed& feed, std::span<const int> stations) {
  std::vector<std::string> answers(stations.size());
  std::atomic<std::size_t> done = 0;
  std::vector<std::jthread> calls;
  for (std::size_t i = 0; i < stations.size(); ++i) {
    calls.emplace_back([&, i] {
      answers[i] = feed.fetch(stations[i]);
      done.fetch_add(1, std::memory_order_relaxed);
    });
  }
  while (done.load(std::memory_order_relaxed) < stations.size()) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return std::vector<std::string>(answers.begin(), answers.end());
}

}  // namespace lab
