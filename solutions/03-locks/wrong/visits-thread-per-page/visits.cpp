// falls: tidy (too many threads)
// One thread per page, each reads the whole log.
#include "visits.hpp"

#include <thread>
#include <vector>

namespace lab {

void count_visits(std::span<const std::uint32_t> log, const PageOf& page_of,
                  std::span<std::uint64_t> per_page, std::mutex& board, unsigned) {
  std::vector<std::thread> counters;
  for (std::size_t page = 0; page < per_page.size(); ++page) {
    counters.emplace_back([&, page] {
      std::uint64_t visits = 0;
      for (const std::uint32_t entry : log) visits += page_of(entry) == page;
      const std::lock_guard lock(board);
      per_page[page] += visits;
    });
  }
  for (std::thread& counter : counters) counter.join();
}

}  // namespace lab
