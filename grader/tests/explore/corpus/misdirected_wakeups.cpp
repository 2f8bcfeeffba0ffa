// A notification that reaches the wrong sleeper, too few of them, or is not sent at all.
#include <condition_variable>
#include <mutex>

#include "corpus/bug.hpp"

namespace corpus {
namespace {

// The place for one item; one condition variable for both who wait for it and who wait for room.
template <Form form>
struct Slot {
  std::mutex mutex;
  std::condition_variable changed;
  int items = 0;

  void wake() {
    if constexpr (form == right) {
      changed.notify_all();
    } else {
      changed.notify_one();
    }
  }
  void put() {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return items == 0; });
    ++items;
    wake();
  }
  void take() {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return items == 1; });
    --items;
    wake();
  }
};

// A taker's notification wakes the other taker while the putter sleeps.
template <Form form>
void two_kinds_of_waiter() {
  Slot<form> slot;
  const auto put = [&] { slot.put(); };
  const auto take = [&] { slot.take(); };
  together(take, take, put, put);
}

// A queue that can be closed: pop() says whether it got an item.
struct Queue {
  std::mutex mutex;
  std::condition_variable changed;
  int items = 0;
  bool closed = false;

  bool pop() {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return items > 0 || closed; });
    if (items == 0) return false;
    --items;
    return true;
  }
};

// The consumer sleeps already when the queue is closed.
template <Form form>
void close_without_notify() {
  Queue queue;
  together([&] { queue.pop(); },
           [&] {
             std::lock_guard lock(queue.mutex);
             queue.closed = true;
             if constexpr (form == right) queue.changed.notify_all();
           });
}

// Both consumers sleep when the queue is closed; one of them is told.
template <Form form>
void close_tells_one() {
  Queue queue;
  const auto consume = [&] { queue.pop(); };
  together(consume, consume, [&] {
    std::lock_guard lock(queue.mutex);
    queue.closed = true;
    if constexpr (form == right) {
      queue.changed.notify_all();
    } else {
      queue.changed.notify_one();
    }
  });
}

// Both consumers sleep; the second item finds the queue not empty, so nobody is told of it.
template <Form form>
void notify_when_it_was_empty() {
  Queue queue;
  const auto consume = [&] { queue.pop(); };
  together(consume, consume, [&] {
    for (int n = 0; n < 2; ++n) {
      std::lock_guard lock(queue.mutex);
      const bool was_empty = queue.items++ == 0;
      if (form == right || was_empty) queue.changed.notify_one();
    }
  });
}

// Two items arrive at once, one sleeper is told.
template <Form form>
void two_items_one_notification() {
  Queue queue;
  const auto consume = [&] { queue.pop(); };
  together(consume, consume, [&] {
    std::lock_guard lock(queue.mutex);
    queue.items += 2;
    queue.changed.notify_one();
    if constexpr (form == right) queue.changed.notify_one();
  });
}

// Each sleeper waits for a number of its own; the one that was told is not the one whose turn it is.
template <Form form>
void whose_turn() {
  std::mutex mutex;
  std::condition_variable turned;
  int turn = 0;
  const auto go = [&](int mine) {
    std::unique_lock lock(mutex);
    turned.wait(lock, [&] { return turn == mine; });
    ++turn;
    if constexpr (form == right) {
      turned.notify_all();
    } else {
      turned.notify_one();
    }
  };
  together([&] { go(2); }, [&] { go(1); }, [&] { go(0); });
}

// The notification reaches the sleeper that has been cancelled meanwhile; it leaves and tells nobody.
template <Form form>
void swallowed_notification() {
  std::mutex mutex;
  std::condition_variable freed;
  bool free = false;
  bool cancelled = false;
  std::thread impatient([&] {
    std::unique_lock lock(mutex);
    freed.wait(lock, [&] { return free || cancelled; });
    if (cancelled) {
      if constexpr (form == right) freed.notify_one();
      return;
    }
    freed.notify_one();
  });
  std::thread patient([&] {
    std::unique_lock lock(mutex);
    freed.wait(lock, [&] { return free; });
    if constexpr (form == right) freed.notify_one();
  });
  {
    std::lock_guard lock(mutex);
    cancelled = true;
    if constexpr (form == right) freed.notify_all();
  }
  {
    std::lock_guard lock(mutex);
    free = true;
    freed.notify_one();
  }
  impatient.join();
  patient.join();
}

const Bug table[] = {
    {"two kinds of waiter", FailureKind::lost_wakeup, two_kinds_of_waiter<wrong>, two_kinds_of_waiter<right>},
    {"close without notify", FailureKind::lost_wakeup, close_without_notify<wrong>,
     close_without_notify<right>},
    {"close tells one", FailureKind::lost_wakeup, close_tells_one<wrong>, close_tells_one<right>},
    {"notify when it was empty", FailureKind::lost_wakeup, notify_when_it_was_empty<wrong>,
     notify_when_it_was_empty<right>},
    {"two items one notification", FailureKind::lost_wakeup, two_items_one_notification<wrong>,
     two_items_one_notification<right>},
    {"whose turn", FailureKind::lost_wakeup, whose_turn<wrong>, whose_turn<right>},
    {"swallowed notification", FailureKind::lost_wakeup, swallowed_notification<wrong>,
     swallowed_notification<right>},
};

}  // namespace

std::span<const Bug> misdirected_wakeups() { return table; }

}  // namespace corpus
