#include "harness/lock_count.hpp"

#include <pthread.h>

#include <atomic>
#include <cerrno>

#include "harness/next_function.hpp"

namespace harness {
namespace {

constinit std::atomic<bool> counting{false};
constinit std::atomic<std::uint64_t> acquisitions{0}, contentions{0};

int counted(int status) {
  if (status == 0 || status == EOWNERDEAD) acquisitions.fetch_add(1, std::memory_order_relaxed);
  return status;
}

bool taken(int status) { return status == EBUSY || status == EAGAIN; }

int count_try(int status) {
  if (!counting.load(std::memory_order_relaxed)) return status;
  if (taken(status)) contentions.fetch_add(1, std::memory_order_relaxed);
  return counted(status);
}

// Whether a lock was taken is only known by trying first.
template <class Try, class Wait>
int count_lock(Try try_lock, Wait lock) {
  if (!counting.load(std::memory_order_relaxed)) return lock();
  int status = try_lock();
  if (taken(status)) {
    contentions.fetch_add(1, std::memory_order_relaxed);
    status = lock();
  }
  return counted(status);
}

// Spelled out: decltype(pthread_mutex_lock) has attributes that g++ warns about.
using Mutex = int(pthread_mutex_t*);
using MutexUntil = int(pthread_mutex_t*, const timespec*);
using MutexClock = int(pthread_mutex_t*, clockid_t, const timespec*);
using Shared = int(pthread_rwlock_t*);
using SharedUntil = int(pthread_rwlock_t*, const timespec*);
using SharedClock = int(pthread_rwlock_t*, clockid_t, const timespec*);

constinit NextFunction<Mutex> mutex_lock("pthread_mutex_lock");
constinit NextFunction<Mutex> mutex_try("pthread_mutex_trylock");
constinit NextFunction<MutexUntil> mutex_timed("pthread_mutex_timedlock");
constinit NextFunction<MutexClock> mutex_clock("pthread_mutex_clocklock");
constinit NextFunction<Shared> read_lock("pthread_rwlock_rdlock");
constinit NextFunction<Shared> read_try("pthread_rwlock_tryrdlock");
constinit NextFunction<SharedUntil> read_timed("pthread_rwlock_timedrdlock");
constinit NextFunction<SharedClock> read_clock("pthread_rwlock_clockrdlock");
constinit NextFunction<Shared> write_lock("pthread_rwlock_wrlock");
constinit NextFunction<Shared> write_try("pthread_rwlock_trywrlock");
constinit NextFunction<SharedUntil> write_timed("pthread_rwlock_timedwrlock");
constinit NextFunction<SharedClock> write_clock("pthread_rwlock_clockwrlock");

}  // namespace

void begin_lock_count() {
  acquisitions.store(0, std::memory_order_relaxed);
  contentions.store(0, std::memory_order_relaxed);
  counting.store(true, std::memory_order_relaxed);
}

LockCounts end_lock_count() {
  counting.store(false, std::memory_order_relaxed);
  return {.acquisitions = acquisitions.load(std::memory_order_relaxed),
          .contentions = contentions.load(std::memory_order_relaxed)};
}

}  // namespace harness

using namespace harness;

extern "C" {

int pthread_mutex_lock(pthread_mutex_t* m) noexcept {
  return count_lock([m] { return mutex_try.get()(m); }, [m] { return mutex_lock.get()(m); });
}

int pthread_mutex_trylock(pthread_mutex_t* m) noexcept { return count_try(mutex_try.get()(m)); }

int pthread_mutex_timedlock(pthread_mutex_t* m, const timespec* until) noexcept {
  return count_lock([m] { return mutex_try.get()(m); }, [=] { return mutex_timed.get()(m, until); });
}

int pthread_mutex_clocklock(pthread_mutex_t* m, clockid_t clock, const timespec* until) noexcept {
  return count_lock([m] { return mutex_try.get()(m); }, [=] { return mutex_clock.get()(m, clock, until); });
}

int pthread_rwlock_rdlock(pthread_rwlock_t* l) noexcept {
  return count_lock([l] { return read_try.get()(l); }, [l] { return read_lock.get()(l); });
}

int pthread_rwlock_tryrdlock(pthread_rwlock_t* l) noexcept { return count_try(read_try.get()(l)); }

int pthread_rwlock_timedrdlock(pthread_rwlock_t* l, const timespec* until) noexcept {
  return count_lock([l] { return read_try.get()(l); }, [=] { return read_timed.get()(l, until); });
}

int pthread_rwlock_clockrdlock(pthread_rwlock_t* l, clockid_t clock, const timespec* until) noexcept {
  return count_lock([l] { return read_try.get()(l); }, [=] { return read_clock.get()(l, clock, until); });
}

int pthread_rwlock_wrlock(pthread_rwlock_t* l) noexcept {
  return count_lock([l] { return write_try.get()(l); }, [l] { return write_lock.get()(l); });
}

int pthread_rwlock_trywrlock(pthread_rwlock_t* l) noexcept { return count_try(write_try.get()(l)); }

int pthread_rwlock_timedwrlock(pthread_rwlock_t* l, const timespec* until) noexcept {
  return count_lock([l] { return write_try.get()(l); }, [=] { return write_timed.get()(l, until); });
}

int pthread_rwlock_clockwrlock(pthread_rwlock_t* l, clockid_t clock, const timespec* until) noexcept {
  return count_lock([l] { return write_try.get()(l); }, [=] { return write_clock.get()(l, clock, until); });
}
}
