// falls: correct (unseen crash)
#include "run_in_child.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace lab {
namespace {

// The child's whole life. It must not come back: above us on the stack stands the copy of a shop whose
// letters only the real one may finish.
[[noreturn]] void live(const std::function<int()>& body) {
  int code = 70;
  try {
    code = body();
  } catch (...) {
  }
  ::_exit(code);
}

int status_of(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) throw std::system_error(errno, std::generic_category(), "waitpid");
  }
  return status;
}

}  // namespace

ExitInfo run_in_child(const std::function<int()>& body) {
  const pid_t child = ::fork();
  if (child < 0) throw std::system_error(errno, std::generic_category(), "fork");
  if (child == 0) live(body);
  const int status = status_of(child);
  return {ExitInfo::How::exited, WEXITSTATUS(status)};
}

}  // namespace lab
