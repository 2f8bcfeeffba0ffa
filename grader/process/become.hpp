// Hands this process over to another program, for what a person wants to steer: a debugger.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace grader {

/// Replaces this program by argv[0], looked up on PATH, with the variables added to ours; the terminal goes
/// along. Returns only when the program cannot be started: with errno's words.
std::string become(const std::vector<std::string>& argv,
                   const std::map<std::string, std::string>& environment);

}  // namespace grader
