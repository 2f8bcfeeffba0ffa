#include "shop_key.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <thread>

#include "explore/explore.hpp"

using lab::ShopKey;

// Catches: two inside. In some order of their steps, two people have the only key.
TEST(ShopKeyInEveryOrder, NeverTwoPeopleWork) {
  explore::every_order([] {
    ShopKey key;
    int turns = 0;  // Guarded by key.
    std::atomic<int> inside = 0;
    const auto work = [&] {
      key.acquire();
      EXPECT_EQ(++inside, 1) << "people in the workshop at once";
      ++turns;
      --inside;
      key.release();
    };
    std::thread there(work);
    work();
    there.join();
    EXPECT_EQ(turns, 2) << "two people worked one turn each";
  });
}

// Catches: forgotten waiter. Two people wait, and one of them is never told.
TEST(ShopKeyInEveryOrder, EverybodyWhoWaitsIsServed) {
  explore::every_order([] {
    ShopKey key;
    int turns = 0;  // Guarded by key.
    std::atomic<bool> mine = true;
    const auto work = [&] {
      key.acquire();
      EXPECT_FALSE(mine) << "somebody has taken the key, and its holder has not handed it back";
      ++turns;
      key.release();
    };
    key.acquire();
    std::thread one(work), other(work);
    ++turns;
    mine = false;
    key.release();
    one.join(), other.join();
    EXPECT_EQ(turns, 3) << "three people worked one turn each";
  });
}

// Catches: unlocked reader. Somebody asks who has the key while it changes hands.
TEST(ShopKeyInEveryOrder, AStrangerMayAskAtAnyMoment) {
  explore::every_order([] {
    ShopKey key;
    std::thread holder([&] {
      key.acquire();
      key.release();
    });
    EXPECT_FALSE(key.held_by_me()) << "asked by a thread that never took the key";
    EXPECT_THROW(key.release(), std::logic_error) << "by a thread that never took the key";
    holder.join();
  });
}
