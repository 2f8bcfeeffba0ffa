#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <numeric>
#include <thread>
#include <vector>

#include "cash_desk.hpp"
#include "harness/rendezvous.hpp"
#include "turns.hpp"
#include "visits.hpp"

using namespace std::chrono_literals;

namespace {

constexpr std::size_t pages = 10;

std::size_t last_digit(std::uint32_t entry) { return entry % pages; }

std::vector<std::uint32_t> log_of(std::size_t length) {
  std::vector<std::uint32_t> log(length);
  std::iota(log.begin(), log.end(), 0u);
  return log;
}

}  // namespace

// Catches: lost visits. Every entry counts once, also when the log cannot be divided evenly among the
// threads.
TEST(Visits, CountsEveryEntryOnce) {
  for (const unsigned threads : {1u, 2u, 3u, 7u}) {
    for (const std::size_t length : {0, 1, 2, 5, 10, 1001}) {
      std::vector<std::uint64_t> per_page(pages, 100);  // Others have counted before.
      std::vector<std::uint64_t> expected = per_page;
      const std::vector<std::uint32_t> log = log_of(length);
      for (const std::uint32_t entry : log) ++expected[last_digit(entry)];
      std::mutex board;
      lab::count_visits(log, last_digit, per_page, board, threads);
      EXPECT_EQ(per_page, expected) << length << " entries, " << threads
                                    << " threads, and 100 visits on every page from before";
    }
  }
}

// Catches: counting under the lock. Whoever reads its part of the log with the board's lock held counts
// alone.
TEST(Visits, TheBoardIsFreeWhileEntriesAreRead) {
  std::mutex board;
  harness::Flag reading, board_was_free;
  std::thread neighbour([&] {
    reading.wait();
    const auto end = std::chrono::steady_clock::now() + 1500ms;
    while (!board_was_free.wait(0ms) && std::chrono::steady_clock::now() < end) {
      if (const std::unique_lock lock(board, std::try_to_lock); lock) board_was_free.set();
      std::this_thread::yield();
    }
  });
  const auto page_of = [&](std::uint32_t entry) {
    reading.set();
    EXPECT_TRUE(board_was_free.wait(1500ms)) << "page_of() was called while the board's lock was held";
    return last_digit(entry);
  };
  std::vector<std::uint64_t> per_page(pages);
  lab::count_visits(log_of(2), page_of, per_page, board, 2);
  neighbour.join();
}

// Catches: unlocked board. Others read the board while you add to it: each access needs the board's lock.
TEST(Visits, OthersReadTheBoardMeanwhile) {
  std::mutex board;
  std::vector<std::uint64_t> per_page(pages);
  const std::vector<std::uint32_t> log = log_of(1000);
  std::uint64_t seen = 0;
  const auto read_board = [&] {
    const std::lock_guard lock(board);
    seen = std::accumulate(per_page.begin(), per_page.end(), std::uint64_t{0});
  };
  take_turns({read_board, [&] { lab::count_visits(log, last_digit, per_page, board, 3); }, read_board});
  EXPECT_EQ(seen, 1000u) << "visits on the board after 1000 entries";
}

// Catches: wrong books. After two sales of 20 and 5, and the till emptied in between, the book says 25.
TEST(CashDesk, TheBookAgreesWithTillAndSafe) {
  lab::CashDesk desk;
  EXPECT_TRUE(desk.audit()) << "no money anywhere, and none in the book";
  desk.sell(20);
  EXPECT_TRUE(desk.audit()) << "20 in the till, 20 in the book";
  desk.lock_away();
  EXPECT_TRUE(desk.audit()) << "20 in the safe, 20 in the book";
  desk.sell(5);
  desk.lock_away();
  desk.lock_away();
  EXPECT_TRUE(desk.audit()) << "25 in the safe, 25 in the book";
}

// Catches: lock-order inversion. Each function is right alone; together they can wait for each other in a
// circle.
TEST(CashDesk, NobodyWaitsInACircle) {
  lab::CashDesk desk;
  bool agrees = false, still_agrees = false;
  take_turns({[&] { desk.sell(20); }, [&] { desk.lock_away(); }, [&] { agrees = desk.audit(); },  //
              [&] { desk.sell(5); }, [&] { still_agrees = desk.audit(); }});
  EXPECT_TRUE(agrees);
  EXPECT_TRUE(still_agrees);
}
