// Threads under control: creation, end, join, and what a thread has of its own.
//
// Called in the runtime, by the current thread.
#pragma once

#include "explore/engine/locks.hpp"
#include "explore/engine/thread.hpp"

namespace explore {

/// Outside control: makes the seats of so many threads ready, for processes forked later. Making one takes as
/// long as a short execution. No effect with the baton, whose threads no fork takes along.
void make_seats_ready(int count);

/// Null when the system gives no thread.
Thread* create_thread(void* (*function)(void*), void* argument, bool detached, Request request);
/// Sleeps until the thread has ended; its state has the result. False: the deadline passed.
bool join_thread(Thread& thread, Request request);
void detach_thread(Thread& thread, Request request);
/// Ends the current thread as pthread_exit does: its stack is unwound, its thread_local objects destroyed.
[[noreturn]] void exit_thread(void* result);

/// Runs `destructor(object)` when the current thread ends, last registered first.
void at_thread_exit(void (*destructor)(void*), void* object);

/// pthread_setspecific and its counterpart: values of the current thread.
bool set_specific(unsigned key, const void* value);
void* get_specific(unsigned key);
/// What a key's values are given to when a thread ends. Also called outside control.
void remember_key(unsigned key, void (*destructor)(void*));

}  // namespace explore
