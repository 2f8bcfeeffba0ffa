// What should happen once, and lazily.
#include <atomic>
#include <memory>
#include <mutex>

#include "corpus/bug.hpp"

namespace corpus {
namespace {

// The reader sees the plain pointer while its writer is inside the lock.
template <Form form>
void double_checked_locking() {
  using Pointer = std::conditional_t<form == right, std::atomic<int*>, int*>;
  std::mutex mutex;
  int lamp = 0;
  Pointer instance{};
  const auto get = [&] {
    if (instance == nullptr) {
      std::lock_guard lock(mutex);
      if (instance == nullptr) {
        lamp = 7;
        instance = &lamp;
      }
    }
    return *instance;
  };
  together([&] { require(get() == 7, "half made"); }, [&] { require(get() == 7, "half made"); });
}

// The loser of the exchange goes on before the winner has made anything.
template <Form form>
void first_come_but_not_done() {
  std::atomic<bool> started = false;
  std::once_flag once;
  std::atomic<int> lamp = 0;
  const auto use = [&] {
    if constexpr (form == right) {
      std::call_once(once, [&] { lamp = 7; });
    } else {
      if (!started.exchange(true)) lamp = 7;
    }
    require(lamp == 7, "not made yet");
  };
  together(use, use);
}

// The flag says "made" while it is being made.
template <Form form>
void flag_before_the_work() {
  std::mutex mutex;
  std::atomic<bool> made = false;
  std::atomic<int> lamp = 0;
  const auto use = [&] {
    if (!made) {
      std::lock_guard lock(mutex);
      if (!made) {
        if constexpr (form == wrong) made = true;
        lamp = 7;
        if constexpr (form == right) made = true;
      }
    }
    require(lamp == 7, "not made yet");
  };
  together(use, use);
}

// Each initialiser has begun when it asks for the other's result.
template <Form form>
void initialisers_in_a_circle() {
  std::once_flag menu, prices;
  std::atomic<int> made = 0;
  const auto make = [&] { ++made; };
  together(
      [&] {
        std::call_once(menu, [&] {
          make();
          std::call_once(prices, make);
        });
      },
      [&] {
        std::call_once(prices, [&] {
          make();
          if constexpr (form == wrong) std::call_once(menu, make);
        });
      });
}

// The second caller comes while the first is between "not made" and "made", without a second look.
template <Form form>
void single_checked_locking() {
  std::mutex mutex;
  std::atomic<bool> made = false;
  std::atomic<int> times = 0;
  const auto get = [&] {
    if (made) return;
    std::lock_guard lock(mutex);
    if (form == right && made) return;
    ++times;
    made = true;
  };
  together(get, get);
  require(times == 1, "made twice");
}

// The first try fails and still counts: who waited meanwhile finds nothing.
template <Form form>
void failed_try_counts() {
  std::once_flag once;
  std::atomic<int> tries = 0, made = 0;
  const auto make = [&] {
    if (tries++ == 0) throw 1;
    made = 1;
  };
  const auto get = [&] {
    try {
      std::call_once(once, [&] {
        if constexpr (form == right) {
          make();
        } else {
          try {
            make();
          } catch (int) {
          }
        }
      });
    } catch (int) {
      return;
    }
    require(made == 1, "nothing was made");
  };
  together(get, get);
}

const Bug table[] = {
    {"double-checked locking", FailureKind::data_race, double_checked_locking<wrong>,
     double_checked_locking<right>},
    {"first come but not done", FailureKind::check, first_come_but_not_done<wrong>,
     first_come_but_not_done<right>},
    {"flag before the work", FailureKind::check, flag_before_the_work<wrong>, flag_before_the_work<right>},
    {"initialisers in a circle", FailureKind::deadlock, initialisers_in_a_circle<wrong>,
     initialisers_in_a_circle<right>},
    {"single-checked locking", FailureKind::check, single_checked_locking<wrong>,
     single_checked_locking<right>},
    {"failed try counts", FailureKind::check, failed_try_counts<wrong>, failed_try_counts<right>},
};

}  // namespace

std::span<const Bug> once() { return table; }

}  // namespace corpus
