// Somebody sleeps for a notification that came too early, or sleeps on although it came.
#include <atomic>
#include <condition_variable>
#include <mutex>

#include "corpus/bug.hpp"

namespace corpus {
namespace {

// Both consumers wake for one item; the second goes on without looking again.
template <Form form>
void if_for_while() {
  std::mutex mutex;
  std::condition_variable filled;
  int items = 0;
  const auto take = [&] {
    std::unique_lock lock(mutex);
    if constexpr (form == right) {
      filled.wait(lock, [&] { return items > 0; });
    } else {
      if (items == 0) filled.wait(lock);
    }
    require(items > 0, "nothing on the shelf");
    --items;
  };
  together(take, take, [&] {
    for (int n = 0; n < 2; ++n) {
      std::lock_guard lock(mutex);
      ++items;
      filled.notify_all();
    }
  });
}

// The flag goes up and the bell rings between the waiter's look and its sleep.
template <Form form>
void flag_outside_the_mutex() {
  std::mutex mutex;
  std::condition_variable opened;
  std::atomic<bool> open = false;
  together(
      [&] {
        std::unique_lock lock(mutex);
        opened.wait(lock, [&] { return open.load(); });
      },
      [&] {
        {
          std::unique_lock lock(mutex, std::defer_lock);
          if constexpr (form == right) lock.lock();
          open = true;
        }
        opened.notify_one();
      });
}

// The bell rings before anybody sleeps, and nothing remembers it.
template <Form form>
void notify_before_wait() {
  std::mutex mutex;
  std::condition_variable bell;
  bool rung = false;
  together(
      [&] {
        std::unique_lock lock(mutex);
        if constexpr (form == right) {
          bell.wait(lock, [&] { return rung; });
        } else {
          bell.wait(lock);
        }
      },
      [&] {
        std::lock_guard lock(mutex);
        rung = true;
        bell.notify_one();
      });
}

// A wake-up for no reason, before the item is there.
template <Form form>
void wait_without_predicate() {
  std::mutex mutex;
  std::condition_variable filled;
  bool item = false;
  std::thread taker([&] {
    std::unique_lock lock(mutex);
    if constexpr (form == right) {
      filled.wait(lock, [&] { return item; });
    } else if (!item) {
      filled.wait(lock);
    }
    require(item, "woken for nothing");
  });
  {
    std::lock_guard lock(mutex);
    item = true;
    filled.notify_one();
  }
  taker.join();
}

// The waiter looks under its own lock, the setter writes under another: the notification slips between.
template <Form form>
void waiting_under_another_lock() {
  std::mutex waiting, setting;
  std::condition_variable changed;
  std::atomic<bool> ready = false;
  together(
      [&] {
        std::unique_lock lock(waiting);
        while (!ready) changed.wait(lock);
      },
      [&] {
        std::lock_guard lock(form == right ? waiting : setting);
        ready = true;
        changed.notify_all();
      });
}

// The atomic changes after its notification; the waiter sleeps between the two.
template <Form form>
void notify_before_the_change() {
  std::atomic<int> gate = 0;
  together([&] { gate.wait(0); },
           [&] {
             if constexpr (form == right) gate = 1;
             gate.notify_one();
             if constexpr (form == wrong) gate = 1;
           });
}

// The gate opens and shuts before the waiter, awake by then, has looked again.
template <Form form>
void pulsed_event() {
  std::mutex mutex;
  std::condition_variable changed;
  bool open = false;
  int openings = 0;
  together(
      [&] {
        std::unique_lock lock(mutex);
        if constexpr (form == right) {
          changed.wait(lock, [&] { return openings > 0; });
        } else {
          changed.wait(lock, [&] { return open; });
        }
      },
      [&] {
        std::unique_lock lock(mutex);
        open = true;
        ++openings;
        changed.notify_all();
        lock.unlock();
        lock.lock();
        open = false;
      });
}

// Only the first of two workers is waited for: the value has moved on once, not twice.
template <Form form>
void one_change_is_not_all() {
  std::atomic<int> done = 0;
  const auto work = [&] {
    ++done;
    done.notify_all();
  };
  together(work, work, [&] {
    if constexpr (form == right) {
      for (int seen = done; seen < 2; seen = done) done.wait(seen);
    } else {
      const int seen = done;
      if (seen < 2) done.wait(seen);
    }
    require(done == 2, "one is still at work");
  });
}

// The notifier asks "does anybody sleep?" before the sleeper has said so.
template <Form form>
void waiter_count_read_too_early() {
  std::mutex mutex;
  std::condition_variable filled;
  std::atomic<int> items = 0, sleepers = 0;
  together(
      [&] {
        std::unique_lock lock(mutex);
        while (items == 0) {
          ++sleepers;
          filled.wait(lock);
          --sleepers;
        }
      },
      [&] {
        std::unique_lock lock(mutex, std::defer_lock);
        if constexpr (form == right) lock.lock();
        ++items;
        if (sleepers > 0) filled.notify_one();
      });
}

const Bug table[] = {
    {"if for while", FailureKind::check, if_for_while<wrong>, if_for_while<right>},
    {"flag outside the mutex", FailureKind::lost_wakeup, flag_outside_the_mutex<wrong>,
     flag_outside_the_mutex<right>},
    {"notify before wait", FailureKind::lost_wakeup, notify_before_wait<wrong>, notify_before_wait<right>},
    {"wait without predicate", FailureKind::check, wait_without_predicate<wrong>,
     wait_without_predicate<right>},
    {"waiting under another lock", FailureKind::lost_wakeup, waiting_under_another_lock<wrong>,
     waiting_under_another_lock<right>},
    {"notify before the change", FailureKind::lost_wakeup, notify_before_the_change<wrong>,
     notify_before_the_change<right>},
    {"pulsed event", FailureKind::lost_wakeup, pulsed_event<wrong>, pulsed_event<right>},
    {"one change is not all", FailureKind::check, one_change_is_not_all<wrong>, one_change_is_not_all<right>},
    {"waiter count read too early", FailureKind::lost_wakeup, waiter_count_read_too_early<wrong>,
     waiter_count_read_too_early<right>},
};

}  // namespace

std::span<const Bug> lost_wakeups() { return table; }

}  // namespace corpus
