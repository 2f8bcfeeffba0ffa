// falls: correct (join inside the loop)
#include "call_all_safely.hpp"

#include <exception>
#include <future>

namespace lab {

std::vector<Outcome<std::string>> call_all_safely(Feed& feed, std::span<const int> stations) {
  std::vector<Outcome<std::string>> outcomes;
  for (const int station : stations) {
    auto call = std::async(std::launch::async, [&feed, station] { return feed.fetch(station); });
    try {
      outcomes.push_back(call.get());
    } catch (const std::exception& error) {
      outcomes.push_back(TaskError{"station " + std::to_string(station), error.what()});
    }
  }
  return outcomes;
}

}  // namespace lab
