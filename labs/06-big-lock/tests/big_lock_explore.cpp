#include "big_lock.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <string>
#include <thread>

#include "explore/explore.hpp"

using lab::BigLock;
using namespace std::chrono_literals;

namespace {

// Time passes only while nobody can run: an instruction of 2 ms takes 2 ms, and what follows is exact.
const explore::Options exact_time = {.time = explore::Time::strict, .spurious_wakeups = 0};

/// In milliseconds. Each look at the clock counts for a moment, so figures are never quite round.
class Watch {
 public:
  double shows() const {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start_).count();
  }

 private:
  const std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

void run_instruction() { std::this_thread::sleep_for(2ms); }

}  // namespace

// Catches: needless switch. Somebody waits, but not for long yet: the holder keeps the key.
TEST(BigLockInEveryOrder, KeepsTheKeyWhileNobodyAsks) {
  explore::every_order(
      [] {
        BigLock key(5ms);
        std::atomic<bool> in_the_middle = true;
        key.acquire();
        std::thread waiter([&] {
          key.acquire();
          EXPECT_FALSE(in_the_middle)
              << "nobody had waited for a whole interval, and the holder lost the key";
          key.release();
        });
        key.checkpoint();
        key.checkpoint();
        in_the_middle = false;
        key.release();
        waiter.join();
      },
      exact_time);
}

// Catches: instant re-acquire. Who puts the key down is awake, who waits is asleep: without care the same one
// has it again, and nobody else ever.
TEST(BigLockInEveryOrder, SomebodyElseRunsBeforeTheHolderGoesOn) {
  explore::every_order(
      [] {
        BigLock key(5ms);
        bool served = false;  // Guarded by key.
        key.acquire();
        std::thread waiter([&] {
          key.acquire();
          served = true;
          key.release();
        });
        std::this_thread::sleep_for(6ms);
        key.checkpoint();
        EXPECT_TRUE(served)
            << "somebody asked for the key, and checkpoint() came back before they had had it";
        key.release();
        waiter.join();
      },
      exact_time);
}

// Catches: stale request. Who asked has had the key by now; the next checkpoint waits for somebody who never
// comes.
TEST(BigLockInEveryOrder, ARequestIsForgottenWhenTheKeyIsTaken) {
  explore::every_order(
      [] {
        BigLock key(5ms);
        key.acquire();
        std::thread waiter([&] {
          key.acquire();
          key.checkpoint();
          key.release();
        });
        std::this_thread::sleep_for(6ms);
        key.release();
        waiter.join();
      },
      exact_time);
}

// Catches: late switch. An interval of 5 ms and instructions of 2 ms: asked at 5 ms, handed over at 6 ms.
TEST(BigLockInEveryOrder, AWaiterHasTheKeyAfterAnIntervalAndAnInstruction) {
  explore::every_order(
      [] {
        BigLock key(5ms);
        const Watch watch;
        key.acquire();
        std::thread waiter([&] {
          key.acquire();
          EXPECT_NEAR(watch.shows(), 6.0, 0.05) << "ms until who waits has the key";
          key.release();
        });
        for (int instruction = 0; instruction < 4; ++instruction) {
          run_instruction();
          key.checkpoint();
        }
        key.release();
        waiter.join();
      },
      exact_time);
}

// Catches: no turns. Two people who never go home by themselves take turns, and both together take twice as
// long as one: a second pair of hands does not help when there is one key.
TEST(BigLockInEveryOrder, TwoHogsTakeTurnsAndSaveNoTime) {
  explore::every_order(
      [] {
        BigLock key(5ms);
        std::string turns;  // Guarded by key.
        const Watch watch;
        const auto work = [&](char name) {
          for (int instruction = 0; instruction < 6; ++instruction) {
            run_instruction();
            turns += name;
            key.checkpoint();
          }
          key.release();
        };
        key.acquire();
        std::thread there([&] {
          key.acquire();
          work('b');
        });
        work('a');
        there.join();
        EXPECT_EQ(turns, "aaabbbaaabbb")
            << "who ran the instructions, 2 ms each: who has given way waits for the key, and asks in "
               "their turn";
        EXPECT_NEAR(watch.shows(), 24.0, 0.2) << "ms for twelve instructions of 2 ms";
      },
      exact_time);
}

// Catches: late switch. A web handler needs the key for 0.1 ms per request. Beside a hog each request
// takes 6.1 ms: that is the convoy.
TEST(BigLockInEveryOrder, EachShortRequestBesideAHogWaitsAnInterval) {
  explore::every_order(
      [] {
        constexpr int requests = 20;
        BigLock key(5ms);
        bool open = true;  // Guarded by key.
        double taken = 0;
        key.acquire();
        std::thread handler([&] {
          const Watch watch;
          for (int request = 0; request < requests; ++request) {
            std::this_thread::sleep_for(500us);  // Reads the request: that needs no key.
            key.acquire();
            std::this_thread::sleep_for(100us);
            if (request == requests - 1) open = false;
            key.release();
          }
          taken = watch.shows();
        });
        while (open) {
          run_instruction();
          key.checkpoint();
        }
        key.release();
        handler.join();
        EXPECT_NEAR(taken, requests * 6.1, 0.5) << "ms for " << requests << " requests";
      },
      exact_time);
}

// Catches: forgotten waiter. Two people, and each gives way: in no order is one of them left standing.
TEST(BigLockInEveryOrder, TwoWhoGiveWayBothGetThrough) {
  explore::every_order([] {
    BigLock key(5ms);
    int turns = 0;  // Guarded by key: if two have it, this is a data race.
    const auto work = [&] {
      key.acquire();
      ++turns;
      key.checkpoint();
      ++turns;
      key.release();
    };
    std::thread there(work);
    work();
    there.join();
    EXPECT_EQ(turns, 4) << "two people did two instructions each";
  });
}

// Catches: forgotten waiter. Two people ask one who gives way: in no order is one of the three left standing.
TEST(BigLockInEveryOrder, WhoGivesWayToTwoGetsTheKeyBack) {
  explore::every_order(
      [] {
        BigLock key(5ms);
        int turns = 0;  // Guarded by key: if two have it, this is a data race.
        const auto work = [&] {
          key.acquire();
          ++turns;
          key.release();
        };
        key.acquire();
        std::thread one(work), other(work);
        std::this_thread::sleep_for(6ms);
        key.checkpoint();
        ++turns;
        key.release();
        one.join(), other.join();
        EXPECT_EQ(turns, 3) << "three people did one instruction each";
      },
      exact_time);
}
