#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "crew.hpp"
#include "harness/counters.hpp"
#include "photo_map.hpp"

namespace lab {
namespace {

using std::chrono::milliseconds;

// Catches: busy waiting. Two workers need 400 ms for their photos, and the shop sleeps meanwhile.
TEST(PhotoMap, WhoWaitsUsesNoCpu) {
  const Crew crew(2, [](const std::string& photo) {
    std::this_thread::sleep_for(milliseconds(400));
    return photo;
  });
  const harness::Counts counts = harness::count([&] { photo_map(crew.workers(), {"1", "2"}); });
  const auto used = std::chrono::duration_cast<milliseconds>(counts.cpu);
  EXPECT_LE(used, milliseconds(20)) << "two workers took 400 ms, asleep, and " << used.count()
                                    << " ms of CPU were used meanwhile: what does poll() wait for, that is "
                                       "there already?";
}

}  // namespace
}  // namespace lab
