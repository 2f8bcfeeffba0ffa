#include "support/runtime/event_loop.hpp"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>

#include "support/runtime/readable.hpp"
#include "support/runtime/sleep.hpp"

namespace lab::runtime {
namespace {

using namespace std::chrono_literals;

struct Board {
  VirtualClock clock;
  EventLoop loop{clock};
  std::string diary;

  void note(const std::string& what) { diary += what + " "; }
  void go_on() {
    while (loop.step()) {
    }
  }
};

struct Wire {
  Wire() { EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0); }
  ~Wire() {
    for (const int end : ends) ::close(end);
  }
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;
  int ends[2] = {-1, -1};
};

struct ForEver {
  bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<>) const {}
  void await_resume() const {}
};

Task<void> wait_for_ever() {
  const ForEver nobody;
  co_await nobody;
}

TEST(EventLoop, GoesInRoundsPostsBeforeTimersBeforeDescriptors) {
  Board board;
  const Wire wire;
  EXPECT_EQ(::write(wire.ends[1], "x", 1), 1);
  board.loop.watch_readable(wire.ends[0], [&] { board.note("read"); });
  board.loop.call_later(0ms, [&] { board.note("timer"); });
  board.loop.post([&] {
    board.note("post");
    board.loop.post([&] { board.note("next-post"); });
    board.loop.call_later(0ms, [&] { board.note("next-timer"); });
  });
  board.go_on();
  EXPECT_EQ(board.diary, "post timer read next-post next-timer ");
}

TEST(EventLoop, CallsTimersInTheOrderOfTheirTimes) {
  Board board;
  board.loop.call_later(20ms, [&] { board.note("C"); });
  board.loop.call_later(10ms, [&] { board.note("A"); });
  board.loop.call_later(10ms, [&] { board.note("B"); });
  board.go_on();
  EXPECT_EQ(board.diary, "A B C ");
  EXPECT_EQ(board.loop.now(), 20ms);
}

TEST(EventLoop, ACancelledTimerIsNotCalledEvenIfItIsDue) {
  Board board;
  EventLoop::TimerId second = 0;
  board.loop.call_later(10ms, [&] { EXPECT_TRUE(board.loop.cancel_timer(second)); });
  second = board.loop.call_later(10ms, [&] { board.note("second"); });
  board.go_on();
  EXPECT_EQ(board.diary, "");
  EXPECT_FALSE(board.loop.cancel_timer(second));
  EXPECT_EQ(board.loop.timers(), 0u);
}

TEST(EventLoop, APostThatPostsAgainStarvesNobody) {
  Board board;
  std::function<void()> again = [&] {
    if (board.loop.now() < 5ms) board.loop.post(again);
  };
  bool called = false;
  board.loop.post(again);
  board.loop.call_later(0ms, [&] { called = true; });
  for (int i = 0; i < 3; ++i) board.loop.step();
  EXPECT_TRUE(called);
  again = nullptr;
}

TEST(EventLoop, SaysThatNothingCanHappenInsteadOfHanging) {
  Board board;
  EXPECT_FALSE(board.loop.step());
  EXPECT_THROW(board.loop.run(wait_for_ever()), std::logic_error);
  EXPECT_EQ(live_frames(), 0u);
}

TEST(EventLoop, WatchesEachDirectionOfADescriptorOnce) {
  Board board;
  const Wire wire;
  const auto id = board.loop.watch_readable(wire.ends[0], [] {});
  EXPECT_THROW(board.loop.watch_readable(wire.ends[0], [] {}), std::logic_error);
  board.loop.watch_writable(wire.ends[0], [&] { board.note("room"); });
  board.loop.step();
  EXPECT_EQ(board.diary, "room ");
  EXPECT_TRUE(board.loop.unwatch(id));
  EXPECT_FALSE(board.loop.unwatch(id));
  EXPECT_EQ(board.loop.watches(), 0u);
}

Task<char> read_one(EventLoop& loop, int descriptor) {
  ReadyAwaiter something = readable(loop, descriptor);
  co_await something;
  char byte = 0;
  EXPECT_EQ(::read(descriptor, &byte, 1), 1);
  co_return byte;
}

TEST(EventLoop, AVirtualClockWaitsForNoSilentDescriptor) {
  Board board;
  const Wire wire;
  board.loop.call_later(10h, [&] { EXPECT_EQ(::write(wire.ends[1], "x", 1), 1); });
  EXPECT_EQ(board.loop.run(read_one(board.loop, wire.ends[0])), 'x');
  EXPECT_EQ(board.loop.now(), 10h);
}

TEST(EventLoop, WhoIsDestroyedWhileItWaitsLeavesNothing) {
  Board board;
  const Wire wire;
  {
    Task<char> reader = read_one(board.loop, wire.ends[0]);
    reader.start();
    EXPECT_EQ(board.loop.watches(), 1u);
  }
  EXPECT_EQ(board.loop.watches(), 0u);
  EXPECT_EQ(live_frames(), 0u);
}

TEST(EventLoop, CountsStepsAndTheirCpuTime) {
  Board board;
  board.loop.post([&] {
    EXPECT_TRUE(EventLoop::in_a_step());
    const std::clock_t end = std::clock() + CLOCKS_PER_SEC / 50;
    while (std::clock() < end) {
    }
  });
  board.loop.post([] {});
  board.go_on();
  EXPECT_FALSE(EventLoop::in_a_step());
  EXPECT_EQ(board.loop.stats().steps, 2u);
  EXPECT_GE(board.loop.stats().longest_step, 5ms);
}

TEST(EventLoop, AnExceptionOfACallbackEndsTheStep) {
  Board board;
  board.loop.post([] { throw std::runtime_error("burnt"); });
  EXPECT_THROW(board.loop.step(), std::runtime_error);
  EXPECT_FALSE(EventLoop::in_a_step());
  EXPECT_FALSE(board.loop.step());
}

TEST(Remote, BringsCallbacksOfOtherThreadsToTheLoop) {
  RealClock clock;
  EventLoop loop(clock);
  int sum = 0;
  std::optional<Remote> remote = loop.remote();
  std::thread sender([copy = *remote, &sum] {
    for (int i = 1; i <= 100; ++i) EXPECT_TRUE(copy.post([&sum, i] { sum += i; }));
  });
  remote.reset();
  while (loop.step()) {
  }
  sender.join();
  while (loop.step()) {
  }
  EXPECT_EQ(sum, 5050);
}

TEST(Remote, TheLastOneToGoWakesTheLoop) {
  RealClock clock;
  EventLoop loop(clock);
  std::optional<Remote> remote = loop.remote();
  std::thread sender([copy = std::move(*remote)]() mutable {
    std::this_thread::yield();
    const Remote last = std::move(copy);
  });
  remote.reset();
  EXPECT_FALSE(loop.step());
  sender.join();
}

TEST(Remote, IsToldThatTheLoopIsGone) {
  RealClock clock;
  auto loop = std::make_unique<EventLoop>(clock);
  const Remote remote = loop->remote();
  auto held = std::make_shared<int>();
  EXPECT_TRUE(remote.post([held] {}));
  loop.reset();
  EXPECT_EQ(held.use_count(), 1);
  EXPECT_FALSE(remote.post([] {}));
}

}  // namespace
}  // namespace lab::runtime
