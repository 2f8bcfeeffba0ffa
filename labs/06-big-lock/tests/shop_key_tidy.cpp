#include "shop_key.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>
#include <vector>

#include "harness/counters.hpp"

using namespace std::chrono_literals;

// Catches: busy waiting. Three people wait 300 ms for the key; who waits must sleep, not ask again and again.
TEST(ShopKey, WhoWaitsUsesNoCpu) {
  lab::ShopKey key;
  const harness::Counts counts = harness::count([&] {
    key.acquire();
    std::vector<std::thread> people;
    for (int person = 0; person < 3; ++person) {
      people.emplace_back([&] {
        key.acquire();
        key.release();
      });
    }
    std::this_thread::sleep_for(300ms);  // The work of the one who has the key.
    key.release();
    for (std::thread& person : people) person.join();
  });
  const auto used = std::chrono::duration_cast<std::chrono::milliseconds>(counts.cpu);
  EXPECT_LE(used.count(), 30)
      << "three people waited 300 ms for the key and used " << used.count()
      << " ms of processor time for it: is there a loop that asks until it gets the key?";
}
