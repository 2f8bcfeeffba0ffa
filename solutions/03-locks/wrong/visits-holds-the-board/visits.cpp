// falls: correct (counting under the lock)
// One lock per thread, held for all of its work: the threads count one after the other.
#include "visits.hpp"

#include <thread>
#include <vector>

namespace lab {

void count_visits(std::span<const std::uint32_t> log, const PageOf& page_of,
                  std::span<std::uint64_t> per_page, std::mutex& board, unsigned threads) {
  std::vector<std::thread> counters;
  for (unsigned self = 0; self < threads; ++self) {
    const std::size_t begin = log.size() * self / threads;
    const std::size_t end = log.size() * (self + 1) / threads;
    counters.emplace_back([&, begin, end] {
      const std::lock_guard lock(board);
      for (const std::uint32_t entry : log.subspan(begin, end - begin)) ++per_page[page_of(entry)];
    });
  }
  for (std::thread& counter : counters) counter.join();
}

}  // namespace lab
