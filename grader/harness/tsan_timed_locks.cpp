// Shows ThreadSanitizer the locks that are taken with a time limit.
//
// libstdc++ takes std::timed_mutex and its kin by pthread_mutex_clocklock() and the like, which clang 14's
// ThreadSanitizer does not know: it would call everything that they guard a data race. Here they tell it by
// its interface for home-made mutexes.
#include <dlfcn.h>
#include <pthread.h>
#include <sanitizer/tsan_interface.h>

namespace {

template <class Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

/// The C library's call, with the sanitizer told before and after it.
template <class Lock>
int told(Lock* lock, unsigned flags, int (*take)(Lock*, clockid_t, const timespec*), clockid_t clock,
         const timespec* deadline) {
  flags |= __tsan_mutex_try_lock;  // May fail, so no lock-order inversion is certain.
  __tsan_mutex_pre_lock(lock, flags);
  const int status = take(lock, clock, deadline);
  if (status != 0) flags |= __tsan_mutex_try_lock_failed;
  __tsan_mutex_post_lock(lock, flags, 0);
  return status;
}

}  // namespace

extern "C" int pthread_mutex_clocklock(pthread_mutex_t* mutex, clockid_t clock, const timespec* deadline) {
  static const auto take = next<decltype(pthread_mutex_clocklock)>("pthread_mutex_clocklock");
  return told(mutex, 0, take, clock, deadline);
}

extern "C" int pthread_rwlock_clockwrlock(pthread_rwlock_t* lock, clockid_t clock, const timespec* deadline) {
  static const auto take = next<decltype(pthread_rwlock_clockwrlock)>("pthread_rwlock_clockwrlock");
  return told(lock, 0, take, clock, deadline);
}

extern "C" int pthread_rwlock_clockrdlock(pthread_rwlock_t* lock, clockid_t clock, const timespec* deadline) {
  static const auto take = next<decltype(pthread_rwlock_clockrdlock)>("pthread_rwlock_clockrdlock");
  return told(lock, __tsan_mutex_read_lock, take, clock, deadline);
}
