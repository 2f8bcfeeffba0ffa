// What is said about a hang, and the parsers below it: no process is started here.
#include <gtest/gtest.h>

#include "gates/hang.hpp"

namespace grader {
namespace {

using namespace std::chrono_literals;

Hang two_threads() {
  Hang hang;
  hang.root = "/kit";
  hang.learner_files = {"bank.cpp"};
  hang.stacks = {{12, "for a lock", 0xb0, 11, {0x20}},
                 {11, "for a lock", 0xa0, 12, {0x10}},
                 {10, "running", 0, 0, {0x30}}};
  hang.symbols = {{0x10,
                   {{"lock", "/usr/include/c++/12/bits/std_mutex.h", 100},
                    {"lab::Bank::transfer(int, int)", "/kit/labs/03-locks/bank.cpp", 22}}},
                  {0x20, {{"int lab::Bank::total<int>(int)", "/elsewhere/submission/bank.cpp", 31}}},
                  {0x30,
                   {{"Bank_X_Test::TestBody()", "/kit/labs/03-locks/tests/bank_test.cpp", 9},
                    {"main", "/kit/grader/harness/main.cpp", 60}}}};
  return hang;
}

// Catches: names, paths or an order that a learner does not know.
TEST(Explain, SpeaksOfTheLearnersOwnLines) {
  const Finding finding = explain(two_threads());
  EXPECT_EQ(finding.notes,
            (std::vector<std::string>{"T1 waits for a lock that T2 holds, in Bank::transfer (bank.cpp:22)",
                                      "T2 waits for a lock that T1 holds, in Bank::total<int> (bank.cpp:31)",
                                      "main runs, in the test (bank_test.cpp:9)"}));
  EXPECT_EQ(finding.places,
            (std::vector<Place>{
                {"labs/03-locks/bank.cpp", 22}, {"bank.cpp", 31}, {"labs/03-locks/tests/bank_test.cpp", 9}}));
}

// Catches: no verdict on a machine without a symbolizer.
TEST(Explain, FindsTheRingWithoutSymbols) {
  Hang hang = two_threads();
  hang.symbols.clear();
  const Finding finding = explain(hang);
  EXPECT_EQ(finding.flaw, "deadlock");
  EXPECT_TRUE(finding.places.empty());
  EXPECT_EQ(finding.notes[0], "T1 waits for a lock that T2 holds");
}

// Catches: a thread that waits for the ring, counted as part of it.
TEST(Explain, LeavesOutWhoOnlyWaitsForTheRing) {
  Hang hang = two_threads();
  hang.stacks[2] = {10, "for thread 11", 0, 0, {0x30}};
  EXPECT_EQ(explain(hang).sentence, "two threads wait for each other's lock");
}

// Catches: a chain of waits that ends at a working thread, called a deadlock.
TEST(Explain, AChainIsNoRing) {
  Hang hang = two_threads();
  hang.stacks[1] = {11, "running", 0, 0, {0x10}};
  EXPECT_EQ(explain(hang).flaw, "hang");
}

// Catches: a program that answered nothing, explained with words that are not true.
TEST(Explain, SaysOnlyTheTimeWhenNothingIsKnown) {
  Hang hang;
  hang.time_limit = 10s;
  const Finding finding = explain(hang);
  EXPECT_EQ(finding.flaw, "hang");
  EXPECT_EQ(finding.sentence, "the case did not end within 10 s");
  EXPECT_TRUE(finding.notes.empty());
}

// Catches: forged or torn records that bring the grader down.
TEST(ThreadRecords, IgnoreWhatIsMalformed) {
  const auto stacks = stacks_in(
      "hello\tx\nthread\nthread\tx\tfor a lock\t0\t0\nthread\t5\tfor a lock\t7ff0\t6\tzz\n"
      "thread\t99999999999999\trunning\t0\t0\nthread\t5\tfor a lock\t7ff0\t6\t1a\t2b\nthread\t6\trunn");
  ASSERT_EQ(stacks.size(), 1u);
  EXPECT_EQ(stacks[0].thread_id, 5);
  EXPECT_EQ(stacks[0].waits, "for a lock");
  EXPECT_EQ(stacks[0].waits_for, 0x7ff0u);
  EXPECT_EQ(stacks[0].lock_owner, 6);
  EXPECT_EQ(stacks[0].frames, (std::vector<unsigned long>{0x1a, 0x2b}));
  EXPECT_FALSE(all_stacks_in("failure\tstacks\n"));
}

// Catches: an unknown address that shifts all that follow.
TEST(Symbols, ReadsInlinedAndUnknownFunctions) {
  const Symbols symbols = symbols_in(
      "inner\n/a b/x.hpp:3:1\nouter(int)\n/a b/x.cpp:7:0\n\n??\n??:0:0\n\nlast\nC:/y.cpp:9:2\n", {1, 2, 3});
  ASSERT_EQ(symbols.size(), 3u);
  ASSERT_EQ(symbols.at(1).size(), 2u);
  EXPECT_EQ(symbols.at(1)[0].file, "/a b/x.hpp");
  EXPECT_EQ(symbols.at(1)[1].line, 7);
  EXPECT_EQ(symbols.at(2)[0].file, "");
  EXPECT_EQ(symbols.at(3)[0].file, "C:/y.cpp");
}

// Catches: an exception, or a wait, on a machine without a symbolizer.
TEST(Symbols, AreEmptyWithoutASymbolizer) {
  EXPECT_TRUE(symbolise("/proc/self/exe", {1}, "").empty());
  EXPECT_TRUE(symbolise("/proc/self/exe", {1}, "/nowhere/llvm-symbolizer").empty());
}

}  // namespace
}  // namespace grader
