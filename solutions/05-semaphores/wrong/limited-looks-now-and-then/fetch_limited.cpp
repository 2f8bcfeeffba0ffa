// falls: never stuck (wrong limit)
// Looks every 100 ms whether a line is free.
#include "fetch_limited.hpp"

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
  std::atomic<int> running = 0;
  {
    std::vector<std::jthread> callers;
    for (std::size_t i = 0; i < stations.size(); ++i) {
      while (running == at_once) std::this_thread::sleep_for(Millis{100});
      ++running;
      callers.emplace_back([&, i] {
        outcomes[i] = call(feed, stations[i]);  // Throws nothing, so what follows always runs.
        --running;
      });
    }
  }  // Joins all.
  return outcomes;
}

}  // namespace lab
