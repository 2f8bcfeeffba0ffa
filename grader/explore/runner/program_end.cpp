// Under control a status other than 0 is a failure of the execution. A program that returns from main, or
// calls exit(), ends with its other threads still running, as it does natively: its exit handlers and
// destructors run under control, and others may run between them.
#include "explore/runner/program_end.hpp"

#include <unistd.h>

#include <cstdlib>
#include <string>

#include "explore/engine/control.hpp"
#include "explore/engine/kernel.hpp"
#include "explore/engine/real.hpp"
#include "explore/engine/scheduler.hpp"

extern "C" {  // The program's functions with __attribute__((destructor)); the linker knows where they are.
extern void (*const __fini_array_start[])() __attribute__((visibility("hidden")));
extern void (*const __fini_array_end[])() __attribute__((visibility("hidden")));
}

namespace explore {
namespace {

/// No effect when nothing is controlled.
void fail_in_program(FailureKind kind, const std::string& message) {
  if (!in_control()) return;
  controlled_pointer.store(nullptr, std::memory_order_relaxed);
  scheduler.fail_here(kind, message.c_str());
}

void refuse_status(int status) {
  if (status != 0) fail_in_program(FailureKind::bad_exit, "exit status " + std::to_string(status));
}

}  // namespace

// The libraries' own destructors are nobody's program, and cost a tenth of a short execution. Registered
// before every constructor of the program, this is called after every exit handler and destructor of it.
__attribute__((constructor(101))) void leave_before_the_libraries_do() {
  on_exit(
      [](int status, void*) {
        if (!in_control()) return;
        for (auto* function = __fini_array_end; function != __fini_array_start;) (*--function)();
        end_process(status);
      },
      nullptr);
}

void end_process(int status) {
  for (;;) system_call(SYS_exit_group, status);
}

}  // namespace explore

extern "C" {

void exit(int status) {
  explore::refuse_status(status);
  EXPLORE_REAL(exit)(status);
  explore::end_process(status);
}

void _exit(int status) {
  explore::refuse_status(status);
  explore::end_process(status);
}

void _Exit(int status) {
  explore::refuse_status(status);
  explore::end_process(status);
}
}
