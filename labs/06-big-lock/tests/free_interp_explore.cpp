#include "free_interp.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "explore/explore.hpp"

namespace lab {
namespace {

// Catches: unlocked object. One thread stores while another loads.
TEST(FreeInterpInEveryOrder, AnInstructionIsWhole) {
  explore::every_order([] {
    FreeInterp interp(1);
    std::thread there([&] { interp.run({op::add(7), op::store(0)}); });
    interp.run({op::load(0)});
    const long seen = interp.value(0);
    there.join();
    EXPECT_TRUE(seen == 0 || seen == 7) << "0 before, 7 after; seen: " << seen;
  });
}

// Catches: half a swap. One swaps 0 with 1, the other 1 with 0: each swap is whole, and both get through.
TEST(FreeInterpInEveryOrder, OppositeSwapsBothGetThrough) {
  explore::every_order([] {
    FreeInterp interp(2);
    interp.run({op::add(7), op::store(1)});
    std::thread there([&] { interp.run({op::swap(0, 1)}); });
    interp.run({op::swap(1, 0)});
    there.join();
    EXPECT_EQ(interp.value(0), 0) << "swapped twice, so as before";
    EXPECT_EQ(interp.value(1), 7) << "swapped twice, so as before";
  });
}

// Catches: lost update. The program takes a lock of its own, and the interpreter keeps it.
TEST(FreeInterpInEveryOrder, TwoLockedAdditionsMakeTwo) {
  explore::every_order([] {
    const Program add_one = {op::lock(0), op::load(0), op::add(1), op::store(0), op::unlock(0)};
    FreeInterp interp(1);
    std::thread there([&] { interp.run(add_one); });
    interp.run(add_one);
    there.join();
    EXPECT_EQ(interp.value(0), 2) << "two threads added 1 each";
  });
}

}  // namespace
}  // namespace lab
