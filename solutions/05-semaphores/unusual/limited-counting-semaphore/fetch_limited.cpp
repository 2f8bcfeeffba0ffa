// The standard library's semaphore, and a future for each call.
#include "fetch_limited.hpp"

#include <exception>
#include <future>
#include <semaphore>

namespace lab {
namespace {

Outcome<std::string> call(Feed& feed, int station) {
  try {
    return feed.fetch(station);
  } catch (const std::exception& error) {
    return TaskError{"station " + std::to_string(station), error.what()};
  }
}

}  // namespace

std::vector<Outcome<std::string>> fetch_limited(Feed& feed, std::span<const int> stations, int at_once) {
  std::vector<Outcome<std::string>> outcomes;
  std::counting_semaphore lines(at_once);
  std::vector<std::future<Outcome<std::string>>> calls;
  for (const int station : stations) {
    lines.acquire();
    calls.push_back(std::async(std::launch::async, [&feed, &lines, station] {
      Outcome<std::string> outcome = call(feed, station);
      lines.release();
      return outcome;
    }));
  }
  for (auto& finished : calls) outcomes.push_back(finished.get());
  return outcomes;
}

}  // namespace lab
