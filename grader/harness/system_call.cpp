#include "harness/system_call.hpp"

#include <array>
#include <cerrno>
#include <charconv>

namespace harness {
namespace {

constexpr std::array<const char*, system_calls> call_names = {
    "read",    "readv", "recv",  "recvmsg", "write", "writev", "send",  "sendmsg",    "poll",   "ppoll",
    "waitpid", "wait",  "wait4", "waitid",  "fork",  "pipe",   "pipe2", "socketpair", "accept", "accept4"};

struct FaultFacts {
  Fault fault;
  const char* name;
  int error;
  bool hidden;
};

constexpr std::array<FaultFacts, fault_kinds> facts = {{
    {Fault::interrupted, "EINTR", EINTR, true},
    {Fault::short_count, "short", 0, true},
    {Fault::would_block, "EAGAIN", EAGAIN, true},
    {Fault::broken_pipe, "EPIPE", EPIPE, false},
    {Fault::connection_reset, "ECONNRESET", ECONNRESET, false},
    {Fault::no_child, "ECHILD", ECHILD, false},
    {Fault::too_many_descriptors, "EMFILE", EMFILE, false},
    {Fault::too_many_processes, "EAGAIN", EAGAIN, false},
    {Fault::no_memory, "ENOMEM", ENOMEM, false},
}};

std::string_view take_word(std::string_view& text, char end) {
  const std::size_t at = text.find(end);
  const std::string_view word = text.substr(0, at);
  text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
  return word;
}

template <class Number>
bool read_number(std::string_view text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() && number > 0;
}

std::optional<SystemCall> call_named(std::string_view name) {
  for (std::size_t i = 0; i < call_names.size(); ++i) {
    if (name == call_names[i]) return static_cast<SystemCall>(i);
  }
  return std::nullopt;
}

/// EAGAIN is two faults: fork() has no other.
std::optional<Fault> fault_named(std::string_view name, SystemCall call) {
  for (const FaultFacts& fact : facts) {
    if (name != fact.name) continue;
    if (fact.fault == Fault::would_block && call == SystemCall::fork) continue;
    return fact.fault;
  }
  return std::nullopt;
}

/// "child2.1.read.3"
std::optional<CallPosition> position_in(std::string_view text) {
  CallPosition position;
  if (text.starts_with("child")) {
    text.remove_prefix(5);
    while (!text.empty() && text[0] >= '0' && text[0] <= '9') {
      ProcessPath& path = position.process;
      if (path.depth == ProcessPath::deepest) return std::nullopt;
      if (!read_number(take_word(text, '.'), path.numbers[path.depth++])) return std::nullopt;
    }
    if (position.process.depth == 0) return std::nullopt;
  }
  const auto call = call_named(take_word(text, '.'));
  if (!call || !read_number(text, position.number)) return std::nullopt;
  position.call = *call;
  return position;
}

std::optional<PlannedFault> fault_in(std::string_view text) {
  PlannedFault planned;
  const auto position = position_in(take_word(text, '='));
  if (!position) return std::nullopt;
  planned.position = *position;
  const auto fault = fault_named(take_word(text, ':'), position->call);
  if (!fault || (!text.empty() && !read_number(text, planned.amount))) return std::nullopt;
  planned.fault = *fault;
  return planned;
}

}  // namespace

const char* name_of(SystemCall call) { return call_names[static_cast<std::size_t>(call)]; }
const char* name_of(Fault fault) { return facts[static_cast<std::size_t>(fault)].name; }
int error_of(Fault fault) { return facts[static_cast<std::size_t>(fault)].error; }
bool can_be_hidden(Fault fault) { return facts[static_cast<std::size_t>(fault)].hidden; }

std::string words_for(const CallPosition& position) {
  std::string words;
  for (int i = 0; i < position.process.depth; ++i)
    words += (i == 0 ? "child" : "") + std::to_string(position.process.numbers[i]) + ".";
  return words + name_of(position.call) + "." + std::to_string(position.number);
}

std::string token_of(const Plan& plan) {
  std::string token;
  for (const PlannedFault& planned : plan) {
    token += (token.empty() ? "" : ",") + words_for(planned.position) + "=" + name_of(planned.fault);
    if (planned.fault == Fault::short_count) token += ":" + std::to_string(planned.amount);
  }
  return token;
}

std::optional<Plan> plan_in(std::string_view token) {
  Plan plan;
  while (!token.empty()) {
    const auto planned = fault_in(take_word(token, ','));
    if (!planned) return std::nullopt;
    plan.push_back(*planned);
  }
  return plan;
}

}  // namespace harness
