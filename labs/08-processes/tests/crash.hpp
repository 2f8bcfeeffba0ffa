// The old filter that crashes.
#pragma once

#include <poll.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <csignal>

namespace lab {

/// Ends this process as a crash would: by the signal, without a sanitizer's report and without a core file.
[[noreturn]] inline void crash(int signal = SIGSEGV) {
  const rlimit no_core{0, 0};
  ::setrlimit(RLIMIT_CORE, &no_core);
  std::signal(signal, SIG_DFL);
  ::kill(::getpid(), signal);
  ::_exit(98);  // Not reached: the signal is not blocked.
}

/// Until the process has ended, and all its descriptors are closed; two seconds at most. Somebody else may be
/// its parent.
inline void wait_until_dead(pid_t process) {
  pollfd end{static_cast<int>(::syscall(SYS_pidfd_open, process, 0)), POLLIN, 0};
  if (end.fd < 0) return;  // It has not only ended: it has been waited for.
  ::poll(&end, 1, 2000);
  ::close(end.fd);
}

}  // namespace lab
