// falls: correct (dropped failure)
#include "fetch_all.hpp"

#include <exception>
#include <string>

namespace lab {

std::vector<Outcome<std::string>> fetch_all(Feed& feed, std::span<const int> stations) {
  std::vector<Outcome<std::string>> outcomes;
  int calling = 0;
  try {
    for (const int station : stations) {
      calling = station;
      outcomes.emplace_back(feed.fetch(station));
    }
  } catch (const std::exception& error) {
    outcomes.emplace_back(TaskError{.task = std::to_string(calling), .what = error.what()});
  }
  return outcomes;
}

}  // namespace lab
