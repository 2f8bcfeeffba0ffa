// Permits: too many, too few, never given back.
#include <semaphore.h>

#include <atomic>
#include <mutex>
#include <semaphore>

#include "corpus/bug.hpp"

namespace corpus {
namespace {

// The third customer comes while two are inside: a permit was given back twice.
template <Form form>
void released_twice() {
  std::counting_semaphore<4> chairs(1);
  std::atomic<int> seated = 0;
  const auto visit = [&] {
    chairs.acquire();
    require(++seated <= 1, "two on one chair");
    --seated;
    if constexpr (form == wrong) chairs.release();
    chairs.release();
  };
  together(visit, visit, visit);
}

// Any: who comes second leaves early and keeps the permit; who comes next waits for ever.
template <Form form>
void kept_on_the_way_out() {
  std::counting_semaphore<1> chair(1);
  std::atomic<int> orders = 0;
  const auto visit = [&] {
    chair.acquire();
    if (orders++ > 0) {
      if constexpr (form == right) chair.release();
      return;
    }
    chair.release();
  };
  together(visit, visit, visit);
}

// One sleeps for a permit with the till's lock in its hand; who has the permit needs that lock to give it
// back.
template <Form form>
void giving_back_needs_the_lock() {
  sem_t permits;
  sem_init(&permits, 0, 1);
  std::mutex till;
  const auto pay = [&] {
    {
      std::unique_lock lock(till, std::defer_lock);
      if constexpr (form == wrong) lock.lock();
      sem_wait(&permits);
    }
    std::lock_guard lock(till);
    sem_post(&permits);
  };
  together(pay, pay);
  sem_destroy(&permits);
}

// try_acquire comes too late, and its answer is not looked at.
template <Form form>
void try_acquire_unheard() {
  std::counting_semaphore<1> key(1);
  std::atomic<int> inside = 0;
  const auto enter = [&] {
    const bool got = key.try_acquire();
    if (form == right && !got) return;
    require(++inside == 1, "two in one room");
    --inside;
    if (got) key.release();
  };
  together(enter, enter);
}

// The value is read, and has changed when it is acted on.
template <Form form>
void value_read_then_waited() {
  sem_t tickets;
  sem_init(&tickets, 0, 1);
  const auto take_one_if_any = [&] {
    if constexpr (form == right) {
      sem_trywait(&tickets);
    } else {
      int left = 0;
      sem_getvalue(&tickets, &left);
      if (left > 0) sem_wait(&tickets);
    }
  };
  together(take_one_if_any, take_one_if_any);
  sem_destroy(&tickets);
}

// Two semaphores in opposite order.
template <Form form>
void opposite_semaphores() {
  std::binary_semaphore printer(1), scanner(1);
  const auto copy = [](std::binary_semaphore& first, std::binary_semaphore& second) {
    first.acquire();
    second.acquire();
    second.release();
    first.release();
  };
  together([&] { copy(printer, scanner); },
           [&] { form == right ? copy(printer, scanner) : copy(scanner, printer); });
}

const Bug table[] = {
    {"released twice", FailureKind::check, released_twice<wrong>, released_twice<right>},
    {"kept on the way out", FailureKind::deadlock, kept_on_the_way_out<wrong>, kept_on_the_way_out<right>},
    {"giving back needs the lock", FailureKind::deadlock, giving_back_needs_the_lock<wrong>,
     giving_back_needs_the_lock<right>},
    {"try_acquire unheard", FailureKind::check, try_acquire_unheard<wrong>, try_acquire_unheard<right>},
    {"value read then waited", FailureKind::deadlock, value_read_then_waited<wrong>,
     value_read_then_waited<right>},
    {"opposite semaphores", FailureKind::deadlock, opposite_semaphores<wrong>, opposite_semaphores<right>},
};

}  // namespace

std::span<const Bug> semaphores() { return table; }

}  // namespace corpus
