// Locks taken in orders that form a circle.
#include <array>
#include <atomic>
#include <functional>
#include <mutex>
#include <utility>

#include "corpus/bug.hpp"

namespace corpus {
namespace {

// Each holds its first lock when it asks for its second.
template <Form form>
void opposite_orders() {
  std::mutex left, right_one;
  const auto take = [](std::mutex& first, std::mutex& second) {
    std::lock_guard outer(first);
    std::lock_guard inner(second);
  };
  together([&] { take(left, right_one); },
           [&] { form == right ? take(left, right_one) : take(right_one, left); });
}

/// Each of `count` threads takes its own lock and its neighbour's.
template <Form form, std::size_t... seats>
void dine(std::index_sequence<seats...>) {
  constexpr std::size_t count = sizeof...(seats);
  std::array<std::mutex, count> forks;
  const auto eat = [&](std::size_t seat) {
    std::size_t first = seat, second = (seat + 1) % count;
    if (form == right && second < first) std::swap(first, second);
    std::lock_guard one(forks[first]);
    std::lock_guard two(forks[second]);
  };
  together([&, seat = seats] { eat(seat); }...);
}

// All three hold their left fork.
template <Form form>
void three_philosophers() {
  dine<form>(std::make_index_sequence<3>());
}

// All four hold their left fork.
template <Form form>
void four_philosophers() {
  dine<form>(std::make_index_sequence<4>());
}

// The order is by address in one function, by argument in the other; they meet in opposite order.
template <Form form>
void two_conventions() {
  struct Shelf {
    std::mutex mutex;
    int books = 1;
  } shelves[2];
  const auto swap_books = [](Shelf& a, Shelf& b) {
    std::scoped_lock lock(a.mutex, b.mutex);
    std::swap(a.books, b.books);
  };
  const auto compare = [](Shelf& a, Shelf& b) {
    if constexpr (form == right) {
      std::scoped_lock lock(a.mutex, b.mutex);
      return a.books < b.books;
    } else {
      std::lock_guard first(a.mutex);
      std::lock_guard second(b.mutex);
      return a.books < b.books;
    }
  };
  together([&] { swap_books(shelves[0], shelves[1]); }, [&] { compare(shelves[1], shelves[0]); },
           [&] { compare(shelves[0], shelves[1]); });
}

// The list calls out under its lock into the model, while the model calls the list under its own.
template <Form form>
void calling_out_under_a_lock() {
  struct List {
    std::mutex mutex;
    std::function<void()> listener;
    void add() {
      std::unique_lock lock(mutex);
      const auto call = listener;
      if constexpr (form == right) lock.unlock();
      call();
    }
    void clear() { std::lock_guard lock(mutex); }
  } list;
  std::mutex model;
  list.listener = [&] { std::lock_guard lock(model); };
  together([&] { list.add(); },
           [&] {
             std::lock_guard lock(model);
             list.clear();
           });
}

// The lock order depends on a value that the other thread changes in between.
template <Form form>
void order_by_a_moving_value() {
  struct Queue {
    std::mutex mutex;
    std::atomic<int> length;
  } a{{}, 1}, b{{}, 2};
  const auto balance = [&] {
    bool a_first = true;
    if constexpr (form == wrong) a_first = a.length < b.length;
    Queue &first = a_first ? a : b, &second = a_first ? b : a;
    std::lock_guard outer(first.mutex);
    std::lock_guard inner(second.mutex);
  };
  together(balance, [&] {
    a.length = 3;
    balance();
  });
}

const Bug table[] = {
    {"opposite orders", FailureKind::deadlock, opposite_orders<wrong>, opposite_orders<right>},
    {"three philosophers", FailureKind::deadlock, three_philosophers<wrong>, three_philosophers<right>},
    {"four philosophers", FailureKind::deadlock, four_philosophers<wrong>, four_philosophers<right>},
    {"two conventions", FailureKind::deadlock, two_conventions<wrong>, two_conventions<right>},
    {"calling out under a lock", FailureKind::deadlock, calling_out_under_a_lock<wrong>,
     calling_out_under_a_lock<right>},
    {"order by a moving value", FailureKind::deadlock, order_by_a_moving_value<wrong>,
     order_by_a_moving_value<right>},
};

}  // namespace

std::span<const Bug> lock_orders() { return table; }

}  // namespace corpus
