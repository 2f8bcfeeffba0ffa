#include "handlers.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "ten_handlers.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;

// Catches: computing in one piece. The thread's own CPU clock shows how long each step of the loop really
// took.
TEST(Handlers, LetOthersHaveATurnWhileTheyCompute) {
  for (const Handler& handler : ten_handlers) {
    runtime::VirtualClock clock;
    EventLoop loop(clock);
    loop.run(answer_of(loop, handler, 50ms));
    EXPECT_LE(std::chrono::floor<Millis>(loop.stats().longest_step).count(), 15)
        << "ms of CPU time that the longest step of " << handler.name
        << "() took. Nobody else is served meanwhile";
  }
}

}  // namespace
}  // namespace lab
