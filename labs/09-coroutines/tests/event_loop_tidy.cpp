#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "event_loop.hpp"
#include "harness/counters.hpp"
#include "pipe.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;

// Catches: busy waiting. Nothing happens for 100 ms: the line is silent and the timer not due. The loop
// sleeps.
TEST(EventLoop, SleepsWhileNothingHappens) {
  EventLoop loop;
  Pipe line;
  loop.watch_readable(line.read_end(), [] {});
  loop.call_later(100ms, [&] { loop.unwatch(line.read_end()); });
  const harness::Counts counts = harness::count([&] { loop.run(); });
  EXPECT_LE(counts.cpu, 10ms) << "nothing happened for 100 ms, and the loop used "
                              << std::chrono::duration_cast<Millis>(counts.cpu).count()
                              << " ms of CPU. For how long does its poll() wait?";
  EXPECT_EQ(counts.threads_created, 0u) << "threads that the loop started; it needs none";
}

// Catches: busy waiting. No timer at all, and a silent line: somebody rings after 100 ms.
TEST(EventLoop, SleepsWhileALineIsSilent) {
  EventLoop loop;
  Pipe line;
  loop.watch_readable(line.read_end(), [] {});
  std::thread caller([&] {
    std::this_thread::sleep_for(100ms);
    line.put('x');
  });
  const harness::Counts counts = harness::count([&] { loop.run(); });
  caller.join();
  EXPECT_LE(counts.cpu, 10ms) << "the line was silent for 100 ms, and the loop used "
                              << std::chrono::duration_cast<Millis>(counts.cpu).count()
                              << " ms of CPU. For how long does its poll() wait when no timer is set?";
}

}  // namespace
}  // namespace lab
