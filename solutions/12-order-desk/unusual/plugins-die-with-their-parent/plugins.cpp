// A child is told by a signal that its parent is gone, if the system can do that.
#include "plugins.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <exception>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "support/runtime/cancellable.hpp"

namespace lab {
namespace {

// What a child says: '+' and the answer, or '-' and what went wrong; and a newline.
std::string reply(const Plugins::Plugin& plugin, std::string question) {
  try {
    return '+' + plugin(std::move(question)) + '\n';
  } catch (const std::exception& error) {
    return std::string("-") + error.what() + '\n';
  } catch (...) {
    return "-unknown error\n";
  }
}

// The life of a child: question, answer, until its parent is gone.
[[noreturn]] void answer_questions(int line, const Plugins::Plugin& plugin) {
  std::string question;
  char byte;
  while (::read(line, &byte, 1) == 1) {
    if (byte != '\n') {
      question += byte;
      continue;
    }
    const std::string text = reply(plugin, std::exchange(question, {}));
    std::string_view rest = text;
    while (!rest.empty()) {
      const std::optional<std::size_t> sent = send_some(line, rest);
      if (!sent) _exit(0);
      rest.remove_prefix(*sent);
    }
  }
  _exit(0);  // Not exit(): what the parent registered there is the parent's.
}

std::string name_of(int signal) {
  switch (signal) {
    case SIGSEGV:
      return "SIGSEGV";
    case SIGABRT:
      return "SIGABRT";
    case SIGBUS:
      return "SIGBUS";
    case SIGFPE:
      return "SIGFPE";
    case SIGILL:
      return "SIGILL";
    case SIGKILL:
      return "SIGKILL";
    case SIGTERM:
      return "SIGTERM";
    default:
      return "signal " + std::to_string(signal);
  }
}

}  // namespace

// A question in work. Unless it is answered, its child is of no use any more.
class Plugins::AtWork {
 public:
  AtWork(Plugins& plugins, Children::iterator child) : plugins_(plugins), child_(child) {
    child->at_work = true;
  }
  ~AtWork() {
    if (!over_) end_of_child(SIGKILL);
  }
  AtWork(const AtWork&) = delete;
  AtWork& operator=(const AtWork&) = delete;

  int line() const { return child_->line.descriptor(); }
  void answered() {
    child_->at_work = false;
    over_ = true;
  }
  std::string end_of_child(int signal = 0) {
    over_ = true;
    if (signal != 0) ::kill(child_->id, signal);
    return plugins_.bury(child_);
  }

 private:
  Plugins& plugins_;
  const Children::iterator child_;
  bool over_ = false;
};

Plugins::Plugins(unsigned processes, Plugin plugin) {
  for (unsigned i = 0; i < processes; ++i) {
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
      throw std::system_error(errno, std::generic_category(), "socketpair");
    }
    Socket ours(ends[0]), theirs(ends[1]);
    const pid_t id = ::fork();
    if (id < 0) throw std::system_error(errno, std::generic_category(), "fork");
    if (id == 0) {
      children_.clear();  // Closes our ends of the older children's lines: they must notice when we are gone.
      ours = Socket();
      ::prctl(PR_SET_PDEATHSIG, SIGKILL);
      answer_questions(theirs.descriptor(), plugin);
    }
    ::fcntl(ours.descriptor(), F_SETFL, O_NONBLOCK);
    children_.push_back({id, std::move(ours)});
    // Here our copy of their end closes. A younger child that had it would keep the line open.
  }
}

Plugins::~Plugins() {
  while (!children_.empty()) {
    ::kill(children_.front().id, SIGKILL);
    bury(children_.begin());
  }
}

Task<std::string> Plugins::ask(EventLoop& loop, std::string question, CancelToken token) {
  if (token.cancelled()) throw Cancelled();
  AtWork work(*this, idle_one());
  send_some(work.line(), question + '\n');  // If it has just died, we read it below.
  std::string answer;
  while (answer.empty() || answer.back() != '\n') {
    char bytes[4096];
    const Received received = receive(work.line(), bytes);
    if (received.state == Received::State::ended) throw std::runtime_error(work.end_of_child());
    if (received.state == Received::State::nothing_yet) {
      Task<void> more = runtime::readable(loop, work.line(), token);
      co_await more;
    }
    answer.append(bytes, received.bytes);
  }
  work.answered();
  const std::string text = answer.substr(1, answer.size() - 2);
  if (answer.front() == '-') throw std::runtime_error(text);
  co_return text;
}

Plugins::Children::iterator Plugins::idle_one() {
  if (children_.empty()) throw std::runtime_error("no plugin left");
  for (auto child = children_.begin(); child != children_.end(); ++child) {
    if (!child->at_work) return child;
  }
  throw Busy();
}

// Waits for a child that has ended, and says how.
std::string Plugins::bury(Children::iterator child) {
  int status = 0;
  while (::waitpid(child->id, &status, 0) < 0 && errno == EINTR) {
  }
  children_.erase(child);
  if (WIFSIGNALED(status)) return "crashed (" + name_of(WTERMSIG(status)) + ')';
  return "ended (" + std::to_string(WEXITSTATUS(status)) + ')';
}

std::size_t Plugins::alive() const { return children_.size(); }

}  // namespace lab
