#include "asking_key.hpp"

#include <gtest/gtest.h>

#include "harness/counters.hpp"
#include "waiting_people.hpp"

using lab::AskingKey;

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
  const long used = processor_time_of_waiting_for(key);
  EXPECT_LE(used, 50) << "three people waited 300 ms for the key and used " << used
                      << " ms of processor time for it: is there a loop that asks until it gets the key?";
}
