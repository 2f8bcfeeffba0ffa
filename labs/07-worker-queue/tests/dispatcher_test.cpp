#include "dispatcher.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>

#include "diary.hpp"
#include "harness/rendezvous.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

// Catches: lost job. What is due now, or was due an hour ago, is submitted at once.
TEST(Dispatcher, SubmitsWhatIsDue) {
  harness::Flag first, second;
  Diary depot;
  Dispatcher dispatcher(depot);
  dispatcher.submit_at(steady_clock::now(), Job("A", [&] { first.set(); }));
  EXPECT_TRUE(first.wait(2s)) << "A was due at once";
  dispatcher.submit_at(steady_clock::now() - 1h, Job("B", [&] { second.set(); }));
  EXPECT_TRUE(second.wait(2s)) << "B was due an hour ago";
}

// Catches: lost job. What is to be done every millisecond is done again and again.
TEST(Dispatcher, SubmitsAgainAndAgain) {
  std::atomic<int> rounds = 0;
  harness::Flag three_rounds;
  Diary depot;
  Dispatcher dispatcher(depot);
  dispatcher.submit_every(1ms, "round", [&] {
    if (++rounds == 3) three_rounds.set();
  });
  EXPECT_TRUE(three_rounds.wait(2s)) << "a job for every millisecond, and in two seconds it came " << rounds
                                     << " times";
}

}  // namespace
}  // namespace lab
