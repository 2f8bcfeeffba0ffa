#include "explore/model/failure.hpp"

#include <array>

namespace explore {

const char* name_of(FailureKind kind) {
  constexpr std::array names{"deadlock",
                             "lost wake-up",
                             "data race",
                             "failed check",
                             "use after free",
                             "double free",
                             "heap overflow",
                             "memory leak",
                             "double lock",
                             "foreign unlock",
                             "destroyed in use",
                             "livelock",
                             "spin",
                             "uncaught exception",
                             "crash",
                             "bad exit",
                             "library fault",
                             "unsupported",
                             "limit",
                             "uncontrolled randomness"};
  static_assert(names.size() == static_cast<std::size_t>(FailureKind::nondeterminism) + 1);
  return names[static_cast<std::size_t>(kind)];
}

}  // namespace explore
