// Time limits: taken for success, started afresh, or leaving something behind.
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <future>
#include <memory>
#include <mutex>
#include <semaphore>

#include "corpus/bug.hpp"

namespace corpus {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

const explore::Options strict = {.time = explore::Time::strict};

// The time limit passes before the item is there, and nobody asks which it was.
template <Form form>
void timeout_taken_for_success() {
  std::mutex mutex;
  std::condition_variable filled;
  bool item = false;
  together(
      [&] {
        std::unique_lock lock(mutex);
        const bool there = filled.wait_for(lock, 1s, [&] { return item; });
        if (form == right && !there) return;
        require(item, "nothing came in time");
      },
      [&] {
        std::lock_guard lock(mutex);
        item = true;
        filled.notify_one();
      });
}

// Each wake-up for somebody else's item starts the whole second again.
template <Form form>
void limit_started_afresh() {
  std::mutex mutex;
  std::condition_variable changed;
  bool mine = false;
  std::thread waiter([&] {
    const auto start = Clock::now();
    std::unique_lock lock(mutex);
    if constexpr (form == right) {
      changed.wait_until(lock, start + 1s, [&] { return mine; });
    } else {
      while (!mine && changed.wait_for(lock, 1s) == std::cv_status::no_timeout) {
      }
    }
    require(Clock::now() - start < 1100ms, "longer than a second");
  });
  for (int n = 0; n < 2; ++n) {
    std::this_thread::sleep_for(600ms);
    changed.notify_all();
  }
  waiter.join();
}

// The lock was not to be had in time, and is given back all the same.
template <Form form>
void unlocked_after_a_timeout() {
  std::timed_mutex mutex;
  const auto visit = [&](std::chrono::milliseconds stay) {
    const bool got = mutex.try_lock_for(10ms);
    if (form == right && !got) return;
    std::this_thread::sleep_for(stay);
    mutex.unlock();
  };
  together([&] { visit(100ms); }, [&] { visit(0ms); });
}

// The permit did not come in time; the work is done without it.
template <Form form>
void worked_without_a_permit() {
  std::binary_semaphore key(1);
  std::atomic<int> inside = 0;
  const auto work = [&] {
    const bool got = key.try_acquire_for(10ms);
    if (form == right && !got) return;
    require(++inside == 1, "two with one key");
    std::this_thread::sleep_for(100ms);
    --inside;
    key.release();
  };
  together(work, work);
}

// The ticket is handed to somebody whose time was up, and who left without saying so.
template <Form form>
void handed_to_who_has_left() {
  std::mutex mutex;
  std::condition_variable handed;
  int queued = 0, tickets = 0;
  together(
      [&] {
        std::unique_lock lock(mutex);
        ++queued;
        const bool got = handed.wait_for(lock, 1s, [&] { return tickets > 0; });
        if (got) --tickets;
        if (form == right || got) --queued;
      },
      [&] {
        std::lock_guard lock(mutex);
        if (queued > 0) ++tickets;
        handed.notify_all();
      });
  require(tickets == 0, "a ticket that nobody holds");
}

// The answer is late, and the place for it is gone with the function that asked.
template <Form form>
void late_answer() {
  struct Call {
    std::mutex mutex;
    std::condition_variable done;
    bool answered = false;
  };
  auto call = std::make_shared<Call>();
  std::thread callee([lent = call.get(), kept = form == right ? call : nullptr] {
    std::lock_guard lock(lent->mutex);
    lent->answered = true;
    lent->done.notify_one();
  });
  {
    std::unique_lock lock(call->mutex);
    call->done.wait_for(lock, 1s, [&] { return call->answered; });
  }
  call.reset();
  callee.join();
}

// The deadline is looked at once, before the work that takes long.
template <Form form>
void elapsed_looked_at_too_early() {
  const auto start = Clock::now();
  std::promise<void> done;
  std::thread worker([&] {
    std::this_thread::sleep_for(2s);
    done.set_value();
  });
  const auto finished = done.get_future();
  if constexpr (form == right) {
    finished.wait_until(start + 1s);
  } else {
    std::this_thread::sleep_for(500ms);
    finished.wait_for(1s);
  }
  require(Clock::now() - start < 1100ms, "longer than a second");
  worker.join();
}

const Bug table[] = {
    {"timeout taken for success", FailureKind::check, timeout_taken_for_success<wrong>,
     timeout_taken_for_success<right>},
    {"limit started afresh", FailureKind::check, limit_started_afresh<wrong>, limit_started_afresh<right>,
     strict},
    {"unlocked after a timeout", FailureKind::foreign_unlock, unlocked_after_a_timeout<wrong>,
     unlocked_after_a_timeout<right>},
    {"worked without a permit", FailureKind::check, worked_without_a_permit<wrong>,
     worked_without_a_permit<right>},
    {"handed to who has left", FailureKind::check, handed_to_who_has_left<wrong>,
     handed_to_who_has_left<right>},
    {"late answer",
     FailureKind::use_after_free,
     late_answer<wrong>,
     late_answer<right>,
     {},
     FailureKind::destroyed_in_use},
    {"elapsed looked at too early", FailureKind::check, elapsed_looked_at_too_early<wrong>,
     elapsed_looked_at_too_early<right>, strict},
};

}  // namespace

std::span<const Bug> timeouts() { return table; }

}  // namespace corpus
