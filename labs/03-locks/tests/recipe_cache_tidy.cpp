#include "recipe_cache.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "harness/counters.hpp"

using lab::RecipeCache;
using namespace std::chrono_literals;

// Catches: busy waiting. Four guests wait 300 ms for a recipe; who waits must sleep, not ask again and again.
TEST(RecipeCache, WhoWaitsUsesNoCpu) {
  RecipeCache book;
  const auto slow = [](const std::string& dish) {
    std::this_thread::sleep_for(300ms);  // The work of making it.
    return dish;
  };
  const harness::Counts counts = harness::count([&] {
    std::vector<std::thread> guests;
    for (int i = 0; i < 5; ++i) guests.emplace_back([&] { book.get("soup", slow); });
    for (std::thread& guest : guests) guest.join();
  });
  const auto used = std::chrono::duration_cast<std::chrono::milliseconds>(counts.cpu);
  EXPECT_LE(used.count(), 30) << "four guests waited 300 ms and used " << used.count()
                              << " ms of CPU for it: is there a loop that asks until it gets an answer?";
}
