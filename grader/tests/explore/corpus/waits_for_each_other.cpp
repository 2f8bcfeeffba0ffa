// Circles of waiting in which not only locks take part: joins, semaphores, futures, reader locks, rooms.
#include <atomic>
#include <condition_variable>
#include <future>
#include <mutex>
#include <semaphore>

#include "corpus/bug.hpp"

namespace corpus {
namespace {

// The joiner holds the lock that the thread still needs.
template <Form form>
void join_under_the_lock() {
  std::mutex mutex;
  std::thread worker([&] { std::lock_guard lock(mutex); });
  std::unique_lock lock(mutex);
  if constexpr (form == right) lock.unlock();
  worker.join();
}

// The consumer comes first and sleeps on the semaphore with the lock in its hand.
template <Form form>
void lock_before_semaphore() {
  std::mutex mutex;
  std::counting_semaphore<2> items(0);
  [[maybe_unused]] int queue = 0;
  together(
      [&] {
        if constexpr (form == right) items.acquire();
        std::lock_guard lock(mutex);
        if constexpr (form == wrong) items.acquire();
        --queue;
      },
      [&] {
        {
          std::lock_guard lock(mutex);
          ++queue;
        }
        items.release();
      });
}

// Any: each waits for the other's answer before it gives its own.
template <Form form>
void futures_in_a_circle() {
  std::promise<int> bid, offer;
  const auto bid_known = bid.get_future().share(), offer_known = offer.get_future().share();
  const auto trade = [](std::promise<int>& mine, const std::shared_future<int>& theirs) {
    if constexpr (form == wrong) theirs.wait();
    mine.set_value(1);
    if constexpr (form == right) theirs.wait();
  };
  together([&] { trade(bid, offer_known); }, [&] { trade(offer, bid_known); });
}

// Both read, and each waits for the other reader to leave before it writes.
template <Form form>
void two_upgrades() {
  constexpr int writing = -1;
  std::atomic<int> readers = 0;
  const auto raise = [&] {
    if constexpr (form == wrong) ++readers;
    int alone = form == wrong ? 1 : 0;
    while (!readers.compare_exchange_strong(alone, writing)) {
      alone = form == wrong ? 1 : 0;
      std::this_thread::yield();
    }
    readers = 0;
  };
  together(raise, raise);
}

// Two upgraders in a hand-made lock: each waits for the other to stop reading.
template <Form form>
void upgradable_lock() {
  std::mutex mutex;
  std::condition_variable fewer;
  int readers = 0;
  bool upgrading = false;
  const auto change = [&] {
    std::unique_lock lock(mutex);
    ++readers;
    lock.unlock();
    lock.lock();
    if (form == right && upgrading) {
      --readers;
      fewer.notify_all();
      return;
    }
    upgrading = true;
    fewer.wait(lock, [&] { return readers == 1; });
    upgrading = false;
    --readers;
    fewer.notify_all();
  };
  together(change, change);
}

// The waiter sleeps with a second lock in its hand, and who should wake it needs that one.
template <Form form>
void sleeping_with_a_second_lock() {
  std::mutex outer, inner;
  std::condition_variable arrived;
  bool parcel = false;
  together(
      [&] {
        std::unique_lock house(outer);
        if constexpr (form == right) house.unlock();
        std::unique_lock lock(inner);
        arrived.wait(lock, [&] { return parcel; });
      },
      [&] {
        std::lock_guard house(outer);
        std::lock_guard lock(inner);
        parcel = true;
        arrived.notify_one();
      });
}

// Each holds one of two permits and waits for its second.
template <Form form>
void one_permit_each() {
  std::counting_semaphore<2> permits(2);
  std::mutex turn;
  const auto work = [&] {
    std::unique_lock lock(turn, std::defer_lock);
    if constexpr (form == right) lock.lock();
    permits.acquire();
    permits.acquire();
    permits.release(2);
  };
  together(work, work);
}

// Both belts are full, and each thread waits for room on the other's before it clears its own.
template <Form form>
void full_belts() {
  struct Belt {
    std::counting_semaphore<2> room{form == right ? 2 : 1}, items{0};
  } there, back;
  const auto exchange = [](Belt& out, Belt& in) {
    out.room.acquire();
    out.items.release();
    out.room.acquire();
    out.items.release();
    in.items.acquire();
    in.room.release();
    in.items.acquire();
    in.room.release();
  };
  together([&] { exchange(there, back); }, [&] { exchange(back, there); });
}

const Bug table[] = {
    {"join under the lock", FailureKind::deadlock, join_under_the_lock<wrong>, join_under_the_lock<right>},
    {"lock before semaphore", FailureKind::deadlock, lock_before_semaphore<wrong>,
     lock_before_semaphore<right>},
    {"futures in a circle",
     FailureKind::lost_wakeup,
     futures_in_a_circle<wrong>,
     futures_in_a_circle<right>,
     {},
     FailureKind::deadlock},
    {"two upgrades", FailureKind::livelock, two_upgrades<wrong>, two_upgrades<right>},
    {"upgradable lock", FailureKind::lost_wakeup, upgradable_lock<wrong>, upgradable_lock<right>},
    {"sleeping with a second lock", FailureKind::deadlock, sleeping_with_a_second_lock<wrong>,
     sleeping_with_a_second_lock<right>},
    {"one permit each", FailureKind::deadlock, one_permit_each<wrong>, one_permit_each<right>},
    {"full belts", FailureKind::deadlock, full_belts<wrong>, full_belts<right>},
};

}  // namespace

std::span<const Bug> waits_for_each_other() { return table; }

}  // namespace corpus
