#include "explore/runner/own_process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "explore/engine/threads.hpp"
#include "explore/runner/program_end.hpp"

namespace explore {
namespace {

void* share(std::size_t bytes) {
  void* const memory =
      mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED) throw std::system_error(errno, std::generic_category(), "shared memory");
  return memory;
}

pid_t fork_or_throw() {
  const pid_t child = fork();
  if (child < 0) throw std::system_error(errno, std::generic_category(), "fork");
  return child;
}

int wait_for(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) throw std::system_error(errno, std::generic_category(), "waitpid");
  }
  return status;
}

void set_timer(__itimer_which clock, int signal_number, std::chrono::milliseconds limit) {
  const auto microseconds = std::chrono::duration_cast<std::chrono::microseconds>(limit).count();
  itimerval timer{};
  timer.it_value = {.tv_sec = microseconds / 1'000'000, .tv_usec = microseconds % 1'000'000};
  signal(signal_number, SIG_DFL);
  setitimer(clock, &timer, nullptr);
}

constexpr int ran_too_long = SIGPROF, slept_too_long = SIGALRM;

/// The kernel ends the child then, whatever it is doing.
void limit_time(const OwnProcess::Limits& limits, int times) {
  set_timer(ITIMER_PROF, ran_too_long, limits.processor_time * times);
  set_timer(ITIMER_REAL, slept_too_long, limits.real_time * times);
}

std::string read_all(int descriptor) {
  std::string text;
  std::array<char, 16 * 1024> piece{};
  for (;;) {
    const ssize_t count = read(descriptor, piece.data(), piece.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return text;
    text.append(piece.data(), static_cast<std::size_t>(count));
  }
}

void write_all(int descriptor, const std::string& text) {
  std::size_t written = 0;
  while (written < text.size()) {
    const ssize_t count = write(descriptor, text.data() + written, text.size() - written);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return;
    written += static_cast<std::size_t>(count);
  }
}

const char* name_of_signal(int signal_number) {
  switch (signal_number) {
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
    default:
      return "a signal";
  }
}

}  // namespace

/// What the child leaves behind, in words of fixed size.
struct OwnProcess::Shared {
  bool ended, failed;  ///< execute() returned; with a failure
  FailureKind kind;
  ThreadId thread;
  std::uintptr_t object;
  std::array<char, 1024> message;
  struct Access {
    const void* place;
    bool atomic;
  };
  std::array<Access, 2> accesses;  ///< of a data race
  std::size_t access_count;
  std::uint64_t steps, switches, hash;
  Nanoseconds virtual_time;
  int threads;
};

OwnProcess::OwnProcess(Limits limits) : limits_(limits) {
  shared_ = static_cast<Shared*>(share(sizeof(Shared)));
  log_ = DecisionLog::in(share(limits.log_bytes), limits.log_bytes);
}

OwnProcess::~OwnProcess() {
  munmap(log_, limits_.log_bytes);
  munmap(shared_, sizeof(Shared));
}

Ending OwnProcess::execute(const Body& body, Chooser& chooser, const ExecutionOptions& options) {
  log_->clear();
  *shared_ = {};
  const pid_t child = fork_or_throw();
  if (child == 0) run_child(body, chooser, options);
  const Ending ending = ending_of(wait_for(child));
  make_seats_ready(log_->threads());
  if (!log_->ask_again(chooser)) {
    Ending broken = ending;
    broken.failure =
        Failure{.kind = FailureKind::limit, .message = "a search that depends on more than decisions"};
    return broken;
  }
  return ending;
}

void OwnProcess::run_child(const Body& body, Chooser& chooser, const ExecutionOptions& options) {
  limit_time(limits_, 1);
  LoggingChooser logging(chooser, *log_);
  leave_ending(explore::execute(body, logging, options));
  end_process(0);
}

void OwnProcess::leave_ending(const Ending& ending) {
  shared_->steps = ending.steps;
  shared_->switches = ending.switches;
  shared_->hash = ending.hash;
  shared_->virtual_time = ending.virtual_time;
  shared_->threads = ending.threads;
  shared_->failed = ending.failure.has_value();
  if (ending.failure) {
    shared_->kind = ending.failure->kind;
    shared_->thread = ending.failure->thread;
    shared_->object = ending.failure->object;
    const std::string& message = ending.failure->message;
    const std::size_t bytes = std::min(message.size(), shared_->message.size() - 1);
    std::memcpy(shared_->message.data(), message.data(), bytes);
    for (const Access& access : ending.failure->accesses) {
      if (access.stack.empty() || shared_->access_count == shared_->accesses.size()) continue;
      shared_->accesses[shared_->access_count++] = {.place = access.stack.front(), .atomic = access.atomic};
    }
  }
  shared_->ended = true;
}

Ending OwnProcess::ending_of(int wait_status) const {
  Ending ending;
  ending.steps = log_->decisions();
  ending.hash = log_->hash();
  const auto fail = [&](FailureKind kind, std::string message) {
    ending.failure = Failure{.kind = kind, .message = std::move(message)};
    return ending;
  };
  if (log_->full()) return fail(FailureKind::limit, "an execution with too many decisions to keep");
  if (shared_->ended) {
    ending.steps = shared_->steps;
    ending.switches = shared_->switches;
    ending.virtual_time = shared_->virtual_time;
    ending.threads = shared_->threads;
    if (!shared_->failed) return ending;
    ending.failure = Failure{.kind = shared_->kind,
                             .message = shared_->message.data(),
                             .thread = shared_->thread,
                             .object = shared_->object};
    for (std::size_t i = 0; i < shared_->access_count; ++i) {
      const Shared::Access& access = shared_->accesses[i];
      ending.failure->accesses.push_back({.atomic = access.atomic, .stack = {access.place}});
    }
    return ending;
  }
  if (WIFEXITED(wait_status)) {
    const int status = WEXITSTATUS(wait_status);
    return status == 0 ? ending : fail(FailureKind::bad_exit, "exit status " + std::to_string(status));
  }
  const int signal_number = WTERMSIG(wait_status);
  if (signal_number == ran_too_long) return fail(FailureKind::spin, "it did not end");
  if (signal_number == slept_too_long)
    return fail(FailureKind::unsupported, "something that sleeps in the kernel");
  return fail(FailureKind::crash, name_of_signal(signal_number));
}

std::string OwnProcess::execute_and_tell(const Body& body, Chooser& chooser, const ExecutionOptions& options,
                                         const std::function<std::string(const Ending&)>& tell) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
  const pid_t child = fork_or_throw();
  if (child == 0) {
    limit_time(limits_, 10);  // A trace is slow to make.
    write_all(ends[1], tell(explore::execute(body, chooser, options)));
    end_process(0);
  }
  close(ends[1]);
  std::string told = read_all(ends[0]);
  close(ends[0]);
  wait_for(child);
  return told;
}

}  // namespace explore
