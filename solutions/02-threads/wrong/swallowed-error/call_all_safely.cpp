// falls: correct (lost exception)
// A dead station looks like one that answered nothing.
#include "call_all_safely.hpp"

#include <cstddef>
#include <exception>
#include <iostream>
#include <thread>

namespace lab {

std::vector<Outcome<std::string>> call_all_safely(Feed& feed, std::span<const int> stations) {
  std::vector<Outcome<std::string>> outcomes(stations.size());
  {
    std::vector<std::jthread> calls;
    for (std::size_t i = 0; i < stations.size(); ++i) {
      calls.emplace_back([&, i] {
        try {
          outcomes[i] = feed.fetch(stations[i]);
        } catch (const std::exception& error) {
          std::cerr << error.what() << '\n';
        }
      });
    }
  }
  return outcomes;
}

}  // namespace lab
