// Who owns it, and from which thread? shared_ptr, weak_ptr, reference counts, thread_local.
#include <atomic>
#include <latch>
#include <memory>
#include <mutex>

#include "corpus/bug.hpp"

namespace corpus {
namespace {

// Any: the count is safe in many threads, the pointer itself is not.
template <Form form>
void one_shared_ptr_two_threads() {
  std::mutex mutex;
  auto notice = std::make_shared<int>(1);
  together(
      [&] {
        std::unique_lock lock(mutex, std::defer_lock);
        if constexpr (form == right) lock.lock();
        notice = std::make_shared<int>(2);
      },
      [&] {
        std::unique_lock lock(mutex, std::defer_lock);
        if constexpr (form == right) lock.lock();
        const auto mine = notice;
        require(*mine > 0, "an empty notice");
      });
}

// Any: two owners of one raw pointer, each of which frees it.
template <Form form>
void two_owners_of_a_raw_pointer() {
  auto first = std::make_shared<int>(1);
  int* const raw = form == right ? nullptr : new int(1);
  const auto own = [&] {
    const std::shared_ptr<int> mine = form == right ? first : std::shared_ptr<int>(raw);
    std::this_thread::yield();
  };
  together(own, own);
}

// The count falls to zero between the two steps, so that both see zero.
template <Form form>
void counted_in_two_steps() {
  struct Counted {
    std::atomic<int> owners = 2;
  };
  auto* const shared = new Counted;
  const auto release = [&] {
    if constexpr (form == right) {
      if (--shared->owners == 0) delete shared;
    } else {
      --shared->owners;
      if (shared->owners == 0) delete shared;
    }
  };
  together(release, release);
}

// The count is taken up again after it has been zero.
template <Form form>
void revived_reference() {
  struct Counted {
    std::atomic<int> owners = 1;
  };
  auto* const shared = new Counted;
  std::atomic<bool> gone = false;
  std::mutex mutex;
  together(
      [&] {
        std::lock_guard lock(mutex);
        if (--shared->owners == 0) {
          gone = true;
          delete shared;
        }
      },
      [&] {
        std::unique_lock lock(mutex, std::defer_lock);
        if constexpr (form == right) lock.lock();
        if (!gone) {
          ++shared->owners;
          --shared->owners;
        }
      });
}

// The other thread uses the buffer after its thread_local owner has ended with its thread.
template <Form form>
void lent_thread_local() {
  std::atomic<std::atomic<int>*> lent = nullptr;
  std::latch used(1);
  std::thread lender([&] {
    static thread_local std::unique_ptr<std::atomic<int>> buffer;
    buffer = std::make_unique<std::atomic<int>>(1);
    lent = buffer.get();
    if constexpr (form == right) used.wait();
  });
  if (auto* const borrowed = lent.load()) ++*borrowed;
  used.count_down();
  lender.join();
}

// One thread serves both requests, and the second finds what the first left in the thread's own variable.
template <Form form>
void left_over_in_a_thread_local() {
  static thread_local int user;
  std::atomic<int> next_request = 0;
  const auto serve = [&] {
    user = 0;
    for (int request = next_request++; request < 2; request = next_request++) {
      if (request == 0) user = 5;
      if (request == 1) require(user == 0, "somebody else's name on the bill");
      if constexpr (form == right) user = 0;
    }
  };
  together(serve, serve);
}

// Any: each thread counts for itself, and the sum is asked in a third.
template <Form form>
void thread_local_total() {
  static thread_local int mine;
  std::atomic<int> shared = 0;
  const auto count = [&] {
    ++mine;
    if constexpr (form == right) ++shared;
    mine = 0;
  };
  mine = 0;
  together(count, count);
  require((form == right ? shared.load() : mine) == 2, "counted in other threads' variables");
}

const Bug table[] = {
    {"one shared_ptr two threads", FailureKind::data_race, one_shared_ptr_two_threads<wrong>,
     one_shared_ptr_two_threads<right>},
    {"two owners of a raw pointer", FailureKind::double_free, two_owners_of_a_raw_pointer<wrong>,
     two_owners_of_a_raw_pointer<right>},
    {"counted in two steps",
     FailureKind::double_free,
     counted_in_two_steps<wrong>,
     counted_in_two_steps<right>,
     {},
     FailureKind::data_race},
    {"revived reference",
     FailureKind::use_after_free,
     revived_reference<wrong>,
     revived_reference<right>,
     {},
     FailureKind::data_race},
    {"lent thread_local",
     FailureKind::use_after_free,
     lent_thread_local<wrong>,
     lent_thread_local<right>,
     {},
     FailureKind::data_race},
    {"left over in a thread_local", FailureKind::check, left_over_in_a_thread_local<wrong>,
     left_over_in_a_thread_local<right>},
    {"thread_local total", FailureKind::check, thread_local_total<wrong>, thread_local_total<right>},
};

}  // namespace

std::span<const Bug> ownership() { return table; }

}  // namespace corpus
