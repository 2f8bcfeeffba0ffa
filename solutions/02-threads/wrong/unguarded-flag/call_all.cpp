// falls: never stuck (data race)
// All threads write the same bool, and "they all write true" is no excuse.
#include "call_all.hpp"

#include <cstddef>
#include <thread>

namespace lab {

std::vector<std::string> call_all(Feed& feed, std::span<const int> stations) {
  std::vector<std::string> answers(stations.size());
  bool somebody_answered = false;
  {
    std::vector<std::jthread> calls;
    for (std::size_t i = 0; i < stations.size(); ++i) {
      calls.emplace_back([&, i] {
        answers[i] = feed.fetch(stations[i]);
        somebody_answered = true;
      });
    }
  }
  if (!somebody_answered) answers.clear();
  return answers;
}

}  // namespace lab
