#include "room.hpp"

#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <set>
#include <system_error>

namespace lab {
namespace {

[[noreturn]] void refuse(const char* what) { throw std::system_error(errno, std::generic_category(), what); }

// This side's ends of all rooms that are open. Touched by the one thread that makes and closes rooms.
std::set<int>& desk_ends() {
  static std::set<int> ends;
  return ends;
}

void close_desk_end(int fd) {
  desk_ends().erase(fd);
  ::close(fd);
}

[[noreturn]] void live(int end, int desk_end, const Work& work) {
  ::close(desk_end);
  for (const int other : desk_ends()) ::close(other);
  try {
    serve(end, end, work);
  } catch (...) {
    ::_exit(70);
  }
  ::_exit(0);
}

}  // namespace

Room::Room(const Work& work) {
  std::signal(SIGPIPE, SIG_IGN);
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) < 0) refuse("socketpair");
  process_ = ::fork();
  if (process_ < 0) {
    const int error = errno;
    ::close(ends[0]);
    ::close(ends[1]);
    throw std::system_error(error, std::generic_category(), "fork");
  }
  if (process_ == 0) live(ends[1], ends[0], work);
  ::close(ends[1]);
  to_ = from_ = ends[0];  // One descriptor, both ways.
  desk_ends().insert(to_);
}

ExitInfo Room::wait() {
  if (end_) return *end_;
  int status = 0;
  while (::waitpid(process_, &status, 0) < 0) {
    if (errno != EINTR) refuse("waitpid");
  }
  end_ = WIFSIGNALED(status) ? ExitInfo{ExitInfo::How::signalled, WTERMSIG(status)}
                             : ExitInfo{ExitInfo::How::exited, WEXITSTATUS(status)};
  return *end_;
}

Room::~Room() {
  close_desk_end(to_);
  wait();
}

}  // namespace lab
