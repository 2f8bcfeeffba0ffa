// Every access is under the lock, and the lock is given back too early.
#include <map>
#include <mutex>
#include <shared_mutex>
#include <vector>

#include "corpus/bug.hpp"

namespace corpus {
namespace {

// Gives the lock back for a moment, in the wrong form only.
template <Form form, class Lock>
void reopen(Lock& lock) {
  if constexpr (form == wrong) {
    lock.unlock();
    lock.lock();
  }
}

// Both look before either withdraws.
template <Form form>
void look_then_withdraw() {
  std::mutex mutex;
  int balance = 100;
  const auto withdraw = [&] {
    std::unique_lock lock(mutex);
    if (balance < 100) return;
    reopen<form>(lock);
    balance -= 100;
  };
  together(withdraw, withdraw);
  require(balance == 0, "the account is overdrawn");
}

// Both copy the count before either writes its sum back.
template <Form form>
void copy_then_write_back() {
  std::mutex mutex;
  int count = 0;
  const auto add = [&] {
    std::unique_lock lock(mutex);
    const int copy = count;
    reopen<form>(lock);
    count = copy + 1;
  };
  together(add, add);
  require(count == 2, "an update got lost");
}

// Both find no entry, and both make one.
template <Form form>
void find_then_insert() {
  std::mutex mutex;
  std::map<int, int> recipes;
  int made = 0;
  const auto get = [&] {
    std::unique_lock lock(mutex);
    if (recipes.count(7)) return;
    reopen<form>(lock);
    recipes[7] = ++made;
  };
  together(get, get);
  require(made == 1, "made twice");
}

// The other takes the last one between empty() and pop.
template <Form form>
void empty_then_pop() {
  std::mutex mutex;
  std::vector<int> stack = {1};
  const auto take = [&] {
    std::unique_lock lock(mutex);
    if (stack.empty()) return;
    reopen<form>(lock);
    require(!stack.empty(), "nothing to take");
    stack.pop_back();
  };
  together(take, take);
}

// The auditor adds up while the money is in nobody's account.
template <Form form>
void money_in_flight() {
  std::mutex mutex;
  int till = 10, safe = 0;
  together(
      [&] {
        std::unique_lock lock(mutex);
        till -= 10;
        reopen<form>(lock);
        safe += 10;
      },
      [&] {
        std::lock_guard lock(mutex);
        require(till + safe == 10, "money is missing");
      });
}

// The auditor reads one account before, the other after a transfer that holds both locks.
template <Form form>
void sum_one_lock_at_a_time() {
  struct Account {
    std::mutex mutex;
    int balance = 10;
  } a, b;
  together(
      [&] {
        std::scoped_lock both(a.mutex, b.mutex);
        a.balance -= 5, b.balance += 5;
      },
      [&] {
        std::unique_lock first(a.mutex);
        int sum = a.balance;
        if constexpr (form == wrong) first.unlock();
        std::lock_guard second(b.mutex);
        sum += b.balance;
        require(sum == 20, "the sum of two moments");
      });
}

// Both look under the shared lock, and both then write.
template <Form form>
void upgrade_without_a_second_look() {
  std::shared_mutex mutex;
  int made = 0;
  const auto make_once = [&] {
    {
      std::shared_lock look(mutex);
      if (made > 0) return;
    }
    std::unique_lock change(mutex);
    if (form == right && made > 0) return;
    ++made;
  };
  together(make_once, make_once);
  require(made == 1, "made twice");
}

// The list shrinks between size() and the access to its last element.
template <Form form>
void index_after_size() {
  std::mutex mutex;
  std::vector<int> guests = {1, 2};
  together(
      [&] {
        std::lock_guard lock(mutex);
        guests.pop_back();
      },
      [&] {
        std::unique_lock lock(mutex);
        const std::size_t last = guests.size() - 1;
        reopen<form>(lock);
        require(last < guests.size(), "that guest has left");
      });
}

const Bug table[] = {
    {"look then withdraw", FailureKind::check, look_then_withdraw<wrong>, look_then_withdraw<right>},
    {"copy then write back", FailureKind::check, copy_then_write_back<wrong>, copy_then_write_back<right>},
    {"find then insert", FailureKind::check, find_then_insert<wrong>, find_then_insert<right>},
    {"empty then pop", FailureKind::check, empty_then_pop<wrong>, empty_then_pop<right>},
    {"money in flight", FailureKind::check, money_in_flight<wrong>, money_in_flight<right>},
    {"sum one lock at a time", FailureKind::check, sum_one_lock_at_a_time<wrong>,
     sum_one_lock_at_a_time<right>},
    {"upgrade without a second look", FailureKind::check, upgrade_without_a_second_look<wrong>,
     upgrade_without_a_second_look<right>},
    {"index after size", FailureKind::check, index_after_size<wrong>, index_after_size<right>},
};

}  // namespace

std::span<const Bug> critical_sections() { return table; }

}  // namespace corpus
