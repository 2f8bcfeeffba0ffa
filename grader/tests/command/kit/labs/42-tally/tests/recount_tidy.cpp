#include <gtest/gtest.h>

#include "harness/counters.hpp"
#include "recount.hpp"

namespace lab {
namespace {

// Catches: excess threads. max_threads is a promise to the rest of the machine.
TEST(Recount, StartsNoMoreThreadsThanAllowed) {
  const harness::Counts counts = harness::count([] { recount({1, 2, 3, 4, 5}, LAB_TARGET_THREADS); });
  EXPECT_LE(counts.threads_created, 2u) << "max_threads is 2";
}

}  // namespace
}  // namespace lab
