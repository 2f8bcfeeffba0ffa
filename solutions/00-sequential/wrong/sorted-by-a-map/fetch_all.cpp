// falls: correct (wrong order)
#include "fetch_all.hpp"

#include <exception>
#include <map>
#include <string>

namespace lab {

std::vector<Outcome<std::string>> fetch_all(Feed& feed, std::span<const int> stations) {
  std::map<int, Outcome<std::string>> by_station;
  for (const int station : stations) {
    try {
      by_station[station] = feed.fetch(station);
    } catch (const std::exception& error) {
      by_station[station] = TaskError{.task = std::to_string(station), .what = error.what()};
    }
  }
  std::vector<Outcome<std::string>> outcomes;
  for (const auto& [station, outcome] : by_station) outcomes.push_back(outcome);
  return outcomes;
}

}  // namespace lab
