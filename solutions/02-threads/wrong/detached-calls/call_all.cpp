// falls: correct (use after scope)
#include "call_all.hpp"

#include <cstddef>
#include <thread>

namespace lab {

std::vector<std::string> call_all(Feed& feed, std::span<const int> stations) {
  std::vector<std::string> answers(stations.size());
  for (std::size_t i = 0; i < stations.size(); ++i) {
    std::thread([&feed, &answers, i, station = stations[i]] { answers[i] = feed.fetch(station); }).detach();
  }
  return answers;
}

}  // namespace lab
