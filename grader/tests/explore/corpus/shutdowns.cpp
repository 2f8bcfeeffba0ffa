// The last minute of a worker: what is dropped, missed or never answered when it is told to stop.
#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>

#include "corpus/bug.hpp"

namespace corpus {
namespace {

struct Pool {
  std::mutex mutex;
  std::condition_variable changed;
  std::deque<std::function<void()>> tasks;
  std::atomic<bool> stop = false;
  int busy = 0;

  void submit(std::function<void()> task) {
    std::lock_guard lock(mutex);
    tasks.push_back(std::move(task));
    changed.notify_one();
  }
  void run(bool drains) {
    std::unique_lock lock(mutex);
    for (;;) {
      changed.wait(lock, [&] { return stop || !tasks.empty(); });
      if (tasks.empty() || (stop && !drains)) return;
      auto task = std::move(tasks.front());
      tasks.pop_front();
      ++busy;
      lock.unlock();
      task();
      lock.lock();
      --busy;
      changed.notify_all();
    }
  }
  void stop_all() {
    std::lock_guard lock(mutex);
    stop = true;
    changed.notify_all();
  }
};

// The worker sees the order to stop before it has taken the task.
template <Form form>
void dropped_tasks() {
  Pool pool;
  std::atomic<int> done = 0;
  std::thread worker([&] { pool.run(form == right); });
  pool.submit([&] { ++done; });
  pool.stop_all();
  worker.join();
  require(done == 1, "a task was dropped");
}

// The order to stop comes between the worker's look and its sleep.
template <Form form>
void stop_outside_the_mutex() {
  Pool pool;
  std::thread worker([&] { pool.run(true); });
  {
    std::unique_lock lock(pool.mutex, std::defer_lock);
    if constexpr (form == right) lock.lock();
    pool.stop = true;
  }
  pool.changed.notify_all();
  worker.join();
}

// Both workers sleep; one is told to stop.
template <Form form>
void stop_tells_one() {
  Pool pool;
  const auto work = [&] { pool.run(true); };
  together(work, work, [&] {
    if constexpr (form == right) {
      pool.stop_all();
    } else {
      std::lock_guard lock(pool.mutex);
      pool.stop = true;
      pool.changed.notify_one();
    }
  });
}

// The task comes after the worker has gone; who waits for its answer waits for ever.
template <Form form>
void submit_after_stop() {
  Pool pool;
  auto answer = std::make_shared<std::promise<int>>();
  auto known = answer->get_future();
  std::thread worker([&] { pool.run(true); });
  std::thread stopper([&] { pool.stop_all(); });
  if constexpr (form == right) {
    pool.submit([answer] { answer->set_value(1); });
    stopper.join();
  } else {
    pool.submit([answer] { answer->set_value(1); });
  }
  if constexpr (form == right) pool.run(true);  // Whatever is left.
  known.wait();
  worker.join();
  if constexpr (form == wrong) stopper.join();
}

// The queue is empty while the last task still runs.
template <Form form>
void empty_is_not_idle() {
  Pool pool;
  std::atomic<bool> done = false;
  std::thread worker([&] { pool.run(true); });
  pool.submit([&] { done = true; });
  {
    std::unique_lock lock(pool.mutex);
    pool.changed.wait(lock, [&] { return pool.tasks.empty() && (form == wrong || pool.busy == 0); });
    require(done, "the last task is not done");
  }
  pool.stop_all();
  worker.join();
}

// The owner frees the pool while its detached worker is still on its way out.
template <Form form>
void detached_worker() {
  auto pool = std::make_shared<Pool>();
  Pool* const lent = pool.get();
  std::thread worker([lent, kept = form == right ? pool : nullptr] { lent->run(true); });
  worker.detach();
  pool->stop_all();
  pool.reset();
}

// The worker is asked to stop after it looked, and sleeps without the token.
template <Form form>
void stop_token_asked_once() {
  std::mutex mutex;
  std::condition_variable_any changed;
  std::jthread worker([&](const std::stop_token& stop) {
    std::unique_lock lock(mutex);
    if constexpr (form == right) {
      changed.wait(lock, stop, [] { return false; });
    } else if (!stop.stop_requested()) {
      changed.wait(lock);
    }
  });
  worker.request_stop();
}

// Two owners stop at the same time: both find the thread joinable, both join it.
template <Form form>
void stopped_twice() {
  std::atomic<bool> stopping = false;
  std::thread worker([] {});
  const auto stop = [&] {
    if constexpr (form == right) {
      if (stopping.exchange(true)) return;
    } else {
      if (stopping) return;
      stopping = true;
    }
    require(worker.joinable(), "joined twice");
    worker.join();
  };
  together(stop, stop);
}

const Bug table[] = {
    {"dropped tasks", FailureKind::check, dropped_tasks<wrong>, dropped_tasks<right>},
    {"stop outside the mutex", FailureKind::lost_wakeup, stop_outside_the_mutex<wrong>,
     stop_outside_the_mutex<right>},
    {"stop tells one", FailureKind::lost_wakeup, stop_tells_one<wrong>, stop_tells_one<right>},
    {"submit after stop", FailureKind::lost_wakeup, submit_after_stop<wrong>, submit_after_stop<right>},
    {"empty is not idle", FailureKind::check, empty_is_not_idle<wrong>, empty_is_not_idle<right>},
    {"detached worker",
     FailureKind::use_after_free,
     detached_worker<wrong>,
     detached_worker<right>,
     {},
     FailureKind::data_race},
    {"stop token asked once", FailureKind::lost_wakeup, stop_token_asked_once<wrong>,
     stop_token_asked_once<right>},
    {"stopped twice",
     FailureKind::check,
     stopped_twice<wrong>,
     stopped_twice<right>,
     {},
     FailureKind::data_race},
};

}  // namespace

std::span<const Bug> shutdowns() { return table; }

}  // namespace corpus
