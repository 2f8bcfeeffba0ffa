// falls: correct (leaked permit)
// The line is given back after a call that went well only.
#include "fetch_limited.hpp"

#include <exception>
#include <thread>

#include "phone_lines.hpp"

namespace lab {
std::vector<Outcome<std::string>> fetch_limited(Feed& feed, std::span<const int> stations, int at_once) {
  std::vector<Outcome<std::string>> outcomes(stations.size());
  PhoneLines lines(at_once);
  {
    std::vector<std::jthread> callers;
    for (std::size_t i = 0; i < stations.size(); ++i) {
      lines.take();  // Before there is a thread, so that there is never one that only waits for a line.
      callers.emplace_back([&, i] {
        try {
          outcomes[i] = feed.fetch(stations[i]);
          lines.give_back();
        } catch (const std::exception& error) {
          outcomes[i] = TaskError{"station " + std::to_string(stations[i]), error.what()};
        }
      });
    }
  }  // Joins all.
  return outcomes;
}

}  // namespace lab
