// Which cases and which programs stand behind each gate of a task.
#pragma once

#include <string>
#include <vector>

#include "gates/workspace.hpp"
#include "lab/lab.hpp"
#include "lab/outcome.hpp"

namespace grader {

/// The cases that decide a gate; none for `builds`.
const std::vector<Case>& cases_of(const Task& task, Gate gate);

/// How the program of a gate is compiled.
Variant variant_of(Gate gate);

/// The gates a task has, in order: those from first to last that it has cases for.
std::vector<Gate> gates_of(const Task& task, Gate first, Gate last);

/// Gates that count or time want the machine to themselves.
bool runs_alone(Gate gate);

/// The explorer switches stacks and stands in for libc's calls: it knows one processor and one C library.
#if defined(__x86_64__) && defined(__linux__) && defined(__GLIBC__)
inline constexpr bool explorer_runs_here = true;
#else
inline constexpr bool explorer_runs_here = false;
#endif

/// Why no machine of this kind can judge the gate; empty when it can.
std::string why_not_judged_here(Gate gate, bool explorer_runs = explorer_runs_here);

/// The first of the task's files that is not there; empty when all are.
std::string missing_file(const Workspace& workspace, const Lab& lab, const Task& task);

}  // namespace grader
