// Is the code that runs now under control? Asked by every interposed call and every instrumented access, so
// it is one comparison.
#pragma once

#include <atomic>

namespace explore {

inline void* thread_pointer() {
  void* pointer;
  asm("mov %%fs:0, %0" : "=r"(pointer));
  return pointer;
}

/// The thread pointer of the controlled thread whose turn it is; null while the runtime itself is at work,
/// and when nothing is controlled. Other threads of the process compare it with their own and find them
/// unequal.
extern std::atomic<void*> controlled_pointer;

inline bool in_control() { return controlled_pointer.load(std::memory_order_relaxed) == thread_pointer(); }

/// While it lives, this thread is in the runtime: what it calls is not the program's doing.
class InRuntime {
 public:
  InRuntime() { controlled_pointer.store(nullptr, std::memory_order_relaxed); }
  ~InRuntime() { controlled_pointer.store(thread_pointer(), std::memory_order_relaxed); }
  InRuntime(const InRuntime&) = delete;
  InRuntime& operator=(const InRuntime&) = delete;
};

/// The reverse: the runtime calls a function of the program.
class InProgram {
 public:
  InProgram() { controlled_pointer.store(thread_pointer(), std::memory_order_relaxed); }
  ~InProgram() { controlled_pointer.store(nullptr, std::memory_order_relaxed); }
  InProgram(const InProgram&) = delete;
  InProgram& operator=(const InProgram&) = delete;
};

}  // namespace explore
