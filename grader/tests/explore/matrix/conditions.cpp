#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <shared_mutex>

#include "matrix/use.hpp"

namespace matrix {
namespace {

using namespace std::chrono_literals;

void wait_in_a_loop() {
  std::mutex mutex;
  std::condition_variable changed;
  bool ready = false;
  together(
      [&] {
        std::unique_lock lock(mutex);
        while (!ready) changed.wait(lock);
      },
      [&] {
        std::lock_guard lock(mutex);
        ready = true;
        changed.notify_one();
      });
}

void notify_after_the_unlock() {
  std::mutex mutex;
  std::condition_variable changed;
  bool ready = false;
  const auto wait = [&] {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return ready; });
  };
  together(wait, wait, [&] {
    {
      std::lock_guard lock(mutex);
      ready = true;
    }
    changed.notify_all();
  });
}

void bounded_queue() {
  std::mutex mutex;
  std::condition_variable filled, emptied;
  std::deque<int> queue;
  int sum = 0;
  together(
      [&] {
        for (int item = 1; item <= 3; ++item) {
          std::unique_lock lock(mutex);
          emptied.wait(lock, [&] { return queue.empty(); });
          queue.push_back(item);
          filled.notify_one();
        }
      },
      [&] {
        for (int n = 0; n < 3; ++n) {
          std::unique_lock lock(mutex);
          filled.wait(lock, [&] { return !queue.empty(); });
          sum += queue.front();
          queue.pop_front();
          emptied.notify_one();
        }
      });
  require(sum == 6, "an item got lost");
}

void every_timed_wait() {
  std::mutex mutex;
  std::condition_variable never;
  std::unique_lock lock(mutex);
  const auto start = std::chrono::steady_clock::now();
  require(!never.wait_for(lock, 1s, [] { return false; }), "never");
  require(!never.wait_until(lock, std::chrono::steady_clock::now() + 1s, [] { return false; }), "never");
  require(!never.wait_until(lock, std::chrono::system_clock::now() + 1s, [] { return false; }), "never");
  const auto elapsed = std::chrono::steady_clock::now() - start;
  require(elapsed >= 3s && elapsed < 3100ms, "three seconds");
}

void woken_before_the_deadline() {
  std::mutex mutex;
  std::condition_variable changed;
  bool ready = false;
  together(
      [&] {
        const auto start = std::chrono::steady_clock::now();
        std::unique_lock lock(mutex);
        require(changed.wait_for(lock, 10s, [&] { return ready; }), "in time");
        require(std::chrono::steady_clock::now() - start < 1100ms, "at once");
      },
      [&] {
        std::this_thread::sleep_for(1s);
        std::lock_guard lock(mutex);
        ready = true;
        changed.notify_one();
      });
}

void any_with_a_shared_lock() {
  std::shared_mutex mutex;
  std::condition_variable_any changed;
  bool ready = false;
  const auto wait = [&] {
    std::shared_lock lock(mutex);
    changed.wait(lock, [&] { return ready; });
  };
  together(wait, wait, [&] {
    std::lock_guard lock(mutex);
    ready = true;
    changed.notify_all();
  });
}

void any_with_a_deadline() {
  std::mutex mutex;
  std::condition_variable_any changed;
  bool ready = false;
  together(
      [&] {
        std::unique_lock lock(mutex);
        if (changed.wait_for(lock, 1s, [&] { return ready; })) require(ready, "ready");
      },
      [&] {
        std::lock_guard lock(mutex);
        ready = true;
        changed.notify_one();
      });
}

void notify_all_at_thread_exit() {
  std::mutex mutex;
  std::condition_variable changed;
  bool done = false;
  std::thread worker([&] {
    std::unique_lock lock(mutex);
    done = true;
    std::notify_all_at_thread_exit(changed, std::move(lock));
  });
  {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return done; });
  }
  worker.join();
}

void ping_pong() {
  std::mutex mutex;
  std::condition_variable turned;
  int turn = 0;
  const auto play = [&](int me) {
    for (int n = 0; n < 2; ++n) {
      std::unique_lock lock(mutex);
      turned.wait(lock, [&] { return turn % 2 == me; });
      ++turn;
      turned.notify_one();
    }
  };
  together([&] { play(0); }, [&] { play(1); });
  require(turn == 4, "four turns");
}

const Use table[] = {
    {"wait in a loop", wait_in_a_loop},
    {"notify after the unlock", notify_after_the_unlock},
    {"bounded queue", bounded_queue},
    {"every timed wait", every_timed_wait, strict_time},
    {"woken before the deadline", woken_before_the_deadline, strict_time},
    {"any with a shared lock", any_with_a_shared_lock},
    {"any with a deadline", any_with_a_deadline},
    {"notify_all_at_thread_exit", notify_all_at_thread_exit},
    {"ping pong", ping_pong},
};

}  // namespace

std::span<const Use> conditions() { return table; }

}  // namespace matrix
