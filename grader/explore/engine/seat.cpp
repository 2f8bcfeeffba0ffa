#include "explore/engine/seat.hpp"

#include <pthread.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <array>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include "explore/engine/control.hpp"
#include "explore/engine/crash.hpp"
#include "explore/engine/kernel.hpp"
#include "explore/engine/real.hpp"
#include "explore/engine/switch.hpp"
#include "explore/engine/watchdog.hpp"

namespace explore {
namespace {

constexpr std::size_t guard_bytes = std::size_t{64} << 10;
constexpr unsigned long fsgsbase_in_hwcap2 =
    2;  // Linux >= 5.9: a program may load its thread pointer itself.

Backend choose_backend() {
  const char* wish = std::getenv("INTERLEAVE_BACKEND");
  const bool can_switch = (getauxval(AT_HWCAP2) & fsgsbase_in_hwcap2) != 0;
  return can_switch && (wish == nullptr || std::strcmp(wish, "baton") != 0) ? Backend::user_switch
                                                                            : Backend::baton;
}

// At a fixed address, so that addresses of local variables repeat from run to run.
char* stack_region() {
  static char* const region = [] {
    void* const wish = reinterpret_cast<void*>(0x300000000000);
    const std::size_t bytes = stack_bytes * max_threads;
    const int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
    void* got = mmap(wish, bytes, PROT_READ | PROT_WRITE, flags | MAP_FIXED_NOREPLACE, -1, 0);
    if (got == MAP_FAILED) got = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, flags, -1, 0);
    return got == MAP_FAILED ? nullptr : static_cast<char*>(got);
  }();
  return region;
}

std::array<Seat*, max_threads> seats;

// The baton's way: this thread runs its seat whenever it is handed the baton, always from the top of its
// stack.
void run_when_handed_baton() {
  const auto depth = static_cast<char*>(__builtin_frame_address(0)) - stack_region();
  Seat& seat = *seats[static_cast<std::size_t>(depth) / stack_bytes];
  wait_for_baton(seat.baton);
  seat.fresh = false;
  run_fresh_seat();
}

void* occupy_seat(void* argument) {
  Seat& seat = *static_cast<Seat*>(argument);
  seat.thread_pointer = thread_pointer();
  seat.kernel_thread = system_call(SYS_gettid);
  if (backend() == Backend::user_switch) explore_lend_stack(&seat.stack_top, &seat.ready);
  give_signal_stack();
  seat.stack_top = static_cast<char*>(__builtin_frame_address(0)) - 512;  // This frame stays whole.
  pass_baton(seat.ready);
  explore_restart(seat.stack_top, run_when_handed_baton);
}

// While its stack is lent the seat's thread must run no handler on it. With the baton it meets crashes
// itself.
sigset_t signals_to_block() {
  sigset_t blocked;
  sigfillset(&blocked);
  if (backend() == Backend::baton) {
    for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, watchdog_signal})
      sigdelset(&blocked, signal);
  }
  return blocked;
}

// A forked child has none of its parent's threads. Who switches by itself needs none of those that lent their
// stacks; the baton needs new ones.
void forget_seats_in_child() {
  if (backend() != Backend::baton) return;
  for (Seat* const seat : seats) {
    if (seat != nullptr) seat->thread_pointer = nullptr;
  }
}

void prepare_for_forks() {
  static const int registered = pthread_atfork(nullptr, nullptr, forget_seats_in_child);
  static_cast<void>(registered);
}

bool start_thread(Seat& seat, char* stack) {
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstack(&attributes, stack, stack_bytes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  const sigset_t blocked = signals_to_block();
  sigset_t before;
  pthread_sigmask(SIG_SETMASK, &blocked, &before);
  pthread_t thread;
  const int error = EXPLORE_REAL(pthread_create)(&thread, &attributes, occupy_seat, &seat);
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  pthread_attr_destroy(&attributes);
  seat.handle = thread;
  return error == 0;
}

}  // namespace

Backend backend() {
  static const Backend chosen = choose_backend();
  return chosen;
}

bool is_end_of_stack(std::uintptr_t address) {
  const auto region = reinterpret_cast<std::uintptr_t>(stack_region());
  return address - region < stack_bytes * max_threads && (address - region) % stack_bytes < guard_bytes;
}

bool make_seat(Seat& seat, ThreadId id) {
  if (seat.thread_pointer != nullptr) return true;
  if (stack_region() == nullptr) return false;
  char* const stack = stack_region() + static_cast<std::size_t>(id) * stack_bytes;
  mprotect(stack, guard_bytes, PROT_NONE);  // Running off the end is a crash, not somebody else's data.
  seats[static_cast<std::size_t>(id)] = &seat;
  prepare_for_forks();
  if (!start_thread(seat, stack)) return false;
  wait_for_baton(seat.ready);
  return true;
}

void sit_down(Seat& home) { home.thread_pointer = thread_pointer(); }

void give_turn(Seat& from, Seat& to) {
  if (backend() == Backend::baton) {
    pass_baton(to.baton);
    wait_for_baton(from.baton);
    if (from.fresh) {  // The execution failed while this thread waited; it is wanted for the next one.
      from.fresh = false;
      explore_restart(from.stack_top, run_fresh_seat);
    }
    return;
  }
  if (to.fresh) {
    to.fresh = false;
    explore_switch_fresh(&from.stack_pointer, to.stack_top, to.thread_pointer, run_fresh_seat);
  } else {
    explore_switch(&from.stack_pointer, to.stack_pointer, to.thread_pointer);
  }
}

void give_last_turn(Seat& from, Seat& to) {
  if (backend() == Backend::baton) {
    pass_baton(to.baton);
    explore_restart(from.stack_top, run_when_handed_baton);
  }
  give_turn(from, to);
  __builtin_unreachable();
}

}  // namespace explore
