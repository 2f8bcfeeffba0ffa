#include "free_interp.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "harness/speed.hpp"

// Catches: no overlap. Two threads compute, each with objects of its own.
TEST(FreeInterp, TwoThreadsComputeSideBySide) {
  const harness::Overlap rules{.items = 20, .threads = 2, .target = LAB_TARGET_OVERLAP};
  harness::overlap(rules, [](const harness::Work& work) {
    using namespace lab;
    FreeInterp interp(2, work);
    const auto ten_times = [&](int object) {
      const Program step = {op::load(object), op::compute(), op::add(1), op::store(object)};
      for (int i = 0; i < 10; ++i) interp.run(step);
    };
    std::thread there([&] { ten_times(0); });
    ten_times(1);
    there.join();
  });
}
