#include "visits.hpp"

#include <thread>
#include <vector>

#include "support/lab.hpp"

namespace lab {

void count_visits(std::span<const std::uint32_t> log, const PageOf& page_of,
                  std::span<std::uint64_t> per_page, std::mutex& board, unsigned threads) {
  lab::todo("03.5");  // Delete this line first: what follows is right, and you can measure it.

  std::vector<std::thread> counters;
  for (unsigned self = 0; self < threads; ++self) {
    const std::size_t begin = log.size() * self / threads;
    const std::size_t end = log.size() * (self + 1) / threads;
    counters.emplace_back([&, begin, end] {
      for (const std::uint32_t entry : log.subspan(begin, end - begin)) {
        const std::size_t page = page_of(entry);
        // TODO(03.5): a million visits, a million locks. How often must the board be exact?
        const std::lock_guard lock(board);
        ++per_page[page];
      }
    });
  }
  for (std::thread& counter : counters) counter.join();
}

}  // namespace lab
