#include "unlocked.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>
#include <type_traits>
#include <vector>

#include "harness/rendezvous.hpp"
#include "one_key.hpp"

namespace lab {
namespace {

// Catches: key not put back. An Unlocked means: as long as it lives, the key hangs on its hook.
TEST(Unlocked, PutsTheKeyBackForAsLongAsItLives) {
  OneKey key;
  key.acquire();
  {
    const Unlocked drying(key);
    EXPECT_TRUE(key.free()) << "the glue dries, and the key is still in somebody's pocket";
  }
  key.release();
}

// Catches: key not taken again. After the waiting comes work, and work needs the key.
TEST(Unlocked, TakesTheKeyAgainWhenItEnds) {
  OneKey key;
  key.acquire();
  { const Unlocked drying(key); }
  EXPECT_TRUE(key.held_by_me()) << "the Unlocked has ended, and its maker has no key to go on with";
  key.release();
}

// Catches: key not put back. While io() waits, anybody else may work.
TEST(RunBlocking, WaitsWithoutTheKey) {
  OneKey key;
  key.acquire();
  const auto here = std::this_thread::get_id();
  const std::string answer = run_blocking(key, [&] {
    EXPECT_TRUE(key.free()) << "io() only waits, and nobody else can have the key meanwhile";
    EXPECT_EQ(std::this_thread::get_id(), here) << "io() was called on another thread";
    return std::string("dry");
  });
  EXPECT_EQ(answer, "dry") << "what io() returned";
  key.release();
}

// Catches: key not taken again. run_blocking() is over, and its caller goes on working.
TEST(RunBlocking, HasTheKeyAgainAfterwards) {
  OneKey key;
  key.acquire();
  run_blocking(key, [] { return std::string(); });
  EXPECT_TRUE(key.held_by_me()) << "run_blocking() came back without the key";
  key.release();
  EXPECT_EQ(key.released_by_strangers(), 0)
      << "times the key was handed back by somebody who did not have it: does an Unlocked do it already?";
}

// Catches: key lost in an exception. The glue was bad: the caller must still have the key to clean up.
TEST(RunBlocking, HasTheKeyAgainAfterAnException) {
  OneKey key;
  key.acquire();
  const auto fails = [&]() -> std::string { throw std::runtime_error("bad glue"); };
  EXPECT_THROW(run_blocking(key, fails), std::runtime_error) << "the exception of io() belongs to the caller";
  EXPECT_TRUE(key.held_by_me()) << "io() threw, and the caller came out without the key";
  key.release();
}

// Catches: key not put back. Three people's glue dries at the same time.
TEST(RunBlocking, ThreePeopleWaitAtTheSameTime) {
  OneKey key;
  harness::Rendezvous all_three(3, std::chrono::seconds(2));
  std::vector<std::thread> people;
  for (int person = 0; person < 3; ++person) {
    people.emplace_back([&] {
      key.acquire();
      run_blocking(key, [&] {
        EXPECT_TRUE(all_three.arrive()) << "one waited for glue, and kept the others out of the workshop";
        return std::string();
      });
      key.release();
    });
  }
  for (std::thread& person : people) person.join();
}

// Catches: work without the key. What comes after the waiting is work, and two people never work at once.
TEST(RunBlocking, NeverTwoPeopleWorkAfterwards) {
  OneKey key;
  int jobs = 0;  // Guarded by key.
  std::vector<std::thread> people;
  for (int person = 0; person < 3; ++person) {
    people.emplace_back([&] {
      for (int job = 0; job < 50; ++job) {
        key.acquire();
        run_blocking(key, [] { return std::string(); });
        ++jobs;
        key.release();
      }
    });
  }
  for (std::thread& person : people) person.join();
  EXPECT_EQ(jobs, 150) << "three people, fifty jobs each";
}

static_assert(!std::is_copy_constructible_v<Unlocked>, "a copy would take the key a second time");

}  // namespace
}  // namespace lab
