// Keeps ThreadSanitizer from blaming learners for exceptions that cross threads.
//
// libstdc++ counts an exception's owners in code that is not instrumented, so that the last owner's delete
// looks like a race with the thread that threw (a future, a packaged_task and an exception_ptr all do this).
// The wrappers tell ThreadSanitizer about the hand-over: every owner that lets go releases, and the next
// acquires. The price: a race that is ordered by nothing but two owners letting go of one exception stays
// unseen.
#include <dlfcn.h>

#include <exception>

extern "C" {
void __tsan_acquire(void* address);
void __tsan_release(void* address);
}

namespace {

char exception_owners;  // Stands for every exception's count of owners.

}  // namespace

extern "C" void __cxa_end_catch() {
  using Function = void (*)();
  static const auto real = reinterpret_cast<Function>(dlsym(RTLD_NEXT, "__cxa_end_catch"));
  __tsan_release(&exception_owners);
  __tsan_acquire(&exception_owners);
  real();
}

namespace std::__exception_ptr {

void exception_ptr::_M_release() noexcept {
  using Function = void (*)(exception_ptr*);
  static const auto real =
      reinterpret_cast<Function>(dlsym(RTLD_NEXT, "_ZNSt15__exception_ptr13exception_ptr10_M_releaseEv"));
  __tsan_release(&exception_owners);
  __tsan_acquire(&exception_owners);
  real(this);
}

}  // namespace std::__exception_ptr
