// Runs one program to its end, whatever it does; the only way to start one.
//
// Guarantees: the program gets its own process group, no standard input, and nothing of ours but the
//             descriptors named here. When run() returns, the program and everything it ever started is gone:
//             also what called setsid(), forked twice or ignored signals; also when this process is killed
//             (a keeper process outlives it just long enough to clean up). Output is read to the end but
//             kept, and allowed, only up to a cap.
// Thread safety: run() may be called from several threads at once.
// Errors: what the program does is data; std::system_error only for what the machine refuses (no more
//             processes, no descriptors, no keeper program).
// Example:
//   const Finished f = run({.argv = {"./lab03.2.asan"}, .time_limit = 10s});
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "process/thread_stack.hpp"

namespace grader {

struct Command {
  std::vector<std::string> argv{};  ///< the program first: a path, or a name to be looked up on PATH
  std::filesystem::path folder{};   ///< working directory, also for a relative argv[0]; empty: ours
  std::map<std::string, std::string> environment{};  ///< added to ours
  std::chrono::milliseconds time_limit{10'000};
  std::size_t output_kept = 64 * 1024;         ///< bytes of output returned: the first and the last half
  std::size_t output_limit = 4 * 1024 * 1024;  ///< bytes of output allowed
  bool evidence = false;                       ///< open a private channel (harness/evidence.hpp)
  std::string requested_case{};                ///< for the channel
  bool stacks_on_timeout = false;              ///< ask the harness for every thread's stack before the end
  bool fixed_addresses = false;                ///< no address space randomisation (a sanitizer may need it)
  std::vector<int> cpus{};                     ///< run on these only; empty: on any
  std::function<void(std::string_view)> on_output{};  ///< called with each piece of output as it arrives
};

enum class Ending { exited, signalled, timed_out, output_limit, interrupted, not_started };

struct Finished {
  Ending ending = Ending::not_started;
  int code = 0;          ///< exit status or signal number
  std::string output;    ///< stdout and stderr together, as they came; not_started: a sentence that says why
  std::string evidence;  ///< what came over the private channel, at most evidence_limit bytes
  std::string nonce;     ///< what hello and bye must carry
  std::vector<ThreadStack> stacks;  ///< on a time-out, when asked for
  std::chrono::milliseconds elapsed{0};
  std::chrono::microseconds cpu{0};
  long peak_resident_kib = 0;
  int left_behind = 0;  ///< processes beside the program that had to be killed at its end
};

/// More evidence than this ends the program with Ending::output_limit.
inline constexpr std::size_t evidence_limit = 1024 * 1024;

Finished run(const Command& command);

/// It ran to its own end and said 0.
inline bool succeeded(const Finished& finished) {
  return finished.ending == Ending::exited && finished.code == 0;
}

/// The keeper program that run() starts; without this call "keeper" in the folder of the running program.
/// Requires: no run() is running.
void use_keeper(const std::filesystem::path& program);

/// From now on every running and future run() ends soon with Ending::interrupted. Async-signal-safe.
void interrupt_all();
bool interrupted();

}  // namespace grader
