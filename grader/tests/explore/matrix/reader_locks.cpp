#include <atomic>
#include <chrono>
#include <mutex>
#include <shared_mutex>

#include "matrix/use.hpp"

namespace matrix {
namespace {

using namespace std::chrono_literals;

template <class Mutex>
void readers_and_a_writer() {
  Mutex mutex;
  int page = 0;
  const auto read = [&] {
    std::shared_lock lock(mutex);
    require(page == 0 || page == 2, "half a change");
  };
  together(read, read, [&] {
    std::unique_lock lock(mutex);
    ++page;
    ++page;
  });
}

void timed_readers() {
  std::shared_timed_mutex mutex;
  int page = 0;
  together(
      [&] {
        std::unique_lock lock(mutex, 1s);
        if (lock) ++page;
      },
      [&] {
        std::shared_lock lock(mutex, 1s);
        if (lock) require(page <= 1, "one page");
      },
      [&] {
        std::shared_lock lock(mutex, std::chrono::steady_clock::now() + 1s);
        if (lock) require(page <= 1, "one page");
      });
}

void try_lock_shared() {
  std::shared_mutex mutex;
  int page = 0;
  together(
      [&] {
        if (!mutex.try_lock()) return;
        ++page;
        mutex.unlock();
      },
      [&] {
        if (!mutex.try_lock_shared()) return;
        require(page <= 1, "one page");
        mutex.unlock_shared();
      });
}

void second_look_after_an_upgrade() {
  std::shared_mutex mutex;
  int made = 0;
  const auto get = [&] {
    {
      std::shared_lock look(mutex);
      if (made > 0) return;
    }
    std::unique_lock change(mutex);
    if (made == 0) ++made;
  };
  together(get, get);
  require(made == 1, "made twice");
}

void two_readers_meet() {
  std::shared_mutex mutex;
  std::atomic<int> inside = 0;
  const auto read = [&] {
    std::shared_lock lock(mutex);
    ++inside;
    while (inside < 2) std::this_thread::yield();
  };
  together(read, read);
}

const Use table[] = {
    {"shared_mutex", readers_and_a_writer<std::shared_mutex>},
    {"shared_timed_mutex", readers_and_a_writer<std::shared_timed_mutex>},
    {"timed readers", timed_readers},
    {"try_lock_shared", try_lock_shared},
    {"second look after an upgrade", second_look_after_an_upgrade},
    {"two readers meet", two_readers_meet},
};

}  // namespace

std::span<const Use> reader_locks() { return table; }

}  // namespace matrix
