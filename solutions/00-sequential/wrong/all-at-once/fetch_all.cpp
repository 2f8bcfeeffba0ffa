// falls: correct (overlapping calls)
#include "fetch_all.hpp"

#include <exception>
#include <future>
#include <string>

namespace lab {

std::vector<Outcome<std::string>> fetch_all(Feed& feed, std::span<const int> stations) {
  std::vector<std::future<std::string>> calls;
  for (const int station : stations) {
    calls.push_back(std::async(std::launch::async, [&feed, station] { return feed.fetch(station); }));
  }
  std::vector<Outcome<std::string>> outcomes;
  for (std::size_t i = 0; i < calls.size(); ++i) {
    try {
      outcomes.emplace_back(calls[i].get());
    } catch (const std::exception& error) {
      outcomes.emplace_back(TaskError{.task = std::to_string(stations[i]), .what = error.what()});
    }
  }
  return outcomes;
}

}  // namespace lab
