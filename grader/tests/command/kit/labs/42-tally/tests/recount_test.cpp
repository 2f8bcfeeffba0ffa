#include "recount.hpp"

#include <gtest/gtest.h>

namespace lab {
namespace {

// Catches: missed votes. Some votes belong to no thread.
TEST(Recount, CountsEveryVote) { EXPECT_EQ(recount({1, 2, 3, 4, 5}, LAB_TARGET_THREADS), 15); }

}  // namespace
}  // namespace lab
