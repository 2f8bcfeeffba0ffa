#include "parallel_for.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "first_visits.hpp"

namespace lab {
namespace {

using std::chrono::milliseconds;

std::string error_of(std::size_t n, unsigned max_threads, const std::function<void(std::size_t)>& body) {
  try {
    parallel_for(n, max_threads, body);
  } catch (const std::exception& error) {
    return error.what();
  }
  return "no error";
}

// Catches: check-then-act. Two threads look which round is next before either of them moves on.
TEST(ParallelFor, GivesNoRoundToTwoThreads) {
  FirstVisits meeting(4, milliseconds(200));
  std::vector<std::atomic<int>> rounds(64);
  parallel_for(64, 4, [&](std::size_t i) {
    meeting.visit();
    ++rounds.at(i);
  });
  for (std::size_t i = 0; i < 64; ++i) {
    EXPECT_EQ(rounds[i], 1) << "runs of round " << i
                            << " of 64; four threads met in the middle of their first rounds";
  }
}

// Catches: lost index. Each round belongs to exactly one thread: none is left out, none is done twice.
TEST(ParallelFor, RunsEveryRoundOnce) {
  for (const std::size_t n : {0, 1, 2, 7, 100}) {
    for (const unsigned max_threads : {1u, 2u, 3u, 8u}) {
      std::vector<std::atomic<int>> rounds(n);
      parallel_for(n, max_threads, [&](std::size_t i) { ++rounds.at(i); });
      for (std::size_t i = 0; i < n; ++i) {
        EXPECT_EQ(rounds[i], 1) << "runs of round " << i << " of " << n
                                << ", with max_threads = " << max_threads;
      }
    }
  }
}

// Catches: static split. When the rounds are dealt out beforehand, those behind a slow one wait for it.
TEST(ParallelFor, LetsNobodyWaitBehindASlowRound) {
  constexpr int n = 64;
  std::atomic<int> others = 0;
  harness::Flag three_quarters_done;
  bool in_time = false;
  parallel_for(n, 2, [&](std::size_t i) {
    if (i == 0) {
      in_time = three_quarters_done.wait(std::chrono::seconds(2));
    } else if (++others == 3 * n / 4) {
      three_quarters_done.set();
    }
  });
  EXPECT_TRUE(in_time)
      << "round 0 of 64 waited two seconds for 48 other rounds, which did not all run meanwhile, "
         "though a second thread was free. Who decides which round is next?";
}

// Catches: idle threads. Four threads are allowed, so four rounds may be in work at once.
TEST(ParallelFor, UsesAsManyThreadsAsAllowed) {
  FirstVisits meeting(4, std::chrono::seconds(2));
  parallel_for(64, 4, [&](std::size_t) { meeting.visit(); });
  EXPECT_GE(meeting.visitors(), 4u)
      << "threads seen in 64 rounds with max_threads = 4; each waited for the others";
}

// Catches: lost exception. The caller must learn what went wrong, whichever thread it went wrong on.
TEST(ParallelFor, BringsTheErrorToTheCaller) {
  for (const unsigned max_threads : {1u, 2u, 4u}) {
    const std::string error = error_of(50, max_threads, [](std::size_t i) {
      if (i == 30) throw std::runtime_error("round 30 failed");
    });
    EXPECT_EQ(error, "round 30 failed") << "with max_threads = " << max_threads;
  }
}

// Catches: errors that meet. Two rounds fail at the same moment; one of the errors must arrive whole.
TEST(ParallelFor, BringsOneErrorWhenSeveralRoundsFailAtOnce) {
  FirstVisits meeting(4, milliseconds(500));
  const std::string error = error_of(4, 4, [&](std::size_t) {
    meeting.visit();
    throw std::runtime_error("this round failed");
  });
  EXPECT_EQ(error, "this round failed") << "four rounds threw it at once";
}

// Catches: runs on after an error. Once a round has failed, the rounds not yet begun are work for nothing.
TEST(ParallelFor, BeginsNoNewRoundAfterAnError) {
  std::atomic<int> begun = 0;
  error_of(400, 2, [&](std::size_t i) {
    ++begun;
    if (i == 0) throw std::runtime_error("round 0 failed");
    std::this_thread::sleep_for(milliseconds(1));
  });
  EXPECT_LE(begun, 200) << "round 0 of 400 failed, and this many rounds were begun all the same";
}

// Catches: use after scope. The error reaches the caller, whose data is gone, while a round is still at work
// on it.
TEST(ParallelFor, ThrowsOnlyWhenEveryRoundHasEnded) {
  harness::Rendezvous both_begun(2, std::chrono::seconds(2));
  harness::Flag caller_went_on;
  std::atomic<bool> ended = false;
  error_of(2, 2, [&](std::size_t i) {
    both_begun.arrive();
    if (i == 0) throw std::runtime_error("round 0 failed");
    caller_went_on.wait(milliseconds(300));
    ended = true;
  });
  EXPECT_TRUE(ended) << "round 1 was still running when the error of round 0 reached the caller";
  caller_went_on.set();
  if (HasFailure()) harness::Flag().wait(milliseconds(500));  // Lets the late round end before its data does.
}

}  // namespace
}  // namespace lab
