#include "fetch_limited.hpp"

#include <exception>
#include <thread>

#include "phone_lines.hpp"

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
  PhoneLines lines(at_once);
  {
    std::vector<std::jthread> callers;
    for (std::size_t i = 0; i < stations.size(); ++i) {
      lines.take();  // Before there is a thread, so that there is never one that only waits for a line.
      callers.emplace_back([&, i] {
        outcomes[i] = call(feed, stations[i]);  // Throws nothing, so what follows always runs.
        lines.give_back();
      });
    }
  }  // Joins all.
  return outcomes;
}

}  // namespace lab
