// falls: correct (lost reason)
#include "fetch_all.hpp"

#include <exception>
#include <string>

namespace lab {

std::vector<Outcome<std::string>> fetch_all(Feed& feed, std::span<const int> stations) {
  std::vector<Outcome<std::string>> outcomes;
  outcomes.reserve(stations.size());
  for (const int station : stations) {
    try {
      outcomes.emplace_back(feed.fetch(station));
    } catch (std::exception error) {
      outcomes.emplace_back(TaskError{.task = std::to_string(station), .what = error.what()});
    }
  }
  return outcomes;
}

}  // namespace lab
