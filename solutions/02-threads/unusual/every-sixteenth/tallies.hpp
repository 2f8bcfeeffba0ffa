// Counters for busy threads: worker i counts in tallies[i], and a screen shows them all while they run.
//
// Requires:   an index below size().
// Guarantees: all tallies start at 0. Counting in one tally does not slow down the others: no two of them
//             share a cache line, so they stand at least 128 bytes apart.
// Memory ordering: tallies are atomic; total() while others count is a moment's guess, and exact after a
// join. Example:
//   lab::Tallies tallies(4);
//   tallies[2].fetch_add(1, std::memory_order_relaxed);  // by worker 2
//   screen.show(tallies.total());                        // by anybody
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace lab {

class Tallies {
 public:
  explicit Tallies(std::size_t workers);

  std::size_t size() const;
  std::atomic<std::uint64_t>& operator[](std::size_t worker);
  std::uint64_t total() const;

 private:
  // Every sixteenth of these is a tally; the 15 between keep 128 bytes of distance.
  std::vector<std::atomic<std::uint64_t>> places_;
};

}  // namespace lab
