#include "unlocked.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "harness/speed.hpp"
#include "one_key.hpp"

// Catches: no overlap. Three people wait five times each; with the key put back they wait side by side.
TEST(RunBlocking, ThreeSleepersTakeTheTimeOfOne) {
  const harness::Overlap rules{
      .items = 15, .each = std::chrono::milliseconds(10), .threads = 3, .target = LAB_TARGET_OVERLAP};
  harness::overlap(rules, [](const harness::Work& work) {
    OneKey key;
    std::vector<std::thread> people;
    for (int person = 0; person < 3; ++person) {
      people.emplace_back([&] {
        for (int pot = 0; pot < 5; ++pot) {
          key.acquire();
          lab::run_blocking(key, [&] { return work(), std::string(); });
          key.release();
        }
      });
    }
    for (std::thread& person : people) person.join();
  });
}
