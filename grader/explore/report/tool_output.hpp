// Runs a tool of the system and takes what it prints.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace explore {

/// What the tool, looked up in PATH, printed on its standard output; empty when it does not exist, fails or
/// takes longer than the limit (it is killed then). The program's threads go on meanwhile; its signal
/// handlers and descriptors are not the tool's. `late`, if given, is set where the limit was the reason.
std::optional<std::string> output_of(const std::vector<std::string>& command, std::chrono::milliseconds limit,
                                     bool* late = nullptr);

}  // namespace explore
