// The calls that make and wait for processes and descriptors, in front of the C library's.
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "harness/descriptor_facts.hpp"
#include "harness/interposed.hpp"

NEXT(int, poll, (pollfd*, nfds_t, int))
NEXT(int, ppoll, (pollfd*, nfds_t, const timespec*, const sigset_t*))
NEXT(pid_t, waitpid, (pid_t, int*, int))
NEXT(pid_t, wait, (int*))
NEXT(pid_t, wait4, (pid_t, int*, int, rusage*))
NEXT(int, waitid, (idtype_t, id_t, siginfo_t*, int))
NEXT(pid_t, fork, ())
NEXT(int, pipe, (int*))
NEXT(int, pipe2, (int*, int))
NEXT(int, socketpair, (int, int, int, int*))
NEXT(int, accept, (int, sockaddr*, socklen_t*))
NEXT(int, accept4, (int, sockaddr*, socklen_t*, int))
NEXT(int, kill, (pid_t, int))

namespace harness {

const bool process_calls_in_front = true;

namespace {

bool has_no_children() {
  siginfo_t any{};
  return next_waitid()(P_ALL, 0, &any, WEXITED | WNOHANG | WNOWAIT) != 0 && errno == ECHILD;
}

/// With SIGCHLD ignored a child's status is thrown away at its end, and who waits for it is told ECHILD; who
/// waits for any is told so only after the last.
template <class Real>
pid_t wait_or_refuse(const Arrival& arrival, pid_t whom, int options, void* caller, Real real) {
  if (!arrival.watched) return real();
  Faults possible;
  if ((options & WNOHANG) == 0) possible.add(Fault::interrupted);
  const PlannedFault* const planned = arrival.planned;
  if (planned_in(arrival, possible) != nullptr) return refuse(arrival, caller);
  const pid_t result = real();
  const int error = errno;
  const bool gone =
      result > 0 && (options & (WUNTRACED | WCONTINUED)) == 0 && (whom > 0 || has_no_children());
  if (gone && planned != nullptr && planned->fault == Fault::no_child) return refuse(arrival, caller);
  if (gone) possible.add(Fault::no_child);
  errno = error;
  depart(arrival, result < 0 ? Faults() : possible, 0, caller);
  return result;
}

Faults of_poll(bool waits) { return waits ? only(Fault::interrupted) : Faults(); }

}  // namespace
}  // namespace harness

using namespace harness;

extern "C" {

int poll(pollfd* watched, nfds_t count, int timeout_ms) {
  return call_or_refuse(arrive(SystemCall::poll, CALLER), of_poll(timeout_ms != 0), CALLER,
                        [=] { return next_poll()(watched, count, timeout_ms); });
}

int ppoll(pollfd* watched, nfds_t count, const timespec* timeout, const sigset_t* mask) {
  const bool waits = timeout == nullptr || timeout->tv_sec != 0 || timeout->tv_nsec != 0;
  return call_or_refuse(arrive(SystemCall::ppoll, CALLER), of_poll(waits), CALLER,
                        [=] { return next_ppoll()(watched, count, timeout, mask); });
}

pid_t waitpid(pid_t whom, int* status, int options) {
  return wait_or_refuse(arrive(SystemCall::waitpid, CALLER), whom, options, CALLER,
                        [=] { return next_waitpid()(whom, status, options); });
}

pid_t wait(int* status) {
  return wait_or_refuse(arrive(SystemCall::wait, CALLER), -1, 0, CALLER, [=] { return next_wait()(status); });
}

pid_t wait4(pid_t whom, int* status, int options, rusage* usage) noexcept {
  return wait_or_refuse(arrive(SystemCall::wait4, CALLER), whom, options, CALLER,
                        [=] { return next_wait4()(whom, status, options, usage); });
}

int waitid(idtype_t kind, id_t whom, siginfo_t* info, int options) {
  return call_or_refuse(arrive(SystemCall::waitid, CALLER), of_poll((options & WNOHANG) == 0), CALLER,
                        [=] { return next_waitid()(kind, whom, info, options); });
}

pid_t fork() noexcept {
  const Arrival arrival = arrive(SystemCall::fork, CALLER);
  if (!arrival.watched) return next_fork()();
  Faults possible = only(Fault::too_many_processes);
  possible.add(Fault::no_memory);
  if (planned_in(arrival, possible) != nullptr) return refuse(arrival, CALLER);
  const std::uint16_t number = next_child();
  const pid_t child = next_fork()();
  if (child == 0) become_child(number);
  if (child < 0 && current_run() != nullptr) current_run()->refused = errno;
  if (child > 0) depart(arrival, possible, 0, CALLER);
  return child;
}

int pipe(int* ends) noexcept {
  return call_or_refuse(arrive(SystemCall::pipe, CALLER), only(Fault::too_many_descriptors), CALLER,
                        [=] { return next_pipe()(ends); });
}

int pipe2(int* ends, int flags) noexcept {
  return call_or_refuse(arrive(SystemCall::pipe2, CALLER), only(Fault::too_many_descriptors), CALLER,
                        [=] { return next_pipe2()(ends, flags); });
}

int socketpair(int domain, int type, int protocol, int* ends) noexcept {
  return call_or_refuse(arrive(SystemCall::socketpair, CALLER), only(Fault::too_many_descriptors), CALLER,
                        [=] { return next_socketpair()(domain, type, protocol, ends); });
}

int accept(int listener, sockaddr* address, socklen_t* size) {
  const Arrival arrival = arrive(SystemCall::accept, CALLER, listener);
  return call_or_refuse(arrival, arrival.watched ? faults_of_accepting(listener) : Faults(), CALLER,
                        [=] { return next_accept()(listener, address, size); });
}

int accept4(int listener, sockaddr* address, socklen_t* size, int flags) {
  const Arrival arrival = arrive(SystemCall::accept4, CALLER, listener);
  return call_or_refuse(arrival, arrival.watched ? faults_of_accepting(listener) : Faults(), CALLER,
                        [=] { return next_accept4()(listener, address, size, flags); });
}

// A failed fork()'s -1, taken for a process: to the kernel it means every process of this user.
int kill(pid_t whom, int signal) noexcept {
  if (whom == -1 && signal != 0 && current_run() != nullptr) {
    tell_of_kill(CALLER);
    errno = EPERM;
    return -1;
  }
  return next_kill()(whom, signal);
}
}
