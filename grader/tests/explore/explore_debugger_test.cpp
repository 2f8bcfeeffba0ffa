// A recorded order under a debugger, started as `./grade replay --debug` starts it.
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <string>
#include <thread>

#include "explore/explore.hpp"

namespace {

std::mutex left, right;

[[gnu::noinline]] void take_left_first() {
  const std::lock_guard first(left);
  const std::lock_guard second(right);
}

[[gnu::noinline]] void take_right_first() {
  const std::lock_guard first(right);
  const std::lock_guard second(left);
}

void take_both() {
  std::thread one(take_left_first), two(take_right_first);
  one.join(), two.join();
}

std::string output_of(const std::string& command) {
  std::string output;
  std::array<char, 4096> piece{};
  FILE* const pipe = popen(command.c_str(), "r");
  while (pipe != nullptr && fgets(piece.data(), piece.size(), pipe) != nullptr) output += piece.data();
  if (pipe != nullptr) pclose(pipe);
  return output;
}

// What the debugger runs.
TEST(Debugger, DISABLED_Program) { explore::every_order(take_both); }

// Catches: a debugger that is stopped by the runtime's own signals, meets another order, or sees one stack
// only.
TEST(Debugger, StopsWhereTheOrderGoesWrongAndShowsEachThread) {
  if (std::system("gdb --version > /dev/null 2>&1") != 0) GTEST_SKIP() << "there is no gdb here";
  const explore::Result found = explore::explore(take_both);
  ASSERT_TRUE(found.interleaving);
  std::array<char, 4096> program{};
  ASSERT_GT(readlink("/proc/self/exe", program.data(), program.size() - 1), 0);
  const std::string said = output_of(
      "INTERLEAVE_BACKEND=baton INTERLEAVE_REPLAY=" + found.interleaving->token +
      " gdb -q -nx -batch -ex 'break take_left_first' -ex 'break explore::Scheduler::fail' -ex run -ex next"
      " -ex continue -ex 'thread apply all bt' --args '" +
      program.data() + "' --gtest_also_run_disabled_tests --gtest_filter=Debugger.DISABLED_Program 2>&1");
  if (said.find("ptrace") != said.npos) GTEST_SKIP() << "nothing may be traced here";
  EXPECT_NE(said.find("hit Breakpoint 1"), said.npos) << said;
  const std::size_t end = said.find("hit Breakpoint 2");
  ASSERT_NE(end, said.npos) << said;
  for (const char* function : {"take_left_first", "take_right_first", "take_both"})
    EXPECT_NE(said.find(function, end), said.npos) << function << "\n" << said;
}

}  // namespace
