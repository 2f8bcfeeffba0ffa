// Counts a web log's visits on the street's notice board, with several threads.
//
// Requires:   threads >= 1; page_of(entry) < per_page.size() for every entry of the log.
// Guarantees: adds 1 to per_page[page_of(entry)] for every entry of the log, and takes `board`, the lock that
//             guards per_page, for every access to per_page: others read the board and add to it meanwhile.
//             Starts at most `threads` threads, which call page_of() at the same time, each for its part of
//             the log. Takes the lock a few times per thread, however long the log is. page_of() is called
//             without the lock.
// Example:
//   count_visits(log, [](std::uint32_t entry) { return entry % 10; }, per_page, board, 4);
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <span>

namespace lab {

/// Which page an entry of the log is about. Safe from several threads.
using PageOf = std::function<std::size_t(std::uint32_t entry)>;

void count_visits(std::span<const std::uint32_t> log, const PageOf& page_of,
                  std::span<std::uint64_t> per_page, std::mutex& board, unsigned threads);

}  // namespace lab
