// No semaphore at all: as many workers as there are lines, and each takes the next station when it is free.
#include "fetch_limited.hpp"

#include <algorithm>
#include <atomic>
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
  std::atomic<std::size_t> next = 0;
  const std::size_t workers = std::min(stations.size(), static_cast<std::size_t>(at_once));
  {
    std::vector<std::jthread> team;
    for (std::size_t w = 0; w < workers; ++w) {
      team.emplace_back([&] {
        for (std::size_t i = next++; i < stations.size(); i = next++) outcomes[i] = call(feed, stations[i]);
      });
    }
  }
  return outcomes;
}

}  // namespace lab
