// What a test and its children see together: one page of memory, made before the fork.
#pragma once

#include <gtest/gtest.h>
#include <semaphore.h>
#include <sys/mman.h>
#include <time.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <new>
#include <utility>

namespace lab {

/// A T in memory that children forked later share.
template <class T>
class Shared {
 public:
  template <class... Arguments>
  explicit Shared(Arguments&&... arguments) : value_(new (page()) T(std::forward<Arguments>(arguments)...)) {}
  ~Shared() {
    value_->~T();
    ::munmap(value_, sizeof(T));
  }
  Shared(const Shared&) = delete;
  Shared& operator=(const Shared&) = delete;

  T& operator*() const { return *value_; }
  T* operator->() const { return value_; }

 private:
  static void* page() {
    void* memory = ::mmap(nullptr, sizeof(T), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) std::abort();
    return memory;
  }

  T* const value_;
};

/// A flag for processes; once set it stays set. Lives in a Shared.
class SharedFlag {
 public:
  SharedFlag() { ::sem_init(&set_, 1, 0); }
  ~SharedFlag() { ::sem_destroy(&set_); }

  void set() { ::sem_post(&set_); }

  /// True once set; false when the limit has passed first.
  bool wait(std::chrono::seconds limit = std::chrono::seconds(2)) {
    timespec until{};
    ::clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += limit.count();
    while (::sem_timedwait(&set_, &until) < 0) {
      if (errno != EINTR) return false;
    }
    set();
    return true;
  }

 private:
  sem_t set_;
};

/// A place where processes meet, or find out that they cannot. Lives in a Shared.
class SharedRendezvous {
 public:
  explicit SharedRendezvous(int parties) : missing_(parties) {}

  bool arrive() {
    if (--missing_ <= 0) all_here_.set();
    return all_here_.wait();
  }

 private:
  std::atomic<int> missing_;
  SharedFlag all_here_;
};

}  // namespace lab
