#include "cli/kit.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <cctype>
#include <cstdlib>

#include "lab/error.hpp"

namespace grader {

const char* const kit_version = INTERLEAVE_VERSION;

Kit open_kit() {
  const char* root = std::getenv("INTERLEAVE_ROOT");
  const char* compiler = std::getenv("INTERLEAVE_CXX");
  if (root == nullptr || compiler == nullptr) {
    throw UserError("start the grader with ./grade at the top of the kit");
  }
  return {.root = root, .compiler = compiler, .labs = load_labs(root)};
}

namespace {

std::string lab_numbers(const Kit& kit) {
  std::vector<std::string> numbers;
  for (const Lab& lab : kit.labs) numbers.push_back(lab.number);
  return fmt::format("{}", fmt::join(numbers, ", "));
}

const Lab* lab_named(const Kit& kit, const std::string& text) {
  for (const Lab& lab : kit.labs) {
    if (text == lab.number || text == lab.name) return &lab;
    if (text.size() == 1 && lab.number == "0" + text) return &lab;
  }
  return nullptr;
}

}  // namespace

Target find_target(const Kit& kit, const std::string& text) {
  const std::size_t dot = text.find('.');
  const Lab* lab = lab_named(kit, text.substr(0, dot));
  if (lab == nullptr)
    throw UserError(fmt::format("there is no lab '{}'; the labs are {}", text, lab_numbers(kit)));
  if (dot == std::string::npos) return {.lab = lab};
  const std::string number = text.substr(dot + 1);
  for (const Task& task : lab->tasks) {
    if (number == std::to_string(task.number)) return {.lab = lab, .task = &task};
  }
  throw UserError(fmt::format("lab {} has no task '{}'; its tasks are {}.{} to {}.{}", lab->number, number,
                              lab->number, lab->tasks.front().number, lab->number, lab->tasks.back().number));
}

Target find_task(const Kit& kit, const std::string& verb, const std::vector<std::string>& operands) {
  if (operands.size() != 1) {
    throw UserError(
        fmt::format("`{0}` takes one task, for example ./grade {0} {1}.1", verb, kit.labs.front().number));
  }
  const Target target = find_target(kit, operands.front());
  if (target.task == nullptr) {
    throw UserError(fmt::format("which task? ./grade {} {}.1 to {}.{}", verb, target.lab->number,
                                target.lab->number, target.lab->tasks.back().number));
  }
  return target;
}

}  // namespace grader
