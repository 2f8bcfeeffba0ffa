// Gives a piece of code every answer that the kernel may give instead of the one it gave.
//
// The scenario runs once without faults, and its system calls are counted. Then it runs once for every call
// and every fault that this call may really meet, each time in a process of its own with a limit. A run that
// crashes, hangs, throws, fails an EXPECT or leaves descriptors or children behind fails the case with one
// sentence that names the call, its line, the fault, and the token that runs it again.
//
// Requires:   the scenario makes everything it uses, so that each run starts alike; it ends; it is short
//             (tens of calls, milliseconds), since it runs once per call and fault. Threads are allowed, but
//             the numbers of their calls then mean little.
// Guarantees: the same program and token give the same run. No finding where the machine is slow: a run is
//             stuck when all its processes sleep for the whole limit, or have used that much processor time.
//             What was not tried within the budget is "not judged".
// Calls:      read readv recv recvmsg write writev send sendmsg poll ppoll waitpid wait wait4 waitid fork
//             pipe pipe2 socketpair accept accept4, made by the program's own code. Those of the C++ library,
//             of GoogleTest and of the harness are neither counted nor faulted.
// Children:   a child's calls are numbered on their own: "child2.read.3" is the third read() of the second
//             process that the scenario forked, "child2.1" that one's first child.
// Elsewhere:  under ThreadSanitizer and the explorer no call is in our hands: the scenario runs once, as it
// is. Example:
//   harness::survives_every_fault([] {
//     const Answer answer = ask_a_child("7");
//     if (answer.failed) EXPECT_TRUE(harness::honest_error_allowed()) << answer.error;
//     else EXPECT_EQ(answer.text, "49");
//   });
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <vector>

namespace harness {

/// docs/maintaining/faults.md says which call meets which, and why.
enum class Fault {
  interrupted,           ///< EINTR: a call that may block, on a descriptor that may
  short_count,           ///< fewer bytes than asked for, at least one; the others are still to come
  would_block,           ///< EAGAIN: on a non-blocking descriptor; the next call goes on
  broken_pipe,           ///< EPIPE and SIGPIPE: nobody reads any more, now and later
  connection_reset,      ///< ECONNRESET: the peer of a socket is gone, now and later
  no_child,              ///< ECHILD: the child has ended, and the system has thrown its status away
  too_many_descriptors,  ///< EMFILE: pipe(), socketpair(), accept() make none until one is closed
  too_many_processes,    ///< EAGAIN: fork() makes none until a child is waited for
  no_memory,             ///< ENOMEM: fork() makes none
};

struct FaultOptions {
  std::vector<Fault> only = {};  ///< empty: all
  unsigned double_faults = 0;    ///< further runs, with two faults each, drawn by `seed`
  std::uint64_t seed = 1;
  std::chrono::milliseconds limit{1000};   ///< for one run: of sleep without an event, or of processor time
  std::chrono::milliseconds budget{7000};  ///< for all runs of a case together
};

/// Adds GoogleTest failures. At most one such call runs at a time.
void survives_every_fault(const std::function<void()>& scenario, const FaultOptions& options = {});

/// For scenarios. How many faults have struck in this run up to now, in whichever of its processes.
unsigned faults_so_far();

/// True once a fault, or one of this kind, has struck in this run.
bool fault_struck();
bool fault_struck(Fault kind);

/// True once a fault has struck that no code can hide, so that an error reported as such is a right answer:
/// all but interrupted, short_count and would_block, after which the full result is demanded.
bool honest_error_allowed();

}  // namespace harness
