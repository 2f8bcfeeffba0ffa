// The runner result that GitHub Classroom's autograding reporter reads: version 1, in base64 on the way
// through $GITHUB_OUTPUT, where a learner's text could otherwise end the line and start a command.
#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "lab/json.hpp"
#include "report/console.hpp"
#include "report/formats.hpp"
#include "report/presentable.hpp"
#include "report/text.hpp"

namespace grader {
namespace {

constexpr std::size_t message_bytes = 4'000;

std::string base64(std::string_view text) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string result;
  for (; !text.empty(); text.remove_prefix(std::min<std::size_t>(3, text.size()))) {
    const auto byte = [&](std::size_t i) {
      return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
    };
    const unsigned bits = byte(0) << 16 | byte(1) << 8 | byte(2);
    for (unsigned i = 0; i < 4; ++i) result += i <= text.size() ? digits[bits >> (18 - 6 * i) & 63] : '=';
  }
  return result;
}

/// "error" is ours alone; a task that could not be judged is no failure.
std::string_view status_of(const TaskResult& task) {
  const auto any = [&](Outcome outcome) {
    return std::any_of(task.gates.begin(), task.gates.end(),
                       [&](const auto& gate) { return gate.outcome == outcome; });
  };
  if (any(Outcome::fail)) return "fail";
  if (any(Outcome::broken)) return "error";
  return done(task) ? "pass" : "fail";
}

/// The gates that keep the task from being done, or that say less than "pass".
std::string message_of(const TaskResult& task) {
  std::string message;
  for (const GateResult& gate : task.gates) {
    if (gate.outcome != Outcome::pass) message += gate_report(gate, ConsoleStyle{});
  }
  return bounded(message, message_bytes);
}

Json test_of(const TaskResult& task) {
  const auto elapsed = std::accumulate(task.gates.begin(), task.gates.end(), std::chrono::milliseconds(0),
                                       [](auto sum, const GateResult& gate) { return sum + gate.elapsed; });
  return json_object({{"name", fmt::format("{} {}", task.id, task.title)},
                      {"status", status_of(task)},
                      {"score", task.points},
                      {"message", message_of(task)},
                      {"test_code", fmt::format("./grade {}", task.id)},
                      {"filename", ""},
                      {"line_no", 0},
                      {"duration", elapsed.count()}});
}

std::string runner_result(const std::vector<const TaskResult*>& tasks) {
  double max_points = 0;
  std::string_view status = "pass";
  Json::Array tests;
  for (const TaskResult* task : tasks) {
    const std::string_view own = task->stretch ? "pass" : status_of(*task);
    if (own == "error" || (own == "fail" && status == "pass")) status = own;
    max_points += task->max_points;
    tests.push_back(test_of(*task));
  }
  if (tasks.empty()) status = "error";
  return to_line(
      json_object({{"version", 1}, {"status", status}, {"max_score", max_points}, {"tests", tests}}));
}

std::vector<const TaskResult*> tasks_of(const Result& result) {
  std::vector<const TaskResult*> tasks;
  for (const LabResult& lab : result.labs) {
    for (const TaskResult& task : lab.tasks) tasks.push_back(&task);
  }
  return tasks;
}

/// "task_03_2"; a strange id must not become a second line.
std::string output_name(const TaskResult& task) {
  std::string name = "task_" + task.id;
  const auto is_plain = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  };
  std::replace_if(
      name.begin(), name.end(), [&](char c) { return !is_plain(c); }, '_');
  return name;
}

}  // namespace

std::string github_classroom_json(const Result& original) {
  const Result result = presentable(original);
  return runner_result(tasks_of(result)) + "\n";
}

std::string github_classroom(const Result& original) {
  const Result result = presentable(original);
  const auto tasks = tasks_of(result);
  std::string lines = "result=" + base64(runner_result(tasks)) + "\n";
  for (const TaskResult* task : tasks) {
    lines += fmt::format("{}={}\n", output_name(*task), base64(runner_result({task})));
  }
  return lines;
}

}  // namespace grader
