#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "belt.hpp"
#include "harness/counters.hpp"

namespace lab {
namespace {

using std::chrono::milliseconds;

// Catches: busy waiting. A van at the empty belt and a sender at the full one wait 100 ms each, asleep.
TEST(Belt, WhoWaitsUsesNoCpu) {
  Belt empty(1), full(1);
  full.push(Job("parcel", [] {}));
  const harness::Counts counts = harness::count([&] {
    std::thread van([&] { empty.pop(); });
    std::thread sender([&] { full.push(Job("parcel", [] {})); });
    std::this_thread::sleep_for(milliseconds(100));  // What they have to wait.
    empty.close();
    full.close();
    van.join();
    sender.join();
  });
  const auto used = std::chrono::duration_cast<milliseconds>(counts.cpu);
  EXPECT_LE(used, milliseconds(10))
      << "a van and a sender waited 100 ms and used " << used.count()
      << " ms of CPU for it: is there a loop that asks until it gets an answer?";
}

}  // namespace
}  // namespace lab
