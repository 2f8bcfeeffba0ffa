// falls: correct (join inside the loop)
// Five threads, but one phone: whoever calls holds the lock.
#include "call_all.hpp"

#include <cstddef>
#include <mutex>
#include <thread>

namespace lab {

std::vector<std::string> call_all(Feed& feed, std::span<const int> stations) {
  std::vector<std::string> answers(stations.size());
  std::mutex mutex;
  {
    std::vector<std::jthread> calls;
    for (std::size_t i = 0; i < stations.size(); ++i) {
      calls.emplace_back([&, i] {
        const std::lock_guard lock(mutex);
        answers[i] = feed.fetch(stations[i]);
      });
    }
  }
  return answers;
}

}  // namespace lab
