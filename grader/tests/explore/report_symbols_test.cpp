// From addresses to lines and variables.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>

#include "explore/report/frames.hpp"
#include "explore/report/this_program.hpp"
#include "explore/report/tool_output.hpp"

namespace explore {
int counted_visits = 7;

namespace {
long forks[5] = {1};

__attribute__((noinline)) std::uintptr_t address_in_here() {
  const void* here = __builtin_return_address(0);
  asm volatile("" : "+r"(here));
  return reinterpret_cast<std::uintptr_t>(here) - 1;
}

std::uintptr_t address_of(const void* object) { return reinterpret_cast<std::uintptr_t>(object); }

TEST(Frames, Addr2lineWithInlinedFunctions) {
  const auto frames = frames_in(
      "0x00000000000011a9\n"
      "std::mutex::lock()\n"
      "/usr/include/c++/12/bits/std_mutex.h:100\n"
      "Bank::transfer(unsigned long, unsigned long, long)\n"
      "/kit/labs/03-locks/bank.cpp:21 (discriminator 2)\n"
      "0x0000000000000001\n"
      "??\n"
      "??:0\n"
      "0x0000000000001200\n"
      "main\n"
      "/kit/main.c:?\n",
      4);
  ASSERT_EQ(frames.size(), 4u);
  ASSERT_EQ(frames[0].size(), 2u);
  EXPECT_EQ(frames[0][1].function, "Bank::transfer(unsigned long, unsigned long, long)");
  EXPECT_EQ(frames[0][1].file, "/kit/labs/03-locks/bank.cpp");
  EXPECT_EQ(frames[0][1].line, 21);
  EXPECT_TRUE(frames[1].empty());
  EXPECT_EQ(frames[2].at(0).line, 0);
  EXPECT_TRUE(frames[3].empty()) << "asked, but not answered";
}

// Catches: "holds a lock in cxx11]()".
TEST(Frames, FunctionsThatReturnStringsHaveTheirOwnName) {
  const auto frames = frames_in("0x1\nlab::Feed::fetch[abi:cxx11](int)\n/kit/feed.cpp:3\n", 1);
  EXPECT_EQ(frames.at(0).at(0).function, "lab::Feed::fetch(int)");
}

// Catches: a crash where a symboliser prints what nobody expects.
TEST(Frames, AnyOutputIsTaken) {
  for (const char* text : {"", "\n\n", "0x", "0x\n", "0x1\nf", "f\ng:1\n", "0x1\nf\nno position\n",
                           "0x1\nf\n:\n", "0x1\nf[abi:\n"}) {
    EXPECT_EQ(frames_in(text, 2).size(), 2u) << text;
  }
}

TEST(ThisProgram, KnowsItsLines) {
  const std::uintptr_t here = address_in_here();
  const int line = __LINE__ - 1;
  const auto frames = frames_of_this_program({here, 0x10});
  ASSERT_EQ(frames.size(), 2u);
  ASSERT_FALSE(frames[0].empty()) << "neither addr2line nor llvm-symbolizer works here";
  EXPECT_TRUE(frames[0].front().file.ends_with("report_symbols_test.cpp")) << frames[0].front().file;
  EXPECT_EQ(frames[0].front().line, line);
  EXPECT_TRUE(frames[1].empty());
}

// Catches: a report that takes the learner's patience. CPU time, since the machine may be busy.
TEST(ThisProgram, AsksInTimeAndOnce) {
  std::vector<std::uintptr_t> addresses;
  const std::uintptr_t here = address_in_here();
  for (std::uintptr_t i = 0; i < 200; ++i) addresses.push_back(here + 4 * i);
  const auto used = [] {
    rusage children{};
    getrusage(RUSAGE_CHILDREN, &children);
    return static_cast<double>(children.ru_utime.tv_sec + children.ru_stime.tv_sec) +
           static_cast<double>(children.ru_utime.tv_usec + children.ru_stime.tv_usec) / 1e6;
  };
  const double before = used();
  frames_of_this_program(addresses);
  EXPECT_LT(used() - before, 0.2);
}

TEST(ThisProgram, FallsBackWhereThereIsNoSymboliser) {
  const std::string path = std::getenv("PATH");
  setenv("PATH", "/nowhere", 1);
  const auto frames = frames_of_this_program({address_in_here()});
  setenv("PATH", path.c_str(), 1);
  ASSERT_EQ(frames.size(), 1u);
  EXPECT_TRUE(frames[0].empty());
}

TEST(ThisProgram, KnowsItsVariables) {
  const GlobalFinder global_at = globals_of_this_program();
  const auto visits = global_at(address_of(&counted_visits));
  ASSERT_TRUE(visits.has_value());
  EXPECT_EQ(visits->name, "counted_visits");
  EXPECT_EQ(visits->offset, 0u);
  const auto fork = global_at(address_of(&forks[2]));
  ASSERT_TRUE(fork.has_value());
  EXPECT_EQ(fork->name, "forks");
  EXPECT_EQ(fork->offset, 2 * sizeof(long));
  int local = 0;
  EXPECT_FALSE(global_at(address_of(&local)).has_value());
  EXPECT_FALSE(global_at(0).has_value());
}

TEST(ThisProgram, NamesOfVariablesAreShort) {
  EXPECT_EQ(variable_name("explore::(anonymous namespace)::forks"), "forks");
  EXPECT_EQ(variable_name("Queue<std::pair<int, int>>::push(int)::limit"), "limit");
  EXPECT_EQ(variable_name("limit.3"), "limit");
  EXPECT_EQ(variable_name("name[abi:cxx11]"), "name");
  EXPECT_EQ(variable_name("mutex"), "mutex");
}

// Catches: a report that hangs with its tool.
TEST(ToolOutput, SlowToolsAreEnded) {
  const auto start = std::chrono::steady_clock::now();
  bool late = false;
  EXPECT_FALSE(output_of({"sleep", "30"}, std::chrono::milliseconds(50), &late).has_value());
  EXPECT_TRUE(late);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
}

TEST(ToolOutput, IsEmptyForWhatFailsOrIsNotThere) {
  using std::chrono::milliseconds;
  constexpr milliseconds patient{60'000};
  bool late = false;
  EXPECT_FALSE(output_of({"false"}, patient, &late).has_value());
  EXPECT_FALSE(output_of({"no-such-tool-anywhere"}, patient, &late).has_value());
  EXPECT_EQ(output_of({"echo", "two words", "$HOME"}, patient, &late), "two words $HOME\n");
  EXPECT_FALSE(late);
}

// Catches: a tool that blocks on a full pipe.
TEST(ToolOutput, MuchIsReadToo) {
  const auto text = output_of({"seq", "1", "200000"}, std::chrono::milliseconds(60'000));
  ASSERT_TRUE(text.has_value());
  EXPECT_TRUE(text->ends_with("\n200000\n"));
}

}  // namespace
}  // namespace explore
