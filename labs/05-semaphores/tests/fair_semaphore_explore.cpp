#include "fair_semaphore.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>
#include <vector>

#include "explore/explore.hpp"

using lab::FairSemaphore;
using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

// Time passes only while nobody can run: who comes a minute later finds the others waiting.
const explore::Options exact_time = {.time = explore::Time::strict};

/// Who got a permit, in this order.
class Guestbook {
 public:
  void sign(int guest) {
    const std::lock_guard lock(mutex_);
    guests_.push_back(guest);
  }
  std::vector<int> guests() const {
    const std::lock_guard lock(mutex_);
    return guests_;
  }

 private:
  mutable std::mutex mutex_;
  std::vector<int> guests_;  // Guarded by mutex_.
};

}  // namespace

// Catches: wrong order. Two came a minute apart; the permits come later, one by one.
TEST(FairSemaphoreInEveryOrder, FirstComeFirstServed) {
  explore::every_order(
      [] {
        FairSemaphore box(0);
        Guestbook book;
        const auto go_in = [&](int guest) { box.acquire(), book.sign(guest); };
        std::thread first(go_in, 1);
        std::this_thread::sleep_for(1min);
        std::thread second(go_in, 2);
        std::this_thread::sleep_for(1min);
        box.release();
        std::this_thread::sleep_for(1min);
        box.release();
        first.join(), second.join();
        EXPECT_EQ(book.guests(), (std::vector{1, 2})) << "guest 1 had been waiting for a minute when 2 came";
      },
      exact_time);
}

// Catches: pushing in. A permit was put back for the one who waits, and a newcomer is quicker to take it.
TEST(FairSemaphoreInEveryOrder, ANewcomerWaitsBehindThoseWhoWait) {
  explore::every_order(
      [] {
        FairSemaphore box(1);
        Guestbook book;
        box.acquire();
        std::thread patient([&] {
          box.acquire();
          book.sign(1);
          box.release();
        });
        std::this_thread::sleep_for(1min);
        box.release();
        box.acquire();  // The same thread wants it back at once.
        book.sign(2);
        patient.join();
        EXPECT_EQ(book.guests(), (std::vector{1, 2})) << "guest 1 waited, and guest 2 came after the release";
      },
      exact_time);
}

// Catches: pushing in. A try without time must not take what somebody waits for.
TEST(FairSemaphoreInEveryOrder, ATryDoesNotPushIn) {
  explore::every_order(
      [] {
        FairSemaphore box(0);
        std::thread patient([&] { box.acquire(); });
        std::this_thread::sleep_for(1min);
        box.release();
        EXPECT_FALSE(box.try_acquire_for(0ms)) << "the only permit belonged to the one who waited for it";
        patient.join();
      },
      exact_time);
}

// Catches: dead ticket. Nothing comes for ten minutes, and the first in the queue gives up. What comes then
// is for the next.
TEST(FairSemaphoreInEveryOrder, WhoGaveUpIsSkipped) {
  explore::every_order(
      [] {
        FairSemaphore box(0);
        std::thread hasty([&] {
          EXPECT_FALSE(box.try_acquire_for(10min)) << "nobody put a permit back in these ten minutes";
        });
        std::this_thread::sleep_for(1min);
        std::thread patient([&] { box.acquire(); });
        std::this_thread::sleep_for(19min);
        const auto start = steady_clock::now();
        box.release();
        patient.join();
        EXPECT_LT(steady_clock::now() - start, 1s) << "one had given up, one was waiting, and a permit came";
        hasty.join();
      },
      exact_time);
}

// Catches: lost permit. The permit is given to somebody whose time is over at the same moment.
TEST(FairSemaphoreInEveryOrder, APermitForOneWhoGaveUpIsNotLost) {
  explore::every_order([] {
    FairSemaphore box(0);
    std::thread hasty([&] {
      if (box.try_acquire_for(10ms)) box.release();
    });
    std::thread patient([&] { box.acquire(); });
    box.release();
    hasty.join(), patient.join();
    EXPECT_FALSE(box.try_acquire_for(0ms)) << "one permit was put back, and the patient one has it";
  });
}
