// The processor's part of a switch between seats; one source file per processor.
#pragma once

extern "C" {
/// Leaves this stack, saving its pointer, and goes on where the other was left.
void explore_switch(void** saved, void* stack_pointer, void* thread_pointer);
/// The same, to begin `run` on an empty stack.
void explore_switch_fresh(void** saved, void* stack_top, void* thread_pointer, void (*run)());
/// Forgets everything on this thread's stack and begins `run` on it.
[[noreturn]] void explore_restart(void* stack_top, void (*run)());
/// Saves the stack's pointer, sets the word, wakes who waits for it, and sleeps for ever using no stack.
[[noreturn]] void explore_lend_stack(void** stack_top, void* ready);
}
