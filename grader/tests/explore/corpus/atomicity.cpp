// Single atomic steps that had to be one: no data race, and still wrong.
#include <atomic>
#include <memory>
#include <mutex>

#include "corpus/bug.hpp"

namespace corpus {
namespace {

// Both load before either stores.
template <Form form>
void load_then_store() {
  std::atomic<int> sold = 0;
  const auto sell = [&] {
    if constexpr (form == right) {
      ++sold;
    } else {
      sold = sold + 1;
    }
  };
  together(sell, sell);
  require(sold == 2, "a sale got lost");
}

// Both see the last seat before either takes it.
template <Form form>
void last_seat() {
  std::atomic<int> left = 1;
  const auto sell = [&] {
    int seen = left;
    if constexpr (form == right) {
      while (seen > 0 && !left.compare_exchange_weak(seen, seen - 1)) {
      }
    } else if (seen > 0) {
      --left;
    }
  };
  together(sell, sell);
  require(left >= 0, "one seat sold twice");
}

// The reader comes between the two stores.
template <Form form>
void two_variable_invariant() {
  std::mutex mutex;
  std::atomic<int> low = 0, high = 1;
  together(
      [&] {
        std::unique_lock lock(mutex, std::defer_lock);
        if constexpr (form == right) lock.lock();
        low = 5;
        high = 6;
      },
      [&] {
        std::unique_lock lock(mutex, std::defer_lock);
        if constexpr (form == right) lock.lock();
        require(low <= high, "an empty range");
      });
}

// The larger value is stored between the other's comparison and its store.
template <Form form>
void lost_maximum() {
  std::atomic<int> best = 0;
  const auto offer = [&](int value) {
    int seen = best;
    if constexpr (form == right) {
      while (seen < value && !best.compare_exchange_weak(seen, value)) {
      }
    } else if (seen < value) {
      best = value;
    }
  };
  together([&] { offer(1); }, [&] { offer(2); });
  require(best == 2, "the best offer got lost");
}

// Between expired() and lock() the last owner lets go.
template <Form form>
void expired_then_lock() {
  auto lamp = std::make_shared<int>(1);
  const std::weak_ptr<int> seen = lamp;
  together([&] { lamp.reset(); },
           [&] {
             if constexpr (form == right) {
               if (const auto mine = seen.lock()) require(*mine == 1, "out");
             } else if (!seen.expired()) {
               require(seen.lock() != nullptr, "it was there a moment ago");
             }
           });
}

// Both find the flag down, and both put it up.
template <Form form>
void flag_as_a_lock() {
  std::atomic<bool> taken = false;
  std::atomic<int> inside = 0;
  const auto enter = [&] {
    if constexpr (form == right) {
      if (taken.exchange(true)) return;
    } else {
      if (taken) return;
      taken = true;
    }
    require(++inside == 1, "two inside");
    --inside;
    taken = false;
  };
  together(enter, enter);
}

// A count that wraps: both reach the limit before either goes back to zero.
template <Form form>
void wrapping_ticket() {
  std::atomic<unsigned> next = 1;
  const auto draw = [&] {
    if constexpr (form == right) {
      return next++ % 2;
    } else {
      const unsigned ticket = next++;
      if (ticket == 1) next = 0;
      return ticket;
    }
  };
  std::atomic<unsigned> highest = 0;
  const auto keep = [&] {
    if (draw() > 1) highest = 2;
  };
  together(keep, keep);
  require(highest <= 1, "there are tickets 0 and 1 only");
}

const Bug table[] = {
    {"load then store", FailureKind::check, load_then_store<wrong>, load_then_store<right>},
    {"last seat", FailureKind::check, last_seat<wrong>, last_seat<right>},
    {"two variable invariant", FailureKind::check, two_variable_invariant<wrong>,
     two_variable_invariant<right>},
    {"lost maximum", FailureKind::check, lost_maximum<wrong>, lost_maximum<right>},
    {"expired then lock", FailureKind::check, expired_then_lock<wrong>, expired_then_lock<right>},
    {"flag as a lock", FailureKind::check, flag_as_a_lock<wrong>, flag_as_a_lock<right>},
    {"wrapping ticket", FailureKind::check, wrapping_ticket<wrong>, wrapping_ticket<right>},
};

}  // namespace

std::span<const Bug> atomicity() { return table; }

}  // namespace corpus
