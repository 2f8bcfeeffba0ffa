#include <atomic>
#include <chrono>
#include <mutex>

#include "matrix/use.hpp"

namespace matrix {
namespace {

using namespace std::chrono_literals;

template <class Mutex>
void counts_under_a_lock() {
  Mutex mutex;
  int count = 0;
  const auto add = [&] {
    std::lock_guard lock(mutex);
    ++count;
  };
  together(add, add);
  require(count == 2, "an update got lost");
}

template <class Mutex>
void locks_again_what_it_holds() {
  Mutex mutex;
  int count = 0;
  const auto add = [&] {
    std::lock_guard outer(mutex);
    std::lock_guard inner(mutex);
    ++count;
  };
  together(add, add);
  require(count == 2, "an update got lost");
}

template <class Mutex>
void gives_up_after_a_time() {
  Mutex mutex;
  int count = 0;
  std::atomic<int> got = 0;
  together(
      [&] {
        if (!mutex.try_lock_for(1s)) return;
        ++count, ++got;
        std::this_thread::sleep_for(100ms);
        mutex.unlock();
      },
      [&] {
        if (!mutex.try_lock_until(std::chrono::system_clock::now() + 1s)) return;
        ++count, ++got;
        mutex.unlock();
      });
  require(count == got, "an update got lost");
}

void try_lock() {
  std::mutex mutex;
  int count = 0;
  std::atomic<int> got = 0;
  const auto add = [&] {
    std::unique_lock lock(mutex, std::try_to_lock);
    if (!lock) return;
    ++count, ++got;
  };
  together(add, add);
  require(count == got && got >= 1, "the first to come gets the lock");
}

void scoped_lock_of_two() {
  std::mutex left, right;
  int count = 0;
  together(
      [&] {
        std::scoped_lock lock(left, right);
        ++count;
      },
      [&] {
        std::scoped_lock lock(right, left);
        ++count;
      });
  require(count == 2, "an update got lost");
}

void lock_then_adopt() {
  std::mutex left, right;
  int count = 0;
  together(
      [&] {
        std::lock(left, right);
        std::lock_guard first(left, std::adopt_lock);
        std::lock_guard second(right, std::adopt_lock);
        ++count;
      },
      [&] {
        std::unique_lock first(left, std::defer_lock), second(right, std::defer_lock);
        std::lock(second, first);
        ++count;
      });
  require(count == 2, "an update got lost");
}

void moved_lock() {
  std::mutex mutex;
  int count = 0;
  const auto add = [&] {
    std::unique_lock lock(mutex);
    std::unique_lock mine = std::move(lock);
    ++count;
    mine.unlock();
    mine.lock();
    ++count;
  };
  together(add, add);
  require(count == 4, "an update got lost");
}

void released_lock() {
  std::mutex mutex;
  const auto use = [&] {
    std::unique_lock lock(mutex);
    lock.release()->unlock();
  };
  together(use, use);
}

const Use table[] = {
    {"mutex", counts_under_a_lock<std::mutex>},
    {"recursive_mutex", locks_again_what_it_holds<std::recursive_mutex>},
    {"timed_mutex", gives_up_after_a_time<std::timed_mutex>},
    {"recursive_timed_mutex", gives_up_after_a_time<std::recursive_timed_mutex>},
    {"recursive_timed_mutex locked again", locks_again_what_it_holds<std::recursive_timed_mutex>},
    {"try_lock", try_lock},
    {"scoped_lock of two", scoped_lock_of_two},
    {"lock then adopt", lock_then_adopt},
    {"moved lock", moved_lock},
    {"released lock", released_lock},
};

}  // namespace

std::span<const Use> mutexes() { return table; }

}  // namespace matrix
