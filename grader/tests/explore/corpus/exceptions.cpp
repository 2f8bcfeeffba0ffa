// Exceptions that leave a thread, a lock, a count or an answer behind, on some schedules only.
#include <atomic>
#include <condition_variable>
#include <future>
#include <mutex>
#include <stdexcept>
#include <vector>

#include "corpus/bug.hpp"

namespace corpus {
namespace {

struct SoldOut : std::runtime_error {
  SoldOut() : std::runtime_error("sold out") {}
};

// The last seat goes between the look and the purchase, and nobody catches what that throws.
template <Form form>
void uncaught_in_a_thread() {
  std::atomic<int> seats = 1;
  const auto buy = [&] {
    if (seats.fetch_sub(1) <= 0) throw SoldOut();
  };
  const auto buy_if_any = [&] {
    try {
      if (seats > 0) buy();
    } catch (const SoldOut&) {
      if constexpr (form == wrong) throw;
    }
  };
  together(buy_if_any, buy_if_any);
}

// The second comes to an empty shelf, throws, and takes the lock with it.
template <Form form>
void lock_kept_by_an_exception() {
  std::mutex mutex;
  int stock = 1;
  const auto sell = [&] {
    mutex.lock();
    if (stock == 0) {
      if constexpr (form == right) mutex.unlock();
      throw SoldOut();
    }
    --stock;
    mutex.unlock();
  };
  const auto shop = [&] {
    try {
      sell();
    } catch (const SoldOut&) {
    }
  };
  together(shop, shop);
  std::lock_guard closing(mutex);
}

// The job throws past the line that counts it as done; who waits for all jobs waits for ever.
template <Form form>
void count_kept_by_an_exception() {
  std::mutex mutex;
  std::condition_variable idle;
  int running = 2;
  std::atomic<int> started = 0;
  const auto done = [&] {
    std::lock_guard lock(mutex);
    if (--running == 0) idle.notify_all();
  };
  const auto job = [&] {
    try {
      if (started++ == 1) throw SoldOut();
      if constexpr (form == wrong) done();
    } catch (const SoldOut&) {
    }
    if constexpr (form == right) done();
  };
  std::thread one(job), two(job);
  {
    std::unique_lock lock(mutex);
    idle.wait(lock, [&] { return running == 0; });
  }
  one.join();
  two.join();
}

// The throw passes by the join of a thread that is still joinable.
template <Form form>
void thrown_past_a_join() {
  std::atomic<int> seats = 1;
  std::thread other([&] { --seats; });
  try {
    const auto book = [&] {
      std::thread printer([] {});
      if constexpr (form == right) printer.join();
      if (seats == 0) throw SoldOut();
      if constexpr (form == wrong) printer.join();
    };
    book();
  } catch (const SoldOut&) {
  }
  other.join();
}

// The maker throws before it has set the promise, and keeps the exception to itself.
template <Form form>
void swallowed_instead_of_answered() {
  std::promise<int> answer;
  std::atomic<int> stock = 1;
  std::thread other([&] { --stock; });
  std::thread maker([&] {
    try {
      if (stock == 0) throw SoldOut();
      answer.set_value(1);
    } catch (const SoldOut&) {
      if constexpr (form == right) answer.set_exception(std::current_exception());
    }
  });
  answer.get_future().wait();
  maker.join();
  other.join();
}

// The invariant is broken for a moment; the throw comes in that moment and unwinds the lock.
template <Form form>
void half_done_when_thrown() {
  std::mutex mutex;
  int till = 10, safe = 0;
  std::atomic<bool> alarm = false;
  const auto lock_away = [&] {
    std::lock_guard lock(mutex);
    if (form == right && alarm) throw SoldOut();
    till -= 10;
    if (form == wrong && alarm) throw SoldOut();
    safe += 10;
  };
  together(
      [&] {
        try {
          lock_away();
        } catch (const SoldOut&) {
        }
      },
      [&] { alarm = true; });
  std::lock_guard lock(mutex);
  require(till + safe == 10, "money is missing");
}

// The second to come sets the promise again, and set_value throws.
template <Form form>
void answered_twice() {
  std::promise<int> first_home;
  std::atomic<bool> answered = false;
  const auto run = [&] {
    if constexpr (form == right) {
      if (answered.exchange(true)) return;
    } else {
      if (answered) return;
      answered = true;
    }
    first_home.set_value(1);
  };
  together(run, run);
}

const Bug table[] = {
    {"uncaught in a thread", FailureKind::uncaught_exception, uncaught_in_a_thread<wrong>,
     uncaught_in_a_thread<right>},
    {"lock kept by an exception", FailureKind::deadlock, lock_kept_by_an_exception<wrong>,
     lock_kept_by_an_exception<right>},
    {"count kept by an exception", FailureKind::lost_wakeup, count_kept_by_an_exception<wrong>,
     count_kept_by_an_exception<right>},
    {"thrown past a join", FailureKind::uncaught_exception, thrown_past_a_join<wrong>,
     thrown_past_a_join<right>},
    {"swallowed instead of answered", FailureKind::lost_wakeup, swallowed_instead_of_answered<wrong>,
     swallowed_instead_of_answered<right>},
    {"half done when thrown", FailureKind::check, half_done_when_thrown<wrong>, half_done_when_thrown<right>},
    {"answered twice", FailureKind::uncaught_exception, answered_twice<wrong>, answered_twice<right>},
};

}  // namespace

std::span<const Bug> exceptions() { return table; }

}  // namespace corpus
