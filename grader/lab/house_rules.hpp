// What a lab's folder must hold before it is a lab.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "lab/lab.hpp"

namespace grader {

/// One sentence per broken rule: README, three hints a task, three predictions, TODOs numbered as in
/// lab.json, at least one right and one wrong answer, tests in every file, no stray file.
std::vector<std::string> house_rules_broken(const Lab& lab, const std::filesystem::path& solutions);

}  // namespace grader
