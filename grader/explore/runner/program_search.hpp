// The search over a program with a main of its own, and what is told of it.
#pragma once

#include <optional>

#include "explore/engine/execution.hpp"
#include "explore/report/interleaving.hpp"
#include "explore/runner/settings.hpp"

namespace explore {

struct ProgramResult {
  Coverage coverage;
  std::optional<Interleaving> interleaving;
};

/// Runs `program`, which ends its process, in every order that the settings ask for; or in the one order of
/// settings.replay. Nothing is covered when a worker of a lower number has found something first.
ProgramResult search_program(const Body& program, const RunnerSettings& settings);

}  // namespace explore
