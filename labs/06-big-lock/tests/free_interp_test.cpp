#include "free_interp.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <thread>
#include <vector>

#include "harness/finishes.hpp"
#include "harness/rendezvous.hpp"

namespace lab {
namespace {

const Program add_one = {op::lock(0), op::load(0), op::add(1), op::store(0), op::unlock(0)};

// Catches: wrong result. One thread runs every kind of instruction.
TEST(FreeInterp, RunsAProgram) {
  int calculations = 0;
  FreeInterp interp(3, [&] { ++calculations; });
  interp.run({op::load(0), op::add(5), op::store(1), op::compute(), op::swap(1, 2), op::compute()});
  EXPECT_EQ(interp.value(0), 0);
  EXPECT_EQ(interp.value(1), 0) << "swapped with object 2, which was 0";
  EXPECT_EQ(interp.value(2), 5) << "swapped with object 1, which was 5";
  EXPECT_EQ(calculations, 2) << "op::compute() stood twice in the program";
}

// Catches: waiting for oneself. An object is swapped with itself: there is one lock only.
TEST(FreeInterp, AnObjectCanBeSwappedWithItself) {
  const auto interp = std::make_shared<FreeInterp>(1);
  const auto run = [interp] { interp->run({op::add(7), op::store(0), op::swap(0, 0)}); };
  ASSERT_TRUE(harness::finishes(run, std::chrono::seconds(2))) << "swap(0, 0) waits for itself, for ever";
  EXPECT_EQ(interp->value(0), 7) << "swapped with itself";
}

// Catches: lock around a calculation. Two threads compute at the same time: that is what it is all for.
TEST(FreeInterp, TwoThreadsComputeAtTheSameTime) {
  harness::Rendezvous both(2, std::chrono::seconds(2));
  FreeInterp interp(2,
                    [&] {
                      EXPECT_TRUE(both.arrive())
                          << "one thread computed, and the other could not begin: which lock do they share?";
                    });
  std::thread there([&] { interp.run({op::compute()}); });
  interp.run({op::compute()});
  there.join();
}

// Catches: lost update. The program takes a lock of its own, and the interpreter keeps it.
TEST(FreeInterp, KeepsEveryAdditionUnderALock) {
  FreeInterp interp(1);
  std::vector<std::thread> people;
  for (int person = 0; person < 3; ++person) {
    people.emplace_back([&] {
      for (int turn = 0; turn < 100; ++turn) interp.run(add_one);
    });
  }
  for (std::thread& person : people) person.join();
  EXPECT_EQ(interp.value(0), 300) << "three threads added 1 a hundred times each";
}

}  // namespace
}  // namespace lab
