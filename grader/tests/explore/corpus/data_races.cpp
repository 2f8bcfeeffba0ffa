// Two accesses to one place, one of them a write, and nothing orders them.
#include <atomic>
#include <mutex>
#include <shared_mutex>
#include <vector>

#include "corpus/bug.hpp"

namespace corpus {
namespace {

// Any: both threads write visits without a lock.
template <Form form>
void plain_counter() {
  int visits = 0;
  std::mutex mutex;
  const auto count = [&] {
    std::unique_lock lock(mutex, std::defer_lock);
    if constexpr (form == right) lock.lock();
    ++visits;
  };
  together(count, count);
  require(visits == 2, "a visit got lost");
}

// The reader sees ready before an acquire orders the letter: relaxed orders nothing.
template <Form form>
void relaxed_publication() {
  constexpr auto publish = form == right ? std::memory_order_release : std::memory_order_relaxed;
  constexpr auto look = form == right ? std::memory_order_acquire : std::memory_order_relaxed;
  int letter = 0;
  std::atomic<bool> ready = false;
  together(
      [&] {
        letter = 42;
        ready.store(true, publish);
      },
      [&] {
        if (ready.load(look)) require(letter == 42, "the letter is empty");
      });
}

// The reader looks while the writer is inside its critical section, or before it.
template <Form form>
void unlocked_reader() {
  std::mutex mutex;
  int balance = 100;
  together(
      [&] {
        std::lock_guard lock(mutex);
        balance -= 30;
      },
      [&] {
        std::unique_lock lock(mutex, std::defer_lock);
        if constexpr (form == right) lock.lock();
        require(balance == 100 || balance == 70, "half a payment");
      });
}

// Any: each thread holds a lock, but not the same one.
template <Form form>
void two_locks_for_one_thing() {
  std::mutex front_door, back_door;
  [[maybe_unused]] int guests = 0;
  together(
      [&] {
        std::lock_guard lock(front_door);
        ++guests;
      },
      [&] {
        std::lock_guard lock(form == right ? front_door : back_door);
        ++guests;
      });
}

// Any: size() reads what push_back() moves.
template <Form form>
void growing_vector() {
  std::vector<int> orders;
  std::mutex mutex;
  together(
      [&] {
        std::lock_guard lock(mutex);
        orders.push_back(1);
      },
      [&] {
        std::unique_lock lock(mutex, std::defer_lock);
        if constexpr (form == right) lock.lock();
        require(orders.size() <= 1, "one order at most");
      });
}

// Any: neighbours in one machine word; writing one rewrites the other.
template <Form form>
void neighbouring_bits() {
  struct Packed {
    unsigned open : 4, full : 4;
  };
  struct Apart {
    unsigned open = 0, full = 0;
  };
  std::conditional_t<form == right, Apart, Packed> shop{};
  together([&] { shop.open = 1; }, [&] { shop.full = 1; });
  require(shop.open == 1 && shop.full == 1, "one bit overwrote the other");
}

// Both writers hold the lock shared at the same time.
template <Form form>
void writing_under_a_read_lock() {
  using Lock = std::conditional_t<form == right, std::unique_lock<std::shared_mutex>,
                                  std::shared_lock<std::shared_mutex>>;
  std::shared_mutex mutex;
  [[maybe_unused]] int price = 0;
  const auto raise = [&] {
    Lock lock(mutex);
    ++price;
  };
  together(raise, raise);
}

// The loop goes on before the thread has read which round it was started for.
template <Form form>
void borrowed_loop_variable() {
  std::atomic<int> sum = 0;
  std::vector<std::thread> threads;
  for (int round = 0; round < 2; ++round) {
    if constexpr (form == right) {
      threads.emplace_back([&sum, round] { sum += round; });
    } else {
      threads.emplace_back([&] { sum += round; });
    }
  }
  for (std::thread& thread : threads) thread.join();
  require(sum == 1, "rounds 0 and 1");
}

// Any: the lock lives in the call, so each call has its own.
template <Form form>
void lock_per_call() {
  std::mutex shared;
  [[maybe_unused]] int seats = 2;
  const auto sell = [&] {
    std::mutex local;
    std::lock_guard lock(form == right ? shared : local);
    --seats;
  };
  together(sell, sell);
}

const Bug table[] = {
    {"plain counter", FailureKind::data_race, plain_counter<wrong>, plain_counter<right>},
    {"relaxed publication", FailureKind::data_race, relaxed_publication<wrong>, relaxed_publication<right>},
    {"unlocked reader", FailureKind::data_race, unlocked_reader<wrong>, unlocked_reader<right>},
    {"two locks for one thing", FailureKind::data_race, two_locks_for_one_thing<wrong>,
     two_locks_for_one_thing<right>},
    {"growing vector", FailureKind::data_race, growing_vector<wrong>, growing_vector<right>},
    {"neighbouring bits", FailureKind::data_race, neighbouring_bits<wrong>, neighbouring_bits<right>},
    {"writing under a read lock", FailureKind::data_race, writing_under_a_read_lock<wrong>,
     writing_under_a_read_lock<right>},
    {"borrowed loop variable", FailureKind::data_race, borrowed_loop_variable<wrong>,
     borrowed_loop_variable<right>},
    {"lock per call", FailureKind::data_race, lock_per_call<wrong>, lock_per_call<right>},
};

}  // namespace

std::span<const Bug> data_races() { return table; }

}  // namespace corpus
