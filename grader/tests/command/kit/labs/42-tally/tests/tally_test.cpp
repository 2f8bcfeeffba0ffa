#include "tally.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace lab {
namespace {

// Catches: overwritten total. The second amount takes the first one's place instead of joining it.
TEST(Tally, AddsUp) {
  Tally tally;
  tally.add(2);
  tally.add(3);
  EXPECT_EQ(tally.total(), 5) << "added 2, then 3";
}

// Catches: lost update. Two threads read the same old total, and one addition is gone.
TEST(Tally, KeepsEveryAdditionOfConcurrentThreads) {
  Tally tally;
  std::thread one([&] { tally.add(1); });
  std::thread other([&] { tally.add(1); });
  one.join();
  other.join();
  EXPECT_EQ(tally.total(), 2) << "two threads added 1 each";
}

}  // namespace
}  // namespace lab
