// falls: correct (mixed-up answers)
#include "call_all.hpp"

#include <thread>

namespace lab {

std::vector<std::string> call_all(Feed& feed, std::span<const int> stations) {
  std::vector<std::string> answers;
  answers.reserve(stations.size());
  std::vector<std::thread> calls;
  for (const int station : stations) {
    calls.emplace_back([&feed, &answers, station] { answers.push_back(feed.fetch(station)); });
  }
  for (std::thread& call : calls) call.join();
  return answers;
}

}  // namespace lab
