// falls: correct (uncaught exception)
#include "call_all_safely.hpp"

#include <cstddef>
#include <stdexcept>
#include <thread>

namespace lab {

std::vector<Outcome<std::string>> call_all_safely(Feed& feed, std::span<const int> stations) {
  std::vector<Outcome<std::string>> outcomes(stations.size());
  {
    std::vector<std::jthread> calls;
    for (std::size_t i = 0; i < stations.size(); ++i) {
      calls.emplace_back([&, i] {
        try {
          outcomes[i] = feed.fetch(stations[i]);
        } catch (const std::runtime_error& error) {
          outcomes[i] = TaskError{"station " + std::to_string(stations[i]), error.what()};
        }
      });
    }
  }
  return outcomes;
}

}  // namespace lab
