#include "matrix/use.hpp"

namespace matrix {

std::vector<Use> all_uses() {
  std::vector<Use> uses;
  for (const auto& part :
       {mutexes, reader_locks, conditions, semaphores, latches, atomics, spinning, atomic_waits, threads,
        stop_tokens, thread_locals, once, futures, exceptions, clocks, library, posix}) {
    const std::span<const Use> table = part();
    uses.insert(uses.end(), table.begin(), table.end());
  }
  return uses;
}

}  // namespace matrix
