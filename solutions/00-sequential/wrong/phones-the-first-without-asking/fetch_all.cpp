// falls: correct (nobody to phone)
#include "fetch_all.hpp"

#include <exception>
#include <string>

namespace lab {

std::vector<Outcome<std::string>> fetch_all(Feed& feed, std::span<const int> stations) {
  std::vector<Outcome<std::string>> outcomes;
  std::size_t i = 0;
  do {
    const int station = i < stations.size() ? stations[i] : 0;
    try {
      outcomes.emplace_back(feed.fetch(station));
    } catch (const std::exception& error) {
      outcomes.emplace_back(TaskError{.task = std::to_string(station), .what = error.what()});
    }
  } while (++i < stations.size());
  return outcomes;
}

}  // namespace lab
