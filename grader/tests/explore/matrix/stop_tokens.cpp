#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>

#include "matrix/use.hpp"

namespace matrix {
namespace {

using namespace std::chrono_literals;

void polled() {
  int answer = 0;
  {
    std::jthread worker([&](const std::stop_token& stop) {
      while (!stop.stop_requested()) std::this_thread::yield();
      answer = 42;
    });
  }
  require(answer == 42, "stopped before it was asked");
}

void waited_for() {
  std::mutex mutex;
  std::condition_variable_any changed;
  std::jthread worker([&](const std::stop_token& stop) {
    std::unique_lock lock(mutex);
    require(!changed.wait(lock, stop, [] { return false; }), "stopped, not ready");
  });
  worker.request_stop();
  worker.join();
}

void waited_for_with_a_deadline() {
  std::mutex mutex;
  std::condition_variable_any changed;
  std::jthread worker([&](const std::stop_token& stop) {
    std::unique_lock lock(mutex);
    require(!changed.wait_for(lock, stop, 10h, [] { return false; }), "stopped, not ready");
  });
  std::this_thread::sleep_for(1s);
  worker.request_stop();
  const auto asked = std::chrono::steady_clock::now();
  worker.join();
  require(std::chrono::steady_clock::now() - asked < 1s, "at once");
}

void callback_runs_once_at_most() {
  std::stop_source source;
  std::atomic<int> called = 0;
  together(
      [&] {
        const std::stop_callback callback(source.get_token(), [&] { ++called; });
        std::this_thread::yield();
      },
      [&] { source.request_stop(); });
  require(called <= 1, "called twice");
}

void callback_of_a_stopped_source() {
  std::stop_source source;
  source.request_stop();
  int called = 0;
  const std::stop_callback callback(source.get_token(), [&] { ++called; });
  require(called == 1, "called at once");
}

void two_stoppers() {
  std::stop_source source;
  std::atomic<int> first = 0;
  const auto stop = [&] {
    if (source.request_stop()) ++first;
  };
  together(stop, stop);
  require(first == 1, "one of them is the first");
}

const Use table[] = {
    {"stop token polled", polled},
    {"stop token waited for", waited_for},
    {"stop token with a deadline", waited_for_with_a_deadline, strict_time},
    {"stop callback once at most", callback_runs_once_at_most},
    {"stop callback of a stopped source", callback_of_a_stopped_source},
    {"two stoppers", two_stoppers},
};

}  // namespace

std::span<const Use> stop_tokens() { return table; }

}  // namespace matrix
