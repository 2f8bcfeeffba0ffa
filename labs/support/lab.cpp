#include "support/lab.hpp"

#include <unistd.h>

#include <cstdio>

#include "harness/evidence.hpp"

namespace lab {

Millis now() {
  return std::chrono::duration_cast<Millis>(std::chrono::steady_clock::now().time_since_epoch());
}

void todo(const char* task) {
  harness::tell("todo", {task});
  std::fprintf(stderr, "not done yet: %s\n", task);
  std::fflush(nullptr);
  _exit(3);  // Not exit(): other threads may still use what destructors would take away.
}

}  // namespace lab
