// Once flags, and the guards of static local objects. Where the state lives in the program's memory it stays
// there: what was initialised in one execution is so in the next, and outside control.
#include <cstdint>

#include "explore/engine/counters.hpp"
#include "explore/interpose/entry.hpp"

namespace explore {
namespace {

constexpr int once_done = 2;  // As the C library marks it.

// The initialisation's exception goes on to the caller, and the next one tries again.
class RunningOnce {
 public:
  RunningOnce(pthread_once_t* once, const void* place) : once_(once), place_(place) {}
  ~RunningOnce() {
    if (succeeded_) *once_ = once_done;
    leave_once(address_of(once_), succeeded_, {.place = place_});
  }
  RunningOnce(const RunningOnce&) = delete;
  RunningOnce& operator=(const RunningOnce&) = delete;
  void succeeded() { succeeded_ = true; }

 private:
  pthread_once_t* once_;
  const void* place_;
  bool succeeded_ = false;
};

// The unwinder makes itself ready at a process's first throw, through pthread_once: outside of all
// executions, or the one that throws first would have other steps than the same one later.
[[maybe_unused]] const bool unwinder_is_ready = [] {
  try {
    throw 0;
  } catch (int) {
    return true;
  }
}();

char& initialised_byte(std::uint64_t* guard) { return *reinterpret_cast<char*>(guard); }

}  // namespace
}  // namespace explore

using namespace explore;

extern "C" {

int pthread_once(pthread_once_t* once, void (*initialise)()) {
  EXPLORE_UNLESS_CONTROLLED(pthread_once, once, initialise);
  const InRuntime runtime;
  if (enter_once(address_of(once), *once == once_done, {.place = EXPLORE_CALLER}) == Once::was_run) return 0;
  RunningOnce running(once, EXPLORE_CALLER);
  {
    const InProgram program;
    initialise();
  }
  running.succeeded();
  return 0;
}

int __cxa_guard_acquire(std::uint64_t* guard) {
  if (!in_control()) {
    using Acquire = int (*)(std::uint64_t*);
    return EXPLORE_REAL_AS(Acquire, "__cxa_guard_acquire")(guard);
  }
  const InRuntime runtime;
  const bool done = initialised_byte(guard) != 0;
  return enter_once(address_of(guard), done, {.place = EXPLORE_CALLER}) == Once::run_it ? 1 : 0;
}

void __cxa_guard_release(std::uint64_t* guard) noexcept {
  if (!in_control()) {
    using Leave = void (*)(std::uint64_t*);
    return EXPLORE_REAL_AS(Leave, "__cxa_guard_release")(guard);
  }
  const InRuntime runtime;
  initialised_byte(guard) = 1;
  leave_once(address_of(guard), true, {.place = EXPLORE_CALLER});
}

void __cxa_guard_abort(std::uint64_t* guard) noexcept {
  if (!in_control()) {
    using Leave = void (*)(std::uint64_t*);
    return EXPLORE_REAL_AS(Leave, "__cxa_guard_abort")(guard);
  }
  const InRuntime runtime;
  leave_once(address_of(guard), false, {.place = EXPLORE_CALLER});
}

}  // extern "C"
