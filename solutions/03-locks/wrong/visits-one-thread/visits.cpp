// falls: fast enough (no overlap)
// The fewest locks of all, and nobody helps.
#include "visits.hpp"

#include <vector>

namespace lab {

void count_visits(std::span<const std::uint32_t> log, const PageOf& page_of,
                  std::span<std::uint64_t> per_page, std::mutex& board, unsigned) {
  std::vector<std::uint64_t> mine(per_page.size());
  for (const std::uint32_t entry : log) ++mine[page_of(entry)];
  const std::lock_guard lock(board);
  for (std::size_t page = 0; page < mine.size(); ++page) per_page[page] += mine[page];
}

}  // namespace lab
