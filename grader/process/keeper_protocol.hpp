// What run() and the keeper of one program say to each other, over a socket that keeps messages whole.
//
// The keeper is started as: keeper <evidence> <addresses> <cpus> <folder> <program> [argument...]
//   evidence   the descriptor number at which the program finds its private channel, -1: none
//   addresses  "fixed" or "random"
//   cpus       "0,2", or "any"
//   folder     working directory, or "" for the caller's
// It finds three descriptors: the socket, the program's output, the program's channel (if there is one).
#pragma once

#include <cstdint>

namespace grader {

inline constexpr int keeper_socket = 3;
inline constexpr int keeper_output = 4;
inline constexpr int keeper_evidence = 5;

/// run() asks, one byte each. The socket's end means that run()'s process is gone: clean up and leave.
enum class Ask : char {
  stacks = 's',  ///< Send the program SIGQUIT, which the harness answers with its threads' stacks.
  end = 'e',     ///< Kill everything now.
};

/// The keeper reports: first started or not_started, then, after started, exactly one ended.
struct KeeperReport {
  enum class Kind : std::int32_t { started, not_started, ended };
  Kind kind = Kind::ended;
  std::int32_t error = 0;        ///< not_started: errno
  std::int32_t bad_folder = 0;   ///< not_started: 1 when it is the working directory that is wrong
  std::int32_t wait_status = 0;  ///< ended: as from waitpid
  std::int32_t asked = 0;        ///< ended: 1 when the program was still running when asked to end
  std::int32_t left_behind = 0;
  std::int64_t elapsed_us = 0, cpu_us = 0, peak_resident_kib = 0;
};

}  // namespace grader
