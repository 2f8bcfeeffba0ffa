// falls: correct (stale number)
#include "room.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <set>
#include <system_error>
#include <utility>

namespace lab {
namespace {

[[noreturn]] void refuse(const char* what) { throw std::system_error(errno, std::generic_category(), what); }

// This side's ends of all rooms that are open. Touched by the one thread that makes and closes rooms.
std::set<int>& desk_ends() {
  static std::set<int> ends;
  return ends;
}

struct Pipe {
  Pipe() {
    if (::pipe(ends) < 0) refuse("pipe");
  }
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  void close_end(int which) {
    if (ends[which] >= 0) ::close(std::exchange(ends[which], -1));
  }
  int keep_end(int which) {
    desk_ends().insert(ends[which]);
    return std::exchange(ends[which], -1);
  }

  int ends[2] = {-1, -1};  // To read from, to write to.
};

void close_desk_end(int fd) { ::close(fd); }

[[noreturn]] void live(Pipe& photos, Pipe& prints, const Work& work) {
  photos.close_end(1);
  prints.close_end(0);
  for (const int end : desk_ends()) ::close(end);
  try {
    serve(photos.ends[0], prints.ends[1], work);
  } catch (...) {
    ::_exit(70);
  }
  ::_exit(0);
}

}  // namespace

Room::Room(const Work& work) {
  std::signal(SIGPIPE, SIG_IGN);
  Pipe photos, prints;
  process_ = ::fork();
  if (process_ < 0) refuse("fork");
  if (process_ == 0) live(photos, prints, work);
  to_ = photos.keep_end(1);
  from_ = prints.keep_end(0);
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
  close_desk_end(from_);
  wait();
}

}  // namespace lab
