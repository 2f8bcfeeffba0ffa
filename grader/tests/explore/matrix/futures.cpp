#include <chrono>
#include <future>
#include <memory>
#include <stdexcept>
#include <string>

#include "matrix/use.hpp"

namespace matrix {
namespace {

using namespace std::chrono_literals;

void promise_and_future() {
  std::promise<int> promise;
  auto future = promise.get_future();
  int written = 0;
  std::thread worker([&] {
    written = 5;
    promise.set_value(7);
  });
  require(future.get() == 7 && written == 5, "what came before set_value is seen after get");
  worker.join();
}

void promise_of_nothing() {
  std::promise<void> promise;
  auto future = promise.get_future();
  std::thread worker([&] { promise.set_value(); });
  future.wait();
  worker.join();
}

void exception_through_a_promise() {
  std::promise<int> promise;
  auto future = promise.get_future();
  std::thread worker([&] {
    try {
      throw std::runtime_error("boom");
    } catch (...) {
      promise.set_exception(std::current_exception());
    }
  });
  std::string caught;
  try {
    future.get();
  } catch (const std::runtime_error& error) {
    caught = error.what();
  }
  require(caught == "boom", "the exception comes out of get");
  worker.join();
}

void broken_promise() {
  std::future<int> future;
  {
    std::promise<int> promise;
    future = promise.get_future();
    std::thread([mine = std::move(promise)]() mutable {}).join();
  }
  bool broken = false;
  try {
    future.get();
  } catch (const std::future_error& error) {
    broken = error.code() == std::future_errc::broken_promise;
  }
  require(broken, "a broken promise says so");
}

void async_calls() {
  auto answer = std::async(std::launch::async, [] { return 3; });
  auto error = std::async(std::launch::async, []() -> int { throw 5; });
  auto later = std::async(std::launch::deferred, [] { return 1; });
  require(answer.get() == 3 && later.get() == 1, "answers");
  bool caught = false;
  try {
    error.get();
  } catch (int) {
    caught = true;
  }
  require(caught, "the exception comes out of get");
}

void async_waits_in_its_destructor() {
  int count = 0;
  {
    const auto running = std::async(std::launch::async, [&] { ++count; });
  }
  require(count == 1, "the destructor waits");
}

void shared_future() {
  std::packaged_task<int(int)> task([](int x) { return x + 1; });
  const std::shared_future<int> answer = task.get_future().share();
  std::thread worker(std::move(task), 4);
  const auto read = [answer] { require(answer.get() == 5, "five"); };
  together(read, read);
  worker.join();
}

void waits_for_a_time() {
  auto answer = std::async(std::launch::async, [] {
    std::this_thread::sleep_for(3s);
    return 1;
  });
  require(answer.wait_for(1s) == std::future_status::timeout, "not yet");
  require(answer.wait_for(5s) == std::future_status::ready, "by then");
}

void set_value_at_thread_exit() {
  std::promise<int> promise;
  auto future = promise.get_future();
  std::thread worker([&] { promise.set_value_at_thread_exit(3); });
  require(future.get() == 3, "three");
  worker.join();
}

void promise_outlived_by_its_future() {
  auto promise = std::make_unique<std::promise<int>>();
  auto future = promise->get_future();
  std::thread worker([mine = std::move(promise)] { mine->set_value(7); });
  require(future.get() == 7, "seven");
  worker.join();
}

const Use table[] = {
    {"promise and future", promise_and_future},
    {"promise of nothing", promise_of_nothing},
    {"exception through a promise", exception_through_a_promise},
    {"broken promise", broken_promise},
    {"async", async_calls},
    {"async waits in its destructor", async_waits_in_its_destructor},
    {"shared_future and packaged_task", shared_future},
    {"future waits for a time", waits_for_a_time, strict_time},
    {"set_value_at_thread_exit", set_value_at_thread_exit},
    {"promise outlived by its future", promise_outlived_by_its_future},
};

}  // namespace

std::span<const Use> futures() { return table; }

}  // namespace matrix
