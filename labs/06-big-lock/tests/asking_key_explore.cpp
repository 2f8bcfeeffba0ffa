#include "asking_key.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "explore/explore.hpp"

using lab::AskingKey;
using namespace std::chrono_literals;

namespace {

// Time passes only while nobody can run, so a look at 4 ms is a look at 4 ms.
const explore::Options exact_time = {.time = explore::Time::strict, .spurious_wakeups = 0};

}  // namespace

// Catches: request at the wrong time. The interval is 5 ms: at 4 ms nobody has asked yet, at 6 ms somebody
// has.
TEST(AskingKeyInEveryOrder, AWaiterAsksAfterOneInterval) {
  explore::every_order(
      [] {
        AskingKey key(5ms);
        key.acquire();
        std::thread waiter([&] {
          key.acquire();
          EXPECT_FALSE(key.wanted()) << "the one who asked has the key now, and nobody else waits";
          key.release();
        });
        std::this_thread::sleep_for(4ms);
        EXPECT_FALSE(key.wanted()) << "somebody has been waiting for 4 ms, and the interval is 5 ms";
        std::this_thread::sleep_for(2ms);
        EXPECT_TRUE(key.wanted()) << "somebody has been waiting for 6 ms, and the interval is 5 ms";
        key.release();
        waiter.join();
      },
      exact_time);
}

// Catches: hasty request. The key changed hands 3 ms after two people began to wait: the one who is left over
// has waited for this holder since then only.
TEST(AskingKeyInEveryOrder, ANewHolderIsGivenAWholeInterval) {
  explore::every_order(
      [] {
        AskingKey key(5ms);
        bool somebody_served = false;  // Guarded by key.
        const auto work = [&] {
          key.acquire();
          if (!somebody_served) {
            somebody_served = true;
            std::this_thread::sleep_for(4500us);
            EXPECT_FALSE(key.wanted()) << "its holder has had the key for 4.5 ms, and the interval is 5 ms";
            std::this_thread::sleep_for(6ms);
            EXPECT_TRUE(key.wanted())
                << "its holder has had the key for 10.5 ms, somebody waits all the time, and never asks";
          }
          key.release();
        };
        key.acquire();
        std::thread one(work), other(work);
        std::this_thread::sleep_for(3ms);
        key.release();
        one.join(), other.join();
      },
      exact_time);
}

// Catches: two inside. A wait that ends may mean: the time is over, a false alarm, or the key is back.
TEST(AskingKeyInEveryOrder, NeverTwoPeopleWork) {
  explore::every_order([] {
    AskingKey key(5ms);
    int turns = 0;  // Guarded by key.
    std::atomic<bool> mine = true;
    const auto work = [&] {
      key.acquire();
      EXPECT_FALSE(mine) << "somebody has taken the key, and its holder has not handed it back";
      ++turns;
      key.release();
    };
    key.acquire();
    std::thread there(work);
    ++turns;
    mine = false;
    (void)key.wanted();
    key.release();
    there.join();
    EXPECT_EQ(turns, 2) << "two people worked one turn each";
  });
}
