#include "shop_key.hpp"

#include <gtest/gtest.h>

#include "waiting_people.hpp"

// Catches: busy waiting. Three people wait 300 ms for the key; who waits must sleep, not ask again and again.
TEST(ShopKey, WhoWaitsUsesNoCpu) {
  lab::ShopKey key;
  const long used = processor_time_of_waiting_for(key);
  EXPECT_LE(used, 30) << "three people waited 300 ms for the key and used " << used
                      << " ms of processor time for it: is there a loop that asks until it gets the key?";
}
