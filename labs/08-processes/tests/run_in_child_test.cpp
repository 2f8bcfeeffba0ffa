#include "run_in_child.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <stdexcept>
#include <string>
#include <system_error>

#include "crash.hpp"
#include "harness/faults.hpp"
#include "home.hpp"

namespace lab {
namespace {

std::string end_of(const std::function<int()>& body) {
  return words(only_the_parent_returns([&] { return run_in_child(body); }));
}

// Catches: left behind. A child that ended stays in the system's list until its parent has asked how.
TEST(Child, LeavesNothing) {
  for (int i = 0; i < 3; ++i) end_of([] { return 0; });
  end_of([]() -> int { crash(SIGKILL); });
  const bool nobody_left = ::waitpid(-1, nullptr, WNOHANG) < 0 && errno == ECHILD;
  EXPECT_TRUE(nobody_left)
      << "run_in_child() has returned, and the parent still has a child that nobody has waited for";
}

// Catches: wrong exit status. What the body returns is how the process ends.
TEST(Child, EndsWithWhatTheBodyReturns) {
  EXPECT_EQ(end_of([] { return 0; }), "exit status 0");
  EXPECT_EQ(end_of([] { return 7; }), "exit status 7");
  EXPECT_EQ(end_of([] { return 255; }), "exit status 255");
}

// Catches: shared memory. A child has a room of its own: whatever it changes there, the shop stays as it was.
TEST(Child, ChangesNothingInTheParent) {
  int photos = 41;
  EXPECT_EQ(end_of([&] { return photos = 42; }), "exit status 42") << "the child's own photos";
  EXPECT_EQ(photos, 41) << "the parent's photos, after the child set its own to 42";
}

// Catches: unseen crash. A process that was killed returned nothing, and that is what its parent wants to
// know.
TEST(Child, ACrashIsReportedAsTheSignal) {
  EXPECT_EQ(end_of([]() -> int { crash(SIGSEGV); }), words({ExitInfo::How::signalled, SIGSEGV}));
  EXPECT_EQ(end_of([]() -> int { crash(SIGKILL); }), words({ExitInfo::How::signalled, SIGKILL}));
}

// Catches: escaping exception. In the child nobody is left who could catch it: run_in_child() must.
TEST(Child, AnExceptionIsStatus70) {
  EXPECT_EQ(end_of([]() -> int { throw std::runtime_error("no film in the camera"); }), "exit status 70");
  EXPECT_EQ(end_of([]() -> int { throw 7; }), "exit status 70") << "not everything is a std::exception";
}

// Catches: double flush. A letter that the parent has begun lies in its buffer, and after the fork in two.
TEST(Child, DoesNotSendTheParentsUnfinishedLetters) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  std::FILE* letter = ::fdopen(ends[1], "w");
  std::fputs("Dear customer", letter);  // Still in the buffer.
  EXPECT_EQ(end_of([] { return 0; }), "exit status 0");
  std::fclose(letter);
  char sent[64] = {};
  EXPECT_EQ(::read(ends[0], sent, sizeof sent - 1), 13) << "bytes of the letter \"Dear customer\"";
  EXPECT_STREQ(sent, "Dear customer") << "what was sent when the parent finished its letter";
  ::close(ends[0]);
}

// Catches: somebody else's child. The parent may have other children; how they end is not yours to take.
TEST(Child, OtherChildrenAreLeftAlone) {
  const pid_t other = ::fork();
  ASSERT_GE(other, 0);
  if (other == 0) ::_exit(9);
  siginfo_t ended{};
  ASSERT_EQ(::waitid(P_PID, static_cast<id_t>(other), &ended, WEXITED | WNOWAIT), 0);
  EXPECT_EQ(end_of([] { return 5; }), "exit status 5") << "another child ended earlier, with status 9";
  int status = 0;
  EXPECT_EQ(::waitpid(other, &status, WNOHANG), other) << "somebody has taken the other child's end away";
}

// Catches: interrupted call. A signal arrives while the parent waits, and the call returns without an answer.
TEST(Child, ASignalDoesNotEndTheWaiting) {
  harness::survives_every_fault([] { EXPECT_EQ(end_of([] { return 7; }), "exit status 7"); },
                                {.only = {harness::Fault::interrupted}});
}

// Catches: fork that failed. Sometimes there can be no child; its number is then -1, and nobody is waited
// for.
TEST(Child, WithoutAChildThereIsAnException) {
  const auto run = [] {
    try {
      EXPECT_EQ(end_of([] { return 7; }), "exit status 7");
    } catch (const std::system_error&) {
      EXPECT_TRUE(harness::fault_struck()) << "an exception, though nothing went wrong";
      return;
    }
    EXPECT_FALSE(harness::fault_struck()) << "fork() said that there is no child, and run_in_child() nothing";
  };
  using harness::Fault;
  harness::survives_every_fault(run, {.only = {Fault::too_many_processes, Fault::no_memory}});
}

}  // namespace
}  // namespace lab
