#include "recipe_cache.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <string>
#include <thread>

#include "explore/explore.hpp"

using lab::RecipeCache;

// Catches: check-then-act. Both guests find no recipe, and both make one.
TEST(RecipeCacheInEveryOrder, TwoGuestsGetOneRecipe) {
  explore::every_order([] {
    RecipeCache book;
    std::atomic<int> made = 0;
    const auto make = [&](const std::string&) { return "recipe " + std::to_string(++made); };
    std::string here, there;
    std::thread guest([&] { there = book.get("soup", make); });
    here = book.get("soup", make);
    guest.join();
    EXPECT_EQ(here, "recipe 1");
    EXPECT_EQ(there, "recipe 1");
    EXPECT_EQ(made, 1) << "two guests asked for soup";
  });
}

// Catches: forgotten waiter. The first maker fails; whoever waited for it must make the recipe now.
TEST(RecipeCacheInEveryOrder, AFailedMakerLeavesNobodyWaiting) {
  explore::every_order([] {
    RecipeCache book;
    std::atomic<int> tries = 0, served = 0, failed = 0;
    const auto ask = [&] {
      try {
        book.get("soup", [&](const std::string&) -> std::string {
          if (++tries == 1) throw std::runtime_error("burnt");
          return "boil it";
        });
        ++served;
      } catch (const std::runtime_error&) {
        ++failed;
      }
    };
    std::thread guest(ask);
    ask();
    guest.join();
    EXPECT_EQ(failed, 1) << "the first try burns the soup, and its cook gets the exception";
    EXPECT_EQ(served, 1) << "the other guest gets a second try";
  });
}

// Catches: calling out under a lock. One makes the menu, which needs the soup; the other makes the soup.
TEST(RecipeCacheInEveryOrder, AMakerMayAskForWhatAnotherMakes) {
  explore::every_order([] {
    RecipeCache book;
    const auto soup = [](const std::string&) { return std::string("boil it"); };
    std::thread guest([&] { book.get("soup", soup); });
    const std::string menu =
        book.get("menu", [&](const std::string&) { return "first " + book.get("soup", soup); });
    guest.join();
    EXPECT_EQ(menu, "first boil it");
  });
}
