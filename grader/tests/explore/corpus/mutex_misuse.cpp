// Rules of the lock itself broken, on some schedules only.
#include <pthread.h>

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <semaphore>

#include "corpus/bug.hpp"

namespace corpus {
namespace {

// The refill runs inside the sale, because another sale has emptied the shelf.
template <Form form>
void locking_twice() {
  std::mutex mutex;
  int stock = 1;
  const auto refill = [&] {
    std::unique_lock lock(mutex, std::defer_lock);
    if constexpr (form == wrong) lock.lock();
    ++stock;
  };
  const auto sell = [&] {
    std::lock_guard lock(mutex);
    if (stock == 0) refill();
    --stock;
  };
  together(sell, sell);
}

// The second thread finds the door locked and unlocks it, though it is not its own.
template <Form form>
void unlocking_for_somebody_else() {
  std::mutex door;
  std::atomic<bool> locked = false;
  together(
      [&] {
        door.lock();
        locked = true;
        if (locked.exchange(false)) door.unlock();
      },
      [&] {
        if constexpr (form == wrong) {
          if (locked.exchange(false)) door.unlock();
        }
      });
}

// The shop is pulled down while a customer is in it.
template <Form form>
void destroying_a_locked_mutex() {
  pthread_mutex_t door = PTHREAD_MUTEX_INITIALIZER;
  std::binary_semaphore came(0), left(0);
  std::thread customer([&] {
    pthread_mutex_lock(&door);
    came.release();
    pthread_mutex_unlock(&door);
    left.release();
  });
  came.acquire();
  if constexpr (form == right) left.acquire();
  pthread_mutex_destroy(&door);
  customer.join();
}

// The bell is taken down while somebody sleeps on it.
template <Form form>
void destroying_a_waited_on_condition() {
  auto* bell = new std::condition_variable;
  std::mutex mutex;
  bool rung = false;
  std::thread sleeper([&] {
    std::unique_lock lock(mutex);
    bell->wait(lock, [&] { return rung; });
  });
  {
    std::lock_guard lock(mutex);
    rung = true;
    if constexpr (form == right) bell->notify_one();
  }
  if constexpr (form == right) sleeper.join();
  delete bell;
  if constexpr (form == wrong) sleeper.join();
}

// The customer sees the answer, goes home and takes the bell along; only then is the bell to be rung.
template <Form form>
void notifying_a_bell_that_is_gone() {
  std::mutex mutex;
  bool answered = false;
  auto bell = std::make_unique<std::condition_variable>();
  std::thread clerk([&, rung = bell.get()] {
    std::unique_lock lock(mutex);
    answered = true;
    if constexpr (form == wrong) lock.unlock();
    rung->notify_one();
  });
  {
    std::unique_lock lock(mutex);
    bell->wait(lock, [&] { return answered; });
  }
  bell.reset();
  clerk.join();
}

// The same bell on the customer's own desk, rung by whoever counts down last.
template <Form form>
void notifying_from_the_last_one_out() {
  std::atomic<int> missing = 2;
  std::thread helpers[2];
  {
    std::mutex mutex;
    std::condition_variable nobody_missing;
    for (std::thread& helper : helpers) {
      helper = std::thread([&] {
        std::unique_lock lock(mutex, std::defer_lock);
        if constexpr (form == right) lock.lock();
        if (--missing == 0) nobody_missing.notify_all();
      });
    }
    std::unique_lock lock(mutex);
    nobody_missing.wait(lock, [&] { return missing == 0; });
  }
  for (std::thread& helper : helpers) helper.join();
}

// The caller gives the lock back although try_lock did not get it.
template <Form form>
void unlocking_what_was_not_got() {
  std::mutex mutex;
  const auto glance = [&] {
    const bool got = mutex.try_lock();
    if (form == wrong || got) mutex.unlock();
  };
  together(glance, glance);
}

// Any: who comes second unlocks twice.
template <Form form>
void unlocking_once_too_often() {
  std::mutex mutex;
  std::atomic<int> entries = 0;
  const auto enter = [&] {
    mutex.lock();
    const bool second = ++entries == 2;
    mutex.unlock();
    if (form == wrong && second) mutex.unlock();
  };
  together(enter, enter);
}

const Bug table[] = {
    {"locking twice", FailureKind::double_lock, locking_twice<wrong>, locking_twice<right>},
    {"unlocking for somebody else", FailureKind::foreign_unlock, unlocking_for_somebody_else<wrong>,
     unlocking_for_somebody_else<right>},
    {"destroying a locked mutex", FailureKind::destroyed_in_use, destroying_a_locked_mutex<wrong>,
     destroying_a_locked_mutex<right>},
    {"destroying a waited-on condition",
     FailureKind::destroyed_in_use,
     destroying_a_waited_on_condition<wrong>,
     destroying_a_waited_on_condition<right>,
     {},
     FailureKind::use_after_free},
    {"notifying a bell that is gone", FailureKind::destroyed_in_use, notifying_a_bell_that_is_gone<wrong>,
     notifying_a_bell_that_is_gone<right>},
    {"notifying from the last one out",
     FailureKind::destroyed_in_use,
     notifying_from_the_last_one_out<wrong>,
     notifying_from_the_last_one_out<right>,
     {},
     FailureKind::lost_wakeup},
    {"unlocking what was not got", FailureKind::foreign_unlock, unlocking_what_was_not_got<wrong>,
     unlocking_what_was_not_got<right>},
    {"unlocking once too often", FailureKind::foreign_unlock, unlocking_once_too_often<wrong>,
     unlocking_once_too_often<right>},
};

}  // namespace

std::span<const Bug> mutex_misuse() { return table; }

}  // namespace corpus
