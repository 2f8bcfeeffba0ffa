// Where every thread stands when time is up. The grader sends SIGQUIT; the thread that gets it tells of all.
//
//   thread <tid> <state> <address> <owner> <frame>...   one record per thread, the coordinator's last
//   stacks                                              that was all
//
// state: "running", "sleeping", "for a lock", "for a shared lock", "for a condition", "for a value",
// "for thread 12", "for a child process", "for input", "for room to write", "for a signal", "in a system
// call". address: of the lock, condition or value (hexadecimal); owner: who holds the lock, 0: unknown;
// frames: code addresses relative to the program's image, innermost first, without those of shared libraries.
//
// Works inside sanitizers: the handlers are installed with the system call itself (an interceptor would put
// the signal off until the thread does something else, which a stuck thread never does), are not
// instrumented, and use neither memory of the heap nor the C library beyond syscall(2). There is no thread
// for it: programs that fork must be able to be single-threaded.
#pragma once

namespace harness {

/// From now on SIGQUIT is answered over the evidence channel, once. Takes signal 63 too.
/// Requires: open_evidence() said that a grader listens.
void answer_stack_requests();

/// True while the calling thread is in a handler that walks along its stack.
bool walking_a_stack();

}  // namespace harness
