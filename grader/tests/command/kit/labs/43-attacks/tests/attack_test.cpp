#include <gtest/gtest.h>

#include "answer.hpp"

namespace lab {
namespace {

void ask() {
  EXPECT_EQ(answer(testing::UnitTest::GetInstance()->current_test_info()->name()), right) << "asked for 42";
}

// Catches: wrong number. The answer is another one.
TEST(Attack, CallsExit) { ask(); }

// Catches: wrong number. The answer is another one.
TEST(Attack, CallsUnderscoreExit) { ask(); }

// Catches: wrong number. The answer is another one.
TEST(Attack, CallsQuickExit) { ask(); }

// Catches: wrong number. The answer is another one.
TEST(Attack, BecomesAnotherProgram) { ask(); }

// Catches: wrong number. The answer is another one.
TEST(Attack, ExitsBeforeMain) { ask(); }

// Catches: wrong number. The answer is another one.
TEST(Attack, FiltersTheTests) { ask(); }

// Catches: wrong number. The answer is another one.
TEST(Attack, MovesTheTestToAnotherShard) { ask(); }

// Catches: wrong number. The answer is another one.
TEST(Attack, PrintsThatItPassed) { ask(); }

// Catches: wrong number. The answer is another one.
TEST(Attack, HidesTheStatus) { ask(); }

// Catches: wrong number. The answer is another one.
TEST(Attack, GuessesTheChannel) { ask(); }

// Catches: wrong number. The answer is another one.
TEST(Attack, ClosesEverything) { ask(); }

// Catches: wrong number. The answer is another one.
TEST(Attack, LeavesAChild) { ask(); }

// Catches: wrong number. The answer is another one.
TEST(Attack, LeavesADaemon) { ask(); }

// Catches: wrong number. The answer is another one.
TEST(Attack, ReturnsTwice) { ask(); }

// Catches: wrong number. The answer is another one.
TEST(Attack, NeverEnds) { ask(); }

// Catches: wrong number. The answer is another one.
TEST(Attack, PrintsTenMegabytes) { ask(); }

// Catches: wrong number. The answer is another one.
TEST(Attack, HidesACrash) { ask(); }

// Catches: wrong number. The answer is another one.
TEST(Attack, Aborts) { ask(); }

// Catches: wrong number. The answer is another one.
TEST(Attack, ThrowsIntoTheTest) { ask(); }

// Catches: wrong number. The answer is another one.
TEST(Attack, ThrowsOnAThread) { ask(); }

}  // namespace
}  // namespace lab
