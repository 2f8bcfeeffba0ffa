// falls: correct (uncaught exception)
// The exception is thrown on the call's thread; join() brings nothing over.
#include "call_all_safely.hpp"

#include <cstddef>
#include <exception>
#include <thread>

namespace lab {

std::vector<Outcome<std::string>> call_all_safely(Feed& feed, std::span<const int> stations) {
  std::vector<Outcome<std::string>> outcomes(stations.size());
  std::vector<std::thread> calls;
  for (std::size_t i = 0; i < stations.size(); ++i) {
    calls.emplace_back([&, i] { outcomes[i] = feed.fetch(stations[i]); });
  }
  for (std::size_t i = 0; i < calls.size(); ++i) {
    try {
      calls[i].join();
    } catch (const std::exception& error) {
      outcomes[i] = TaskError{"station " + std::to_string(stations[i]), error.what()};
    }
  }
  return outcomes;
}

}  // namespace lab
