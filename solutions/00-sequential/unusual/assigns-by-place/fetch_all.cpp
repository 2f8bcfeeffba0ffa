#include "fetch_all.hpp"

#include <algorithm>
#include <exception>
#include <string>

namespace lab {
namespace {

Outcome<std::string> fetch_one(Feed& feed, int station) try {
  return feed.fetch(station);
} catch (const std::exception& error) {
  return TaskError{std::to_string(station), error.what()};
}

}  // namespace

std::vector<Outcome<std::string>> fetch_all(Feed& feed, std::span<const int> stations) {
  std::vector<Outcome<std::string>> outcomes(stations.size());
  std::transform(stations.begin(), stations.end(), outcomes.begin(),
                 [&feed](int station) { return fetch_one(feed, station); });
  return outcomes;
}

}  // namespace lab
