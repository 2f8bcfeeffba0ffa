// falls: correct (batches)
// Starts as many calls as there are lines, and waits for all of them.
#include "fetch_limited.hpp"

#include <algorithm>
#include <exception>
#include <thread>

namespace lab {
namespace {

Outcome<std::string> call(Feed& feed, int station) {
  try {
    return feed.fetch(station);
  } catch (const std::exception& error) {
    return TaskError{"station " + std::to_string(station), error.what()};
  }
}

}  // namespace

std::vector<Outcome<std::string>> fetch_limited(Feed& feed, std::span<const int> stations, int at_once) {
  std::vector<Outcome<std::string>> outcomes(stations.size());
  const auto lines = static_cast<std::size_t>(at_once);
  for (std::size_t first = 0; first < stations.size(); first += lines) {
    std::vector<std::jthread> batch;
    for (std::size_t i = first; i < std::min(first + lines, stations.size()); ++i) {
      batch.emplace_back([&, i] { outcomes[i] = call(feed, stations[i]); });
    }
  }
  return outcomes;
}

}  // namespace lab
