// Real processes for tasks 4 and 5: a crew of workers that cannot outlive the test, and a studio of them.
#pragma once

#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <memory>
#include <optional>
#include <vector>

#include "worker.hpp"

namespace lab {

class CrewMember final : public Worker {
 public:
  /// `others` are open in the parent: the process closes its copies.
  CrewMember(const Work& work, const std::vector<std::unique_ptr<CrewMember>>& others) {
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) < 0) std::abort();
    process_ = ::fork();
    if (process_ < 0) std::abort();
    if (process_ == 0) {
      ::close(ends[0]);
      for (const auto& other : others) ::close(other->end_);
      serve(ends[1], ends[1], work);
      ::_exit(0);
    }
    ::close(ends[1]);
    end_ = ends[0];
  }
  ~CrewMember() override {
    ::close(end_);
    if (!how_) ::kill(process_, SIGKILL);  // Whatever it waits for.
    CrewMember::wait();
  }

  int to() const override { return end_; }
  int from() const override { return end_; }
  ExitInfo wait() override {
    if (how_) return *how_;
    int status = 0;
    while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
    }
    how_ = WIFSIGNALED(status) ? ExitInfo{ExitInfo::How::signalled, WTERMSIG(status)}
                               : ExitInfo{ExitInfo::How::exited, WEXITSTATUS(status)};
    return *how_;
  }

 private:
  int end_ = -1;
  pid_t process_ = -1;
  std::optional<ExitInfo> how_;
};

class Crew {
 public:
  Crew(unsigned size, const Work& work) {
    std::signal(SIGPIPE, SIG_IGN);
    for (unsigned i = 0; i < size; ++i) members_.push_back(std::make_unique<CrewMember>(work, members_));
  }

  std::vector<Worker*> workers() const {
    std::vector<Worker*> workers;
    for (const auto& member : members_) workers.push_back(member.get());
    return workers;
  }

 private:
  std::vector<std::unique_ptr<CrewMember>> members_;
};

}  // namespace lab
