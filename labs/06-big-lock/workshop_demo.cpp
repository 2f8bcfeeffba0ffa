// What a big lock costs: three experiments, three charts. Not graded; see README.md for how to run it.
//
// It works with your BigLock of task 4. Times are real ones, so they differ a little from run to run.
#include <time.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "big_lock.hpp"

using lab::BigLock;
using namespace std::chrono_literals;
using Body = std::function<void()>;

// BigLock's blank calls this. In a graded program it comes with the kit.
void lab::todo(const char* task) {
  std::printf("not done yet: %s. This demo works with your BigLock.\n", task);
  std::fflush(stdout);
  std::_Exit(3);
}

namespace {

/// Computes until this thread has used so much processor time.
void compute(std::chrono::nanoseconds work) {
  const auto used = [] {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
  };
  for (const auto end = used() + work; used() < end;) {
  }
}

/// Runs each body on a thread of its own; how long until all have ended, in ms.
double time_of(const std::vector<Body>& bodies) {
  const auto start = std::chrono::steady_clock::now();
  std::vector<std::jthread> people;
  for (const Body& body : bodies) people.emplace_back(body);
  people.clear();  // Joins them.
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

struct Bar {
  std::string words;
  double milliseconds;
};

void draw(const char* title, const std::vector<Bar>& bars) {
  double longest = 0;
  for (const Bar& bar : bars) longest = std::max(longest, bar.milliseconds);
  std::printf("%s\n", title);
  for (const Bar& bar : bars) {
    const auto length = static_cast<std::size_t>(bar.milliseconds / longest * 40 + 0.5);
    std::printf("  %-34s %-40s %5.0f ms\n", bar.words.c_str(), std::string(length, '#').c_str(),
                bar.milliseconds);
  }
  std::printf("\n");
}

/// With the key: `pieces` of 1 ms, with a checkpoint behind each.
void compute_with(BigLock& key, int pieces) {
  key.acquire();
  for (int piece = 0; piece < pieces; ++piece) {
    compute(1ms);
    key.checkpoint();
  }
  key.release();
}

void two_who_compute() {
  BigLock key;
  const Body half = [&] { compute_with(key, 50); };
  const Body half_without = [] { compute(50ms); };
  draw("1. Computing: 100 ms of work",
       {{"one thread", time_of({[&] { compute_with(key, 100); }})},
        {"two threads, one key", time_of({half, half})},
        {"two threads, no key (two cores)", time_of({half_without, half_without})}});
}

void three_who_wait() {
  BigLock key;
  const auto five_pots = [&](bool put_back) {
    for (int pot = 0; pot < 5; ++pot) {
      key.acquire();
      if (put_back) key.release();
      std::this_thread::sleep_for(10ms);  // The glue dries.
      if (put_back) key.acquire();
      key.release();
    }
  };
  const Body keeps = [&] { five_pots(false); };
  const Body puts_back = [&] { five_pots(true); };
  draw("2. Waiting: three people, five waits of 10 ms each",
       {{"key kept while waiting", time_of({keeps, keeps, keeps})},
        {"key put back while waiting", time_of({puts_back, puts_back, puts_back})}});
}

double twenty_requests(lab::Millis interval, bool beside_a_hog) {
  BigLock key(interval);
  std::atomic<bool> open = true;
  std::jthread hog([&] {
    if (!beside_a_hog) return;
    key.acquire();
    while (open) {
      compute(200us);
      key.checkpoint();
    }
    key.release();
  });
  const double taken = time_of({[&] {
    for (int request = 0; request < 20; ++request) {
      std::this_thread::sleep_for(1ms);  // Reads the request: that needs no key.
      key.acquire();
      compute(100us);
      key.release();
    }
  }});
  open = false;
  return taken;
}

void a_handler_beside_a_hog() {
  draw("3. The convoy: 20 requests that need the key for 0.1 ms each",
       {{"alone", twenty_requests(5ms, false)},
        {"beside a hog, interval 5 ms", twenty_requests(5ms, true)},
        {"beside a hog, interval 1 ms", twenty_requests(1ms, true)}});
}

}  // namespace

int main() {
  two_who_compute();
  three_who_wait();
  a_handler_beside_a_hog();
}
