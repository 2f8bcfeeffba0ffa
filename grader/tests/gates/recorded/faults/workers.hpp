// Threads and exceptions used wrongly, and library code that ThreadSanitizer misjudges.
#pragma once

void throw_on_a_thread();
void throw_an_int_on_a_thread();
void forget_to_join();
void leave_a_thread_behind();
void capture_a_dead_local();
void crash_under_threads();
void exit_in_the_middle();

// Nothing is wrong with these: the thread sanitizer cannot see into the library's own code.
void carry_an_exception();
void try_a_lock_for_a_while();
void swap_a_shared_pointer();
void notify_at_thread_exit();
