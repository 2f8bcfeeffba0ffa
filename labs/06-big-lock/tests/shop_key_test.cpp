#include "shop_key.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

#include "harness/finishes.hpp"
#include "harness/rendezvous.hpp"

using lab::ShopKey;

namespace {

/// Runs a step in a thread of its own and waits for its end.
void elsewhere(const std::function<void()>& step) { std::thread(step).join(); }

}  // namespace

// Catches: wrong holder. Who has the key, and only they, see that they have it.
TEST(ShopKey, KnowsWhoHasIt) {
  ShopKey key;
  EXPECT_FALSE(key.held_by_me()) << "nobody has taken the key yet";
  key.acquire();
  EXPECT_TRUE(key.held_by_me()) << "this thread has just taken the key";
  elsewhere(
      [&] { EXPECT_FALSE(key.held_by_me()) << "another thread has it: \"held\" is not \"held by me\""; });
  key.release();
  EXPECT_FALSE(key.held_by_me()) << "this thread has handed the key back";
  elsewhere([&] {
    key.acquire();
    EXPECT_TRUE(key.held_by_me()) << "another thread has just taken the key";
    key.release();
  });
}

// Catches: released by a stranger. Somebody who does not have the key hands it back.
TEST(ShopKey, OnlyItsHolderCanHandItBack) {
  ShopKey key;
  EXPECT_THROW(key.release(), std::logic_error) << "nobody has the key: who hands it back?";
  key.acquire();
  elsewhere(
      [&] { EXPECT_THROW(key.release(), std::logic_error) << "a thread without the key handed it back"; });
  EXPECT_TRUE(key.held_by_me()) << "a stranger tried to hand the key back, and its holder lost it";
  key.release();
}

// Catches: waiting for oneself. The holder asks for the key: nobody else can ever give it back.
TEST(ShopKey, ItsHolderDoesNotWaitForItself) {
  const auto key = std::make_shared<ShopKey>();
  const auto take_it_twice = [key] {
    key->acquire();
    EXPECT_THROW(key->acquire(), std::logic_error) << "the holder took the key a second time";
    EXPECT_TRUE(key->held_by_me()) << "the second acquire() changed who has the key";
  };
  EXPECT_TRUE(harness::finishes(take_it_twice, std::chrono::seconds(2)))
      << "the holder called acquire() again and now waits for itself, for ever";
}

// Catches: forgotten waiter. The key is back, and whoever waits for it hears nothing.
TEST(ShopKey, WhoWaitsGetsItWhenItComesBack) {
  const auto key = std::make_shared<ShopKey>();
  const auto asked = std::make_shared<harness::Flag>();
  const auto got_it = std::make_shared<harness::Flag>();
  key->acquire();
  std::thread([key, asked, got_it] {
    asked->set();
    key->acquire();
    got_it->set();
    key->release();
  }).detach();
  asked->wait();
  EXPECT_FALSE(got_it->wait(std::chrono::milliseconds(50))) << "two threads have the only key";
  key->release();
  EXPECT_TRUE(got_it->wait(std::chrono::seconds(2)))
      << "the key was handed back, and who waited did not get it";
}

// Catches: two inside. Four people work by turns, a hundred times each; the count is right if they never
// meet.
TEST(ShopKey, NeverTwoPeopleWork) {
  ShopKey key;
  int inside = 0, most = 0, turns = 0;  // Guarded by key.
  std::vector<std::thread> people;
  for (int person = 0; person < 4; ++person) {
    people.emplace_back([&] {
      for (int turn = 0; turn < 100; ++turn) {
        key.acquire();
        most = std::max(most, ++inside);
        ++turns;
        --inside;
        key.release();
      }
    });
  }
  for (std::thread& person : people) person.join();
  EXPECT_EQ(most, 1) << "people in the workshop at once";
  EXPECT_EQ(turns, 400) << "four people, a hundred turns each";
}
