#include "recipe_cache.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "harness/finishes.hpp"
#include "harness/rendezvous.hpp"

using lab::RecipeCache;
using namespace std::chrono_literals;

namespace {

// What a test shares with threads that may never end: each of them owns a share.
struct Kitchen {
  RecipeCache book;
  harness::Flag cooking, go_on;
  std::atomic<int> waiting{0}, served{0};

  // For a maker: cooks until `guests` have come to wait, and a little longer, so that they really wait.
  void cook_until_waited_for(int guests) {
    cooking.set();
    for (int i = 0; i < 200 && waiting < guests; ++i) go_on.wait(10ms);
    go_on.wait(50ms);
  }
};

RecipeCache::Maker makes(const std::string& recipe) {
  return [recipe](const std::string&) { return recipe; };
}

}  // namespace

// Catches: forgotten recipe. The second time, the recipe comes from the book and is not made again.
TEST(RecipeCache, RemembersARecipe) {
  RecipeCache book;
  EXPECT_EQ(book.get("soup", [](const std::string& dish) { return "boil the " + dish; }), "boil the soup");
  EXPECT_EQ(book.get("soup", makes("burn it")), "boil the soup") << "the soup's recipe was known";
  EXPECT_EQ(book.get("salad", makes("wash it")), "wash it") << "the salad's was not";
  EXPECT_EQ(book.get("nothing", makes("")), "");
  EXPECT_EQ(book.get("nothing", makes("something")), "") << "an empty recipe is a recipe too";
}

// Catches: check-then-act. While one cook works the recipe out, a second one finds none and does it all
// again.
TEST(RecipeCache, MakesEachRecipeOnce) {
  RecipeCache book;
  harness::Flag cooking, second_cook;
  bool made_twice = false;
  std::string first, second;
  std::thread cook([&] {
    first = book.get("soup", [&](const std::string&) {
      cooking.set();
      made_twice = second_cook.wait(200ms);
      return "the first cook's soup";
    });
  });
  EXPECT_TRUE(cooking.wait());
  std::thread guest([&] {
    second = book.get("soup", [&](const std::string&) {
      second_cook.set();
      return "the second cook's soup";
    });
  });
  cook.join();
  guest.join();
  EXPECT_FALSE(made_twice) << "the soup was being made, and still a second cook began to make it";
  EXPECT_EQ(first, "the first cook's soup");
  EXPECT_EQ(second, "the first cook's soup") << "who asks meanwhile gets the recipe that is being made";
}

// Catches: calling out under a lock. While the soup is being made, nobody can make the salad.
TEST(RecipeCache, DifferentDishesAreMadeAtTheSameTime) {
  RecipeCache book;
  harness::Rendezvous both(2, 2s);
  const auto meet = [&](const std::string& dish) {
    EXPECT_TRUE(both.arrive()) << "the " << dish << " was made alone: which lock was held while it was made?";
    return dish;
  };
  std::thread cook([&] { book.get("soup", meet); });
  book.get("salad", meet);
  cook.join();
}

// Catches: waiting under a lock. A guest waits for the soup; another wants salad and should not have to wait
// too.
TEST(RecipeCache, WhoWaitsForOneDishBlocksNoOther) {
  RecipeCache book;
  harness::Flag cooking, all_served;
  std::thread cook([&] {
    book.get("soup", [&](const std::string&) {
      cooking.set();
      EXPECT_TRUE(all_served.wait(2s))
          << "one guest waited for the soup, and nobody could get a salad any more";
      return "soup";
    });
  });
  EXPECT_TRUE(cooking.wait());
  std::thread guest([&] { book.get("soup", makes("soup")); });
  // The guest comes to wait sometime in these 100 ms.
  const auto end = std::chrono::steady_clock::now() + 100ms;
  while (std::chrono::steady_clock::now() < end) {
    book.get("salad", makes("salad"));
    std::this_thread::yield();
  }
  all_served.set();
  cook.join();
  guest.join();
}

// Catches: calling out under a lock. The menu's maker asks the same book for the soup: it waits for itself.
TEST(RecipeCache, AMakerMayAskForAnotherDish) {
  const auto kitchen = std::make_shared<Kitchen>();
  const bool finished = harness::finishes([kitchen] {
    const std::string menu = kitchen->book.get("menu", [kitchen](const std::string&) {
      return "first " + kitchen->book.get("soup", makes("soup"));
    });
    EXPECT_EQ(menu, "first soup");
  });
  EXPECT_TRUE(finished)
      << "a maker that called get() for another dish never came back: it waits for a lock that its "
      << "own get() holds";
}

// Catches: kept failure. A recipe that could not be made is made by the next who asks.
TEST(RecipeCache, AFailedRecipeIsMadeAgain) {
  const auto kitchen = std::make_shared<Kitchen>();
  const bool finished = harness::finishes([kitchen] {
    const auto burns = [](const std::string&) -> std::string { throw std::runtime_error("burnt"); };
    EXPECT_THROW(kitchen->book.get("soup", burns), std::runtime_error) << "its caller gets the exception";
    EXPECT_THROW(kitchen->book.get("soup", burns), std::runtime_error) << "and the second one gets their own";
    try {
      EXPECT_EQ(kitchen->book.get("soup", makes("soup")), "soup");
    } catch (const std::runtime_error& error) {
      ADD_FAILURE() << "an old failure was kept: \"" << error.what() << "\"";
    }
  });
  EXPECT_TRUE(finished) << "after a failure, the next who asked for this dish waits for ever";
}

// Catches: forgotten waiter. The maker fails while somebody waits: the waiting one must make the recipe now.
TEST(RecipeCache, AWaitingGuestTakesOverWhenTheMakerFails) {
  const auto kitchen = std::make_shared<Kitchen>();
  std::thread cook([kitchen] {
    const auto burns = [kitchen](const std::string&) -> std::string {
      kitchen->cook_until_waited_for(1);
      throw std::runtime_error("burnt");
    };
    EXPECT_THROW(kitchen->book.get("soup", burns), std::runtime_error);
  });
  EXPECT_TRUE(kitchen->cooking.wait());
  const bool finished = harness::finishes([kitchen] {
    ++kitchen->waiting;
    try {
      EXPECT_EQ(kitchen->book.get("soup", makes("the guest's soup")), "the guest's soup");
    } catch (const std::runtime_error&) {
      ADD_FAILURE() << "the waiting guest got the other cook's exception instead of a turn";
    }
  });
  EXPECT_TRUE(finished) << "the maker failed, and the guest who waited for it waits for ever";
  cook.join();
}

// Catches: forgotten waiter. Four guests wait for the same soup; every one of them must be served.
TEST(RecipeCache, EveryWaitingGuestIsServed) {
  const auto kitchen = std::make_shared<Kitchen>();
  std::thread cook([kitchen] {
    kitchen->book.get("soup", [kitchen](const std::string&) {
      kitchen->cook_until_waited_for(4);
      return "soup";
    });
  });
  EXPECT_TRUE(kitchen->cooking.wait());
  const auto all_served = std::make_shared<harness::Flag>();
  for (int guest = 0; guest < 4; ++guest) {
    std::thread([kitchen, all_served] {
      kitchen->waiting.fetch_add(1, std::memory_order_relaxed);
      EXPECT_EQ(kitchen->book.get("soup", makes("another soup")), "soup");
      if (kitchen->served.fetch_add(1, std::memory_order_relaxed) == 3) all_served->set();
    }).detach();
  }
  EXPECT_TRUE(all_served->wait(3s)) << "four guests waited for one soup, and " << kitchen->served
                                    << " were served";
  cook.join();
}
