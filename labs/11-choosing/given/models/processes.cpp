// Processes: share what we put into shared memory, and nothing else; die alone.
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "given/memory.hpp"
#include "given/models.hpp"

namespace lab {
namespace {

[[noreturn]] void be_a_worker(const Shift& shift) {
  while (const auto item = shift.board.take()) do_item(shift, *item);
  if (shift.measures_processes) {
    const std::size_t bytes = private_bytes();
    shift.board.note([bytes](Counts& counts) { counts.process_bytes += bytes; });
  }
  ::_exit(0);
}

void start_a_worker(const Shift& shift) {
  const pid_t child = ::fork();
  if (child < 0) throw std::system_error(errno, std::generic_category(), "fork");
  if (child == 0) be_a_worker(shift);
  shift.board.note([](Counts& counts) { ++counts.processes; });
}

bool died(int status) { return !WIFEXITED(status) || WEXITSTATUS(status) != 0; }

}  // namespace

// Who dies has begun an item and not delivered it. The next one goes on with what nobody has begun.
void work_in_processes(const Shift& shift) {
  unsigned running = 0;
  for (; running < shift.workers; ++running) start_a_worker(shift);
  while (running > 0) {
    int status = 0;
    const pid_t child = ::waitpid(-1, &status, 0);
    if (child < 0 && errno == EINTR) continue;
    if (child < 0) throw std::system_error(errno, std::generic_category(), "waitpid");
    if (died(status))
      start_a_worker(shift);
    else
      --running;
  }
}

}  // namespace lab
