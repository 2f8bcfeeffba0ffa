// Keeps ThreadSanitizer out of the walk along an interrupted thread's stack.
//
// The unwinder calls pthread_once() on every walk, and ThreadSanitizer's version of it takes a lock that the
// interrupted thread may hold, in the middle of malloc() for example. While a thread walks, the answer is
// known: answer_stack_requests() has walked once, so that whatever the unwinder does once is done.
#include <dlfcn.h>
#include <pthread.h>

#include "harness/stacks.hpp"

using Once = int(pthread_once_t*, void (*)());

extern "C" __attribute__((weak)) Once __interceptor_pthread_once;  // In the program itself with clang.

extern "C" const char interleave_tsan_once = 0;  // What the linker is told to look for.

extern "C" int pthread_once(pthread_once_t* control, void (*function)()) {
  if (harness::walking_a_stack()) return 0;
  if (__interceptor_pthread_once != nullptr) return __interceptor_pthread_once(control, function);
  // Looked up each time: a static variable's guard may need pthread_once itself.
  return reinterpret_cast<Once*>(dlsym(RTLD_NEXT, "pthread_once"))(control, function);
}
