// What learners see of real executions: the samples run under the explorer.
#include <gtest/gtest.h>

#include "explore/explore.hpp"
#include "report_script.hpp"

// samples/
void opposite_transfers();
void gate_opens();
void last_seat();
void racing();

namespace explore {
namespace {

std::optional<Interleaving> drawn(void (*body)()) { return explore(body).interleaving; }

// Catches: pages that only hand-made traces give.
TEST(LivePage, OppositeTransfers) {
  const auto interleaving = drawn(::opposite_transfers);
  ASSERT_TRUE(interleaving.has_value());
  EXPECT_EQ(interleaving->flaw, "deadlock");
  EXPECT_TRUE(interleaving->sentence.ends_with("the two locks are taken in opposite orders"));
  const std::string page = page_of(*interleaving);  // Which thread comes first is the search's choice.
  for (const char* words :
       {"locks account 1 ", "locks account 2 ", "-- switch: preempted", "waits for account 1, held by",
        "waits for account 2, held by", "look at: bank.cpp:11 in transfer;"}) {
    EXPECT_NE(page.find(words), std::string::npos) << words << "\n" << page;
  }
  EXPECT_EQ(interleaving->rows.size(), 4u);
}

TEST(LivePage, LostWakeUp) {
  const auto interleaving = drawn(::gate_opens);
  ASSERT_TRUE(interleaving.has_value());
  EXPECT_EQ(interleaving->flaw, "lost wake-up");
  EXPECT_EQ(interleaving->sentence,
            "notify_all at gate.cpp:14 woke nobody; T1 will wait for ever on opened_ (gate.cpp:10): it came "
            "between T1's check and its wait, since main did not hold mutex_");
}

TEST(LivePage, CheckThenAct) {
  const auto interleaving = drawn(::last_seat);
  ASSERT_TRUE(interleaving.has_value());
  EXPECT_EQ(interleaving->flaw, "check-then-act");
  ASSERT_FALSE(interleaving->places.empty());
  EXPECT_EQ(interleaving->places.front().line, 16);
}

TEST(LivePage, DataRace) {
  const auto interleaving = drawn(::racing);
  ASSERT_TRUE(interleaving.has_value());
#ifdef __clang__  // It leaves out a read that the write of the same object follows: of ++hits only the write
                  // is seen.
  EXPECT_EQ(interleaving->sentence, "counters.cpp:9 writes hits in main and T1, and nothing orders the two");
#else
  EXPECT_EQ(
      interleaving->sentence,
      "counters.cpp:9 reads hits in T1 while counters.cpp:9 writes it in main, and nothing orders the two");
#endif
}

}  // namespace
}  // namespace explore
