// The future carries the exception to get(), where one thread sorts answers from errors.
#include "call_all_safely.hpp"

#include <exception>
#include <future>

namespace lab {

std::vector<Outcome<std::string>> call_all_safely(Feed& feed, std::span<const int> stations) {
  std::vector<std::future<std::string>> calls;
  for (const int station : stations) {
    calls.push_back(std::async(std::launch::async, [&feed, station] { return feed.fetch(station); }));
  }
  std::vector<Outcome<std::string>> outcomes(stations.size());
  for (std::size_t i = 0; i < stations.size(); ++i) {
    try {
      outcomes[i] = calls[i].get();
    } catch (const std::exception& error) {
      outcomes[i] = TaskError{"station " + std::to_string(stations[i]), error.what()};
    }
  }
  return outcomes;
}

}  // namespace lab
