// What a census sees of descriptors, children, timers and counted things.
#include "harness/census.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

namespace {

using harness::Census;
using harness::census;
using harness::left_since;

// Catches: a descriptor that stays open unseen, or one that was open before taken for a new one.
TEST(CensusOfDescriptors, TellsWhatStaysOpen) {
  const Census before = census();
  int ends[2], sockets[2];
  ASSERT_EQ(::pipe(ends), 0);
  ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, sockets), 0);
  const int timer = ::timerfd_create(CLOCK_MONOTONIC, 0);
  EXPECT_EQ(left_since(before), "5 descriptors (pipe, read end; pipe, write end; socket; socket; …)");
  ::close(timer);
  ::close(sockets[0]);
  ::close(sockets[1]);
  ::close(ends[0]);
  EXPECT_EQ(left_since(before), "1 descriptor (pipe, write end)");
  ::close(ends[1]);
  EXPECT_EQ(left_since(before), "");
}

// Catches: a zombie, or a child that still runs, that nobody hears of.
TEST(CensusOfChildren, TellsTheEndedFromTheRunning) {
  const Census before = census();
  const pid_t child = ::fork();
  if (child == 0) {
    ::pause();
    ::_exit(0);
  }
  EXPECT_EQ(left_since(before), "1 child that still runs");
  ::kill(child, SIGKILL);
  siginfo_t ended{};
  ::waitid(P_PID, static_cast<id_t>(child), &ended, WEXITED | WNOWAIT);
  EXPECT_EQ(left_since(before), "1 child that ended and was never waited for");
  ::waitpid(child, nullptr, 0);
  EXPECT_EQ(left_since(before), "");
}

// Catches: a timer that goes on ticking.
TEST(CensusOfTimers, TellsWhatWasNotDeleted) {
  const Census before = census();
  if (before.timers < 0) GTEST_SKIP() << "this kernel does not tell";
  timer_t timer{};
  sigevent silent{};
  silent.sigev_notify = SIGEV_NONE;
  ASSERT_EQ(::timer_create(CLOCK_MONOTONIC, &silent, &timer), 0);
  EXPECT_EQ(left_since(before), "1 timer");
  ::timer_delete(timer);
  EXPECT_EQ(left_since(before), "");
}

// Catches: a lab's own count that is not asked, or is asked after its end.
TEST(CensusOfCountedThings, AsksWhoeverCounts) {
  long alive = 1;
  {
    const harness::CountedThing frames("live coroutine frame", [&] { return alive; });
    const Census before = census();
    alive = 3;
    EXPECT_EQ(left_since(before), "2 live coroutine frames");
    alive = 1;
    EXPECT_EQ(left_since(before), "");
  }
  EXPECT_TRUE(census().counted.empty());
}

}  // namespace
