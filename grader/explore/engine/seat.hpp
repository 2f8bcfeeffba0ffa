// A place where a controlled thread runs: a stack and a thread pointer of its own, so that thread_local,
// errno and the exception machinery are each thread's own. Seats are made once and used again and again.
//
// Behind each seat stands a real thread. With Backend::baton it runs its seat when it is handed the baton.
// With Backend::user_switch it sleeps for ever: the thread that called execute() runs everybody, by loading
// the other's stack and thread pointer.
#pragma once

#include <atomic>

#include "explore/engine/execution.hpp"

namespace explore {

struct Seat {
  void* stack_pointer = nullptr;  ///< where its code was left
  void* stack_top = nullptr;      ///< where a fresh start begins
  void* thread_pointer = nullptr;
  bool fresh = false;  ///< its next turn begins at run_fresh_seat(), whatever was left there
  std::atomic<int> baton{0};
  std::atomic<int> ready{0};
  long kernel_thread = 0;
  unsigned long handle = 0;  ///< pthread_t of the thread behind it
};

/// What a fresh seat runs; never returns. Defined by threads.cpp.
[[noreturn]] void run_fresh_seat();

/// Makes the seat of thread `id` if it was not made yet. False: the system gives no more threads.
bool make_seat(Seat& seat, ThreadId id);

/// The calling thread's own seat, to come back to.
void sit_down(Seat& home);

/// Runs `to` and comes back when somebody gives the turn to `from`.
void give_turn(Seat& from, Seat& to);

/// Never comes back: `from` has nothing left to do until its next fresh start.
[[noreturn]] void give_last_turn(Seat& from, Seat& to);

/// Is this an address that a seat's stack must not grow to?
bool is_end_of_stack(std::uintptr_t address);

inline constexpr std::size_t stack_bytes = std::size_t{8} << 20;

}  // namespace explore
