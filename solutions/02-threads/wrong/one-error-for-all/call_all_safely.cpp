// falls: correct (one error for all)
// The last error overwrites those before it.
#include "call_all_safely.hpp"

#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>

namespace lab {

std::vector<Outcome<std::string>> call_all_safely(Feed& feed, std::span<const int> stations) {
  std::vector<Outcome<std::string>> outcomes(stations.size());
  std::vector<char> failed(stations.size(), 0);
  TaskError last_error;
  std::mutex mutex;
  {
    std::vector<std::jthread> calls;
    for (std::size_t i = 0; i < stations.size(); ++i) {
      calls.emplace_back([&, i] {
        try {
          outcomes[i] = feed.fetch(stations[i]);
        } catch (const std::exception& error) {
          const std::lock_guard lock(mutex);
          failed[i] = 1;
          last_error = {"station " + std::to_string(stations[i]), error.what()};
        }
      });
    }
  }
  for (std::size_t i = 0; i < stations.size(); ++i) {
    if (failed[i] != 0) outcomes[i] = last_error;
  }
  return outcomes;
}

}  // namespace lab
