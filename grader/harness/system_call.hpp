// Which call of which process: "read.3", "child2.waitpid.1"; and a fault that it is to meet: "read.3=EINTR".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "harness/faults.hpp"

namespace harness {

enum class SystemCall : std::uint8_t {
  read,
  readv,
  recv,
  recvmsg,
  write,
  writev,
  send,
  sendmsg,
  poll,
  ppoll,
  waitpid,
  wait,
  wait4,
  waitid,
  fork,
  pipe,
  pipe2,
  socketpair,
  accept,
  accept4,
};
inline constexpr int system_calls = 20;
inline constexpr int fault_kinds = 9;

const char* name_of(SystemCall call);
/// "EINTR", "short", "EAGAIN": as in a token.
const char* name_of(Fault fault);
/// What errno says; 0 for a short count.
int error_of(Fault fault);
/// True for a fault after which the full answer can still be had.
bool can_be_hidden(Fault fault);

/// A process of a run, by the forks that led to it: {} the scenario's own, {2, 1} its second child's first.
/// Plain memory, for what processes share.
struct ProcessPath {
  static constexpr int deepest = 4;
  std::uint8_t depth = 0;
  std::uint16_t numbers[deepest] = {};
  friend auto operator<=>(const ProcessPath&, const ProcessPath&) = default;
};

struct CallPosition {
  ProcessPath process;
  SystemCall call = SystemCall::read;
  std::uint32_t number = 0;  ///< counted from 1, per process and kind of call
  friend auto operator<=>(const CallPosition&, const CallPosition&) = default;
};

struct PlannedFault {
  CallPosition position;
  Fault fault = Fault::interrupted;
  std::uint32_t amount = 1;  ///< of a short count, in bytes
  friend bool operator==(const PlannedFault&, const PlannedFault&) = default;
};

/// What one run is to meet; empty: nothing.
using Plan = std::vector<PlannedFault>;

std::string words_for(const CallPosition& position);
/// "read.3=EINTR,child1.write.1=short:5"
std::string token_of(const Plan& plan);
/// Nothing where the text is no token.
std::optional<Plan> plan_in(std::string_view token);

}  // namespace harness
