#include "call_all_safely.hpp"

#include <cstddef>
#include <exception>
#include <thread>

namespace lab {
namespace {

// An exception may not leave the thread it was thrown on, so it becomes a value here.
Outcome<std::string> call(Feed& feed, int station) {
  try {
    return feed.fetch(station);
  } catch (const std::exception& error) {
    return TaskError{"station " + std::to_string(station), error.what()};
  }
}

}  // namespace

std::vector<Outcome<std::string>> call_all_safely(Feed& feed, std::span<const int> stations) {
  std::vector<Outcome<std::string>> outcomes(
      stations.size());  // Thread i writes outcomes[i] and nothing else.
  {
    std::vector<std::jthread> calls;
    calls.reserve(stations.size());
    for (std::size_t i = 0; i < stations.size(); ++i) {
      calls.emplace_back([&feed, &outcomes, stations, i] { outcomes[i] = call(feed, stations[i]); });
    }
  }  // Joins them all.
  return outcomes;
}

}  // namespace lab
