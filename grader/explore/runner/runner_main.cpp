// Stands between the C library's start and the program's main: main runs in every order instead of once.
//
// The program keeps its own main: what the C library is given to call is ours, which calls the program's in
// processes of their own. Its globals are constructed by then, once, as before any main.
#include <fcntl.h>
#include <sched.h>
#include <unistd.h>

#include <cstdlib>

#include "explore/engine/real.hpp"
#include "explore/runner/program_end.hpp"
#include "explore/runner/program_search.hpp"
#include "harness/evidence.hpp"

namespace {

using Main = int (*)(int, char**, char**);

Main program_main = nullptr;

/// Thousands of runs print thousands of times the same.
void silence() {
  const int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
  if (nowhere < 0) return;
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) dup2(nowhere, descriptor);
}

/// Handing the turn from one core to another costs ten times as much as on one.
void stay_on_one_core(int worker) {
  cpu_set_t allowed;
  if (sched_getaffinity(0, sizeof allowed, &allowed) != 0) return;
  int skip = worker % CPU_COUNT(&allowed);
  for (int core = 0; core < CPU_SETSIZE; ++core) {
    if (!CPU_ISSET(core, &allowed) || skip-- > 0) continue;
    CPU_ZERO(&allowed);
    CPU_SET(core, &allowed);
    sched_setaffinity(0, sizeof allowed, &allowed);
    return;
  }
}

int explore_main(int argc, char** argv, char** environment) {
  if (!harness::open_evidence()) return program_main(argc, argv, environment);
  harness::tell("hello", {harness::nonce()});
  const explore::RunnerSettings settings = explore::take_settings();
  stay_on_one_core(settings.worker);
  silence();
  const explore::ProgramResult result =
      explore::search_program([&] { std::exit(program_main(argc, argv, environment)); }, settings);
  harness::tell("explored", {explore::to_json(result.coverage, result.interleaving)});
  harness::tell("bye", {harness::nonce()});
  explore::end_process(0);
}

}  // namespace

extern "C" int __libc_start_main(Main main, int argc, char** argv, void (*init)(), void (*fini)(),
                                 void (*loader_fini)(), void* stack_end) {
  using Start = int (*)(Main, int, char**, void (*)(), void (*)(), void (*)(), void*);
  program_main = main;
  const auto start = reinterpret_cast<Start>(explore::next_function("__libc_start_main"));
  return start(explore_main, argc, argv, init, fini, loader_fini, stack_end);
}
