// falls: correct (forked too late)
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

void close_desk_end(int fd) {
  desk_ends().erase(fd);
  ::close(fd);
}

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

class Room::Process {
 public:
  explicit Process(const Work& work) {
    Pipe photos, prints;
    process_ = ::fork();
    if (process_ < 0) refuse("fork");
    if (process_ == 0) live(photos, prints, work);
    to = photos.keep_end(1);
    from = prints.keep_end(0);
  }
  ~Process() {
    close_desk_end(to);
    close_desk_end(from);
    wait();
  }

  ExitInfo wait() {
    if (end_) return *end_;
    int status = 0;
    while (::waitpid(process_, &status, 0) < 0) {
      if (errno != EINTR) refuse("waitpid");
    }
    end_ = WIFSIGNALED(status) ? ExitInfo{ExitInfo::How::signalled, WTERMSIG(status)}
                               : ExitInfo{ExitInfo::How::exited, WEXITSTATUS(status)};
    return *end_;
  }

  int to = -1, from = -1;

 private:
  pid_t process_ = -1;
  std::optional<ExitInfo> end_;
};

Room::Room(const Work& work) : work_(work) { std::signal(SIGPIPE, SIG_IGN); }
Room::~Room() = default;

int Room::to() const {
  if (!process_) process_ = std::make_unique<Process>(work_);
  return process_->to;
}

int Room::from() const {
  to();
  return process_->from;
}

ExitInfo Room::wait() {
  to();
  return process_->wait();
}

}  // namespace lab
