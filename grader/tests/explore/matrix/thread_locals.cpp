#include <pthread.h>

#include <atomic>
#include <memory>
#include <mutex>

#include "matrix/use.hpp"

namespace matrix {
namespace {

void each_thread_has_its_own() {
  static thread_local int mine = 5;
  const auto use = [] {
    require(mine == 5, "fresh in each thread");
    ++mine;
    std::this_thread::yield();
    require(mine == 6, "nobody else's business");
  };
  together(use, use);
}

std::atomic<int>* alive = nullptr;

struct Counted {
  int value = 7;
  Counted() { ++*alive; }
  ~Counted() { --*alive; }
};

void constructed_and_destroyed() {
  std::atomic<int> count = 0;
  alive = &count;
  const auto use = [] {
    static thread_local Counted counted;
    require(counted.value == 7, "constructed at first use");
    counted.value = 8;
    std::this_thread::yield();
    require(counted.value == 8, "nobody else's business");
  };
  together(use, use);
  require(count == 0, "destroyed with its thread");
}

std::mutex* closing = nullptr;
int* closed = nullptr;

struct ClosesUnderALock {
  ~ClosesUnderALock() {
    std::lock_guard lock(*closing);
    ++*closed;
  }
};

void destructor_takes_a_lock() {
  std::mutex mutex;
  int count = 0;
  closing = &mutex;
  closed = &count;
  const auto use = [] { static thread_local ClosesUnderALock closes; };
  together(use, use);
  require(count == 2, "both closed");
}

void owns_memory() {
  const auto use = [] {
    static thread_local std::unique_ptr<int> page;
    require(page == nullptr, "fresh in each thread");
    page = std::make_unique<int>(1);
    std::this_thread::yield();
    require(*page == 1, "nobody else's business");
  };
  together(use, use);
}

std::atomic<int>* ended = nullptr;

void pthread_key() {
  std::atomic<int> count = 0;
  ended = &count;
  pthread_key_t key{};
  pthread_key_create(&key, [](void* value) {
    delete static_cast<int*>(value);
    ++*ended;
  });
  const auto use = [&] {
    require(pthread_getspecific(key) == nullptr, "fresh in each thread");
    pthread_setspecific(key, new int(3));
    std::this_thread::yield();
    require(*static_cast<int*>(pthread_getspecific(key)) == 3, "nobody else's business");
  };
  together(use, use);
  require(count == 2, "destroyed with its thread");
  pthread_key_delete(key);
}

const Use table[] = {
    {"thread_local each its own", each_thread_has_its_own},
    {"thread_local constructed and destroyed", constructed_and_destroyed},
    {"thread_local destructor takes a lock", destructor_takes_a_lock},
    {"thread_local owns memory", owns_memory},
    {"pthread key", pthread_key},
};

}  // namespace

std::span<const Use> thread_locals() { return table; }

}  // namespace matrix
