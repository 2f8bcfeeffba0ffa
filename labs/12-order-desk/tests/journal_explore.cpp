#include "journal.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "explore/explore.hpp"

namespace lab {
namespace {

// Catches: torn line. Two threads begin and end a request: one writes at a time, and both are counted.
TEST(JournalInEveryOrder, TwoThreadsWriteAndCount) {
  explore::every_order([] {
    int writing = 0, lines = 0;  // Plain, so that two at once are found.
    Journal journal([] { return Millis{0}; },
                    [&](std::string_view) {
                      EXPECT_EQ(++writing, 1) << "two threads write at once";
                      ++lines;
                      --writing;
                    });
    std::thread pool([&] { journal.begin("PRICE").end("OK"); });
    journal.begin("ECHO").end("OK");
    pool.join();
    EXPECT_EQ(lines, 4);
    EXPECT_EQ(journal.metrics().ok, 2u);
  });
}

// Catches: numbers of two moments. Somebody asks for the metrics while a request begins and ends.
TEST(JournalInEveryOrder, TheNumbersAddUpAtAnyMoment) {
  explore::every_order([] {
    Journal journal([] { return Millis{0}; }, [](std::string_view) {});
    std::thread pool([&] { journal.begin("PRICE").end("TIMEOUT"); });
    const Metrics seen = journal.metrics();
    EXPECT_EQ(seen.accepted, seen.ok + seen.failed + seen.timeouts + seen.busy + seen.in_flight)
        << "accepted, and what became of them";
    pool.join();
    EXPECT_EQ(journal.metrics().timeouts, 1u);
  });
}

}  // namespace
}  // namespace lab
