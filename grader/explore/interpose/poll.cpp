// Calls that wait for files. Whether a file is ready is the kernel's to say; how long a call waits is
// virtual.
#include <poll.h>
#include <sys/epoll.h>
#include <sys/select.h>

#include "explore/interpose/clock.hpp"
#include "explore/interpose/entry.hpp"

namespace explore {
namespace {

constexpr Nanoseconds millisecond = 1'000'000;

Nanoseconds deadline_after(const timespec* time) {
  return time == nullptr ? no_deadline : scheduler.now() + nanoseconds(*time);
}

Nanoseconds deadline_after(int milliseconds) {
  return milliseconds < 0 ? no_deadline : scheduler.now() + milliseconds * millisecond;
}

// `look` asks the kernel without waiting: not 0 is an answer.
template <class Look>
int wait_for_files(Look look, Nanoseconds deadline, const void* place) {
  const Operation operation{.kind = Kind::poll, .deadline = deadline, .place = place};
  for (;;) {
    const int answer = look();
    if (answer != 0) return scheduler.mark({.kind = Kind::poll, .place = place}), answer;
    if (deadline != no_deadline && deadline <= scheduler.now()) return 0;
    scheduler.sleep_until_others_ran(operation);
  }
}

}  // namespace
}  // namespace explore

using namespace explore;

extern "C" {

int poll(pollfd* files, nfds_t count, int milliseconds) {
  EXPLORE_UNLESS_CONTROLLED(poll, files, count, milliseconds);
  const InRuntime runtime;
  const auto look = [=] { return EXPLORE_REAL(poll)(files, count, 0); };
  return wait_for_files(look, deadline_after(milliseconds), EXPLORE_CALLER);
}

int ppoll(pollfd* files, nfds_t count, const timespec* time, const sigset_t* signals) {
  EXPLORE_UNLESS_CONTROLLED(ppoll, files, count, time, signals);
  const InRuntime runtime;
  const auto look = [=] { return EXPLORE_REAL(poll)(files, count, 0); };
  return wait_for_files(look, deadline_after(time), EXPLORE_CALLER);
}

int epoll_wait(int epoll, epoll_event* events, int most, int milliseconds) {
  EXPLORE_UNLESS_CONTROLLED(epoll_wait, epoll, events, most, milliseconds);
  const InRuntime runtime;
  const auto look = [=] { return EXPLORE_REAL(epoll_wait)(epoll, events, most, 0); };
  return wait_for_files(look, deadline_after(milliseconds), EXPLORE_CALLER);
}

int epoll_pwait(int epoll, epoll_event* events, int most, int milliseconds, const sigset_t* signals) {
  EXPLORE_UNLESS_CONTROLLED(epoll_pwait, epoll, events, most, milliseconds, signals);
  const InRuntime runtime;
  const auto look = [=] { return EXPLORE_REAL(epoll_wait)(epoll, events, most, 0); };
  return wait_for_files(look, deadline_after(milliseconds), EXPLORE_CALLER);
}

int select(int count, fd_set* readable, fd_set* writable, fd_set* exceptional, timeval* time) {
  EXPLORE_UNLESS_CONTROLLED(select, count, readable, writable, exceptional, time);
  const InRuntime runtime;
  const auto value_of = [](const fd_set* files) { return files == nullptr ? fd_set{} : *files; };
  const fd_set wanted[] = {value_of(readable), value_of(writable), value_of(exceptional)};
  const auto look = [=] {
    if (readable != nullptr) *readable = wanted[0];
    if (writable != nullptr) *writable = wanted[1];
    if (exceptional != nullptr) *exceptional = wanted[2];
    timeval none{};
    return EXPLORE_REAL(select)(count, readable, writable, exceptional, &none);
  };
  Nanoseconds deadline = no_deadline;
  if (time != nullptr) deadline = scheduler.now() + time->tv_sec * second + time->tv_usec * 1000;
  return wait_for_files(look, deadline, EXPLORE_CALLER);
}

}  // extern "C"
