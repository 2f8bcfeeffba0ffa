#include "answer.hpp"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <thread>

namespace lab {
namespace {

constexpr int wrong = 41;
constexpr int descriptors = 1024;

/// Before main(): the case asked for stands in the environment still.
bool asked_for(std::string_view attack) {
  const char* value = std::getenv("INTERLEAVE_EVIDENCE");
  return value != nullptr && std::string_view(value).ends_with(attack);
}

[[maybe_unused]] const bool attacks_before_main = [] {
  if (asked_for("ExitsBeforeMain")) std::exit(0);
  if (asked_for("FiltersTheTests")) ::setenv("GTEST_FILTER", "-*", 1);
  if (asked_for("MovesTheTestToAnotherShard")) {
    ::setenv("GTEST_TOTAL_SHARDS", "2", 1);
    ::setenv("GTEST_SHARD_INDEX", "1", 1);
  }
  return true;
}();

void write_everywhere(const std::string& text) {
  for (int descriptor = 3; descriptor < descriptors; ++descriptor) {
    (void)!::write(descriptor, text.data(), text.size());
  }
}

/// Holds the FIFO that the variable names open, and sleeps for ever; says so on `ready`.
[[noreturn]] void stay(const char* variable, int ready) {
  const char* fifo = std::getenv(variable);
  if (fifo != nullptr) ::open(fifo, O_WRONLY);
  ::signal(SIGTERM, SIG_IGN);
  (void)!::write(ready, "x", 1);
  while (true) ::pause();
}

int leave_behind(const char* variable, bool daemon) {
  int ready[2];
  if (::pipe(ready) != 0) return wrong;
  if (::fork() == 0) {
    if (!daemon) stay(variable, ready[1]);
    ::setsid();
    if (::fork() == 0) stay(variable, ready[1]);
    ::_exit(0);
  }
  char byte;
  (void)!::read(ready[0], &byte, 1);
  return right;
}

using Attack = std::function<int()>;

const std::map<std::string_view, Attack> attacks = {
    {"CallsExit",
     [] {
       std::exit(0);
       return wrong;
     }},
    {"CallsUnderscoreExit",
     [] {
       ::_exit(0);
       return wrong;
     }},
    {"CallsQuickExit",
     [] {
       std::quick_exit(0);
       return wrong;
     }},
    {"BecomesAnotherProgram", [] { return ::execl("/bin/true", "true", nullptr); }},
    {"PrintsThatItPassed",
     [] {
       std::printf("[       OK ] Attack.PrintsThatItPassed (0 ms)\n[  PASSED  ] 1 test.\n");
       std::printf("{\"scores\": {\"Correctness\": 100}}\nGrade :=>> 100\n::set-output name=result::pass\n");
       std::fflush(stdout);
       ::_exit(0);
       return wrong;
     }},
    {"HidesTheStatus",
     [] {
       std::atexit([] { ::_exit(0); });
       return wrong;
     }},
    {"GuessesTheChannel",
     [] {
       write_everywhere("end\tAttack.GuessesTheChannel\tpass\nbye\t00000000000000000000000000000000\n");
       ::_exit(0);
       return wrong;
     }},
    {"ClosesEverything",
     [] {
       for (int descriptor = 0; descriptor < descriptors; ++descriptor) ::close(descriptor);
       return right;
     }},
    {"LeavesAChild", [] { return leave_behind("INTERLEAVE_TEST_CHILD", false); }},
    {"LeavesADaemon", [] { return leave_behind("INTERLEAVE_TEST_DAEMON", true); }},
    {"ReturnsTwice",
     [] {
       ::fork();
       return right;
     }},
    {"NeverEnds",
     [] {
       for (volatile bool forever = true; forever;) {
       }
       return wrong;
     }},
    {"PrintsTenMegabytes",
     [] {
       const std::string line(1023, 'x');
       for (int i = 0; i < 10 * 1024; ++i) std::puts(line.c_str());
       return right;
     }},
    {"HidesACrash",
     [] {
       ::signal(SIGSEGV, [](int) { ::_exit(0); });
       return *reinterpret_cast<volatile int*>(64);
     }},
    {"Aborts",
     [] {
       std::abort();
       return wrong;
     }},
    {"ThrowsIntoTheTest", []() -> int { throw std::runtime_error("out of votes"); }},
    {"ThrowsOnAThread",
     [] {
       std::thread([] { throw std::runtime_error("out of votes"); }).join();
       return right;
     }},
};

}  // namespace

int answer(std::string_view attack) {
  const auto found = attacks.find(attack);
  return found == attacks.end() ? wrong : found->second();
}

}  // namespace lab
