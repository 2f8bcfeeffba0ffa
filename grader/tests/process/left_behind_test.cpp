#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>

#include "process/run.hpp"
#include "tests/process/sign_of_life.hpp"

namespace grader {
namespace {

using namespace std::chrono_literals;

Command unruly(std::string what, const SignOfLife& life) {
  return {.argv = {FIXTURES "/fixture.unruly", std::move(what), life.path()}, .time_limit = 20s};
}

// Catches: waiting for the end of a pipe that a daemon holds open, and the daemon itself.
TEST(LeftBehind, KillsADaemonThatHoldsTheOutput) {
  const SignOfLife life;
  const Finished finished = run(unruly("daemon", life));
  EXPECT_TRUE(life.ended()) << "the daemon lives on";
  EXPECT_EQ(finished.ending, Ending::exited);
  EXPECT_EQ(finished.code, 0);
  EXPECT_EQ(finished.left_behind, 1);
  EXPECT_LT(finished.elapsed, 15s);
}

// Catches: asking politely.
TEST(LeftBehind, KillsWhatIgnoresEverySignal) {
  const SignOfLife life;
  Command command = unruly("stubborn", life);
  command.time_limit = 300ms;
  const Finished finished = run(command);
  EXPECT_TRUE(life.ended());
  EXPECT_EQ(finished.ending, Ending::timed_out);
  EXPECT_EQ(finished.output, "stands\n");
}

// Catches: one pass over a tree that grows while it is being killed.
TEST(LeftBehind, KillsAForkBombWhileItForks) {
  const SignOfLife life;
  Command command = unruly("bomb", life);
  int leaves = 0;
  command.output_limit = 0;  // Ends at the first leaf: most of the 255 processes are being made then.
  command.on_output = [&](std::string_view) { ++leaves; };
  const Finished finished = run(command);
  EXPECT_TRUE(life.ended());
  EXPECT_EQ(finished.ending, Ending::output_limit);
  EXPECT_GE(finished.left_behind, 7);
}

// Catches: a killed child that nobody waited for, reported as left behind.
TEST(LeftBehind, DoesNotCountTheDead) {
  const Finished finished = run({.argv = {FIXTURES "/fixture.unruly", "zombie"}});
  EXPECT_EQ(finished.ending, Ending::exited);
  EXPECT_EQ(finished.left_behind, 0);
}

// Catches: a keeper that sleeps on while the time limit passes.
TEST(LeftBehind, WakesAKeeperThatTheProgramStopped) {
  const SignOfLife life;
  Command command = unruly("stop-keeper", life);
  command.time_limit = 200ms;
  const Finished finished = run(command);
  EXPECT_TRUE(life.ended());
  EXPECT_EQ(finished.ending, Ending::timed_out);
}

// Catches: a program that escapes by killing whoever would kill it.
TEST(LeftBehind, KillsWhatKilledItsKeeper) {
  const SignOfLife life;
  const Finished finished = run(unruly("kill-keeper", life));
  EXPECT_TRUE(life.ended());
  EXPECT_EQ(finished.ending, Ending::signalled);
  EXPECT_EQ(finished.code, SIGKILL);
}

/// A grader in a process of its own, whose three runs all hold the sign of life.
class OtherGrader {
 public:
  OtherGrader(const SignOfLife& life, const char* what) {
    int output[2];
    if (::pipe(output) != 0) throw std::runtime_error("pipe");
    process_ = ::fork();
    if (process_ == 0) {
      ::dup2(output[1], STDOUT_FILENO);
      ::close(output[0]);
      const std::string path = life.path();
      ::execl(BIN "/fixture.grader", "fixture.grader", "3", FIXTURES "/fixture.unruly", what, path.c_str(),
              nullptr);
      ::_exit(127);
    }
    ::close(output[1]);
    output_ = output[0];
  }
  ~OtherGrader() {
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
    ::close(output_);
  }
  OtherGrader(const OtherGrader&) = delete;
  OtherGrader& operator=(const OtherGrader&) = delete;

  /// Waits until all three programs have said that they stand.
  void await_programs() {
    std::string said;
    char buffer[64];
    while (said.size() < 3 * sizeof "stands" && wait_readable()) {
      const ssize_t got = ::read(output_, buffer, sizeof buffer);
      if (got <= 0) break;
      said.append(buffer, static_cast<std::size_t>(got));
    }
    EXPECT_EQ(said, "stands\nstands\nstands\n");
  }
  void signal(int number) { ::kill(process_, number); }
  int exit_status() {
    int status = 0;
    wait_readable();  // Its output ends with it.
    ::waitpid(process_, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }

 private:
  bool wait_readable() {
    pollfd event{output_, POLLIN, 0};
    return ::poll(&event, 1, 20'000) == 1;
  }
  pid_t process_ = -1;
  int output_ = -1;
};

// Catches: programs that outlive a grader killed with kill -9.
TEST(LeftBehind, NothingSurvivesTheGradersSuddenEnd) {
  const SignOfLife life;
  OtherGrader grader(life, "stubborn");
  grader.await_programs();
  EXPECT_FALSE(life.ended());
  grader.signal(SIGKILL);
  EXPECT_TRUE(life.ended(10s)) << "a program lives on";
}

// Catches: a Ctrl-C that leaves programs behind, is forgotten by one of several runs, or lets later runs
// start.
TEST(LeftBehind, AnInterruptEndsEveryRunAndForbidsFurtherOnes) {
  const SignOfLife life;
  OtherGrader grader(life, "stubborn");
  grader.await_programs();
  grader.signal(SIGINT);
  EXPECT_TRUE(life.ended(10s));
  EXPECT_EQ(grader.exit_status(), 0);
}

}  // namespace
}  // namespace grader
