#include "asking_key.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>
#include <vector>

#include "harness/counters.hpp"

using lab::AskingKey;
using namespace std::chrono_literals;

// Catches: lock per instruction. The holder looks between any two instructions; most of the time nobody asks.
TEST(AskingKey, LookingForARequestTakesNoLock) {
  AskingKey key;
  key.acquire();
  bool wanted = false;
  const harness::Counts counts = harness::count([&] {
    for (int instruction = 0; instruction < 1000; ++instruction) wanted |= key.wanted();
  });
  key.release();
  EXPECT_EQ(counts.lock_acquisitions, 0u)
      << "a thousand looks at wanted(), and a mutex was locked " << counts.lock_acquisitions << " times";
  EXPECT_FALSE(wanted);
}

// Catches: busy waiting. Three people wait 300 ms for the key. Waking once per interval is fine, asking all
// the time is not.
TEST(AskingKey, WhoWaitsUsesNoCpu) {
  AskingKey key;
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
  EXPECT_LE(used.count(), 50)
      << "three people waited 300 ms for the key and used " << used.count()
      << " ms of processor time for it: is there a loop that asks until it gets the key?";
}
