#include <atomic>
#include <mutex>

#include "matrix/use.hpp"

namespace matrix {
namespace {

void call_once() {
  std::once_flag once;
  int lamp = 0;
  const auto use = [&] {
    std::call_once(once, [&] { ++lamp; });
    require(lamp == 1, "made once");
  };
  together(use, use, use);
}

void call_once_tries_again_after_a_throw() {
  std::once_flag once;
  int lamp = 0;
  std::atomic<int> tries = 0;
  const auto use = [&] {
    try {
      std::call_once(once, [&] {
        if (tries++ == 0) throw 1;
        ++lamp;
      });
      require(lamp == 1, "made once");
    } catch (int) {
    }
  };
  together(use, use, use);
  require(lamp == 1, "made once");
}

void call_once_in_call_once() {
  std::once_flag outer, inner;
  int made = 0;
  const auto use = [&] {
    std::call_once(outer, [&] { std::call_once(inner, [&] { ++made; }); });
    require(made == 1, "made once");
  };
  together(use, use);
}

struct SlowToMake {
  int value = 0;
  SlowToMake() {
    std::this_thread::yield();
    value = 42;
  }
};

void static_local() {
  const auto use = [] {
    static const SlowToMake lamp;
    require(lamp.value == 42, "half made");
  };
  together(use, use);
}

void double_checked_locking() {
  std::mutex mutex;
  int lamp = 0;
  std::atomic<int*> instance = nullptr;
  const auto get = [&] {
    int* seen = instance.load(std::memory_order_acquire);
    if (seen == nullptr) {
      std::lock_guard lock(mutex);
      seen = instance.load(std::memory_order_relaxed);
      if (seen == nullptr) {
        lamp = 7;
        seen = &lamp;
        instance.store(seen, std::memory_order_release);
      }
    }
    require(*seen == 7, "half made");
  };
  together(get, get);
}

const Use table[] = {
    {"call_once", call_once},
    {"call_once tries again after a throw", call_once_tries_again_after_a_throw},
    {"call_once in call_once", call_once_in_call_once},
    {"static local", static_local},
    {"double-checked locking", double_checked_locking},
};

}  // namespace

std::span<const Use> once() { return table; }

}  // namespace matrix
