#include "harness/descriptor_facts.hpp"

#include <fcntl.h>
#include <limits.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace harness {
namespace {

enum class Kind { none, pipe, stream, packets, device };

Kind kind_of(int descriptor) {
  struct stat facts {};
  if (::fstat(descriptor, &facts) != 0) return Kind::none;
  if (S_ISFIFO(facts.st_mode)) return Kind::pipe;
  if (S_ISSOCK(facts.st_mode)) {
    int type = 0;
    socklen_t size = sizeof type;
    const bool known = ::getsockopt(descriptor, SOL_SOCKET, SO_TYPE, &type, &size) == 0;
    return known && type == SOCK_STREAM ? Kind::stream : Kind::packets;
  }
  if (S_ISCHR(facts.st_mode)) return Kind::device;
  // Timers and event counters have no type. Files and folders never wait: a signal does not interrupt them.
  return (facts.st_mode & S_IFMT) == 0 ? Kind::packets : Kind::none;
}

bool never_waits(int descriptor, int flags) {
  return (flags & MSG_DONTWAIT) != 0 || (::fcntl(descriptor, F_GETFL) & O_NONBLOCK) != 0;
}

/// A call either may wait, and then a signal may interrupt it, or says EAGAIN where it would.
Faults faults_of_waiting(int descriptor, int flags) {
  Faults faults;
  faults.add(never_waits(descriptor, flags) ? Fault::would_block : Fault::interrupted);
  return faults;
}

}  // namespace

Faults faults_of_reading(int descriptor, int flags) {
  const Kind kind = kind_of(descriptor);
  if (kind == Kind::none) return {};
  Faults faults = faults_of_waiting(descriptor, flags);
  // MSG_WAITALL waits for all, MSG_PEEK takes nothing.
  const bool may_be_short = (flags & (MSG_WAITALL | MSG_PEEK)) == 0;
  if (kind != Kind::packets && may_be_short) faults.add(Fault::short_count);
  if (kind == Kind::stream) faults.add(Fault::connection_reset);
  return faults;
}

Faults faults_of_writing(int descriptor, std::size_t size, int flags) {
  const Kind kind = kind_of(descriptor);
  if (kind == Kind::none) return {};
  Faults faults = faults_of_waiting(descriptor, flags);
  const bool whole = kind == Kind::packets || (kind == Kind::pipe && size <= PIPE_BUF);
  if (!whole) faults.add(Fault::short_count);
  if (kind == Kind::pipe || kind == Kind::stream) faults.add(Fault::broken_pipe);
  return faults;
}

Faults faults_of_accepting(int descriptor) {
  Faults faults = faults_of_waiting(descriptor, 0);
  faults.add(Fault::too_many_descriptors);
  return faults;
}

bool lose_peer(int descriptor) {
  const Kind kind = kind_of(descriptor);
  if (kind == Kind::stream) return ::shutdown(descriptor, SHUT_RDWR) == 0 || errno == ENOTCONN;
  const int status = ::fcntl(descriptor, F_GETFL), flags = ::fcntl(descriptor, F_GETFD);
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC | (status & O_NONBLOCK)) != 0) return false;
  ::close(ends[0]);
  const bool done = ::dup3(ends[1], descriptor, (flags & FD_CLOEXEC) != 0 ? O_CLOEXEC : 0) == descriptor;
  ::close(ends[1]);
  return done;
}

}  // namespace harness
