// falls: correct (lost exception)
// get() throws the first dead station's error, and four good answers are gone.
#include "call_all_safely.hpp"

#include <future>

namespace lab {

std::vector<Outcome<std::string>> call_all_safely(Feed& feed, std::span<const int> stations) {
  std::vector<std::future<std::string>> calls;
  for (const int station : stations) {
    calls.push_back(std::async(std::launch::async, [&feed, station] { return feed.fetch(station); }));
  }
  std::vector<Outcome<std::string>> outcomes;
  for (auto& call : calls) outcomes.push_back(call.get());
  return outcomes;
}

}  // namespace lab
