#include "gates/compiler_output.hpp"

#include <algorithm>
#include <utility>

#include "gates/text.hpp"

namespace grader {
namespace {

using text::contains;

constexpr std::size_t output_kept_per_step = 256 * 1024;

/// "lab03.2.asan" of "labs/03-locks/CMakeFiles/lab03.2.asan.tests.dir/tests/bank_test.cpp.o" or
/// "bin/lab03.2.asan".
std::string program_of(std::string_view path) {
  std::string_view program = text::between(path, "CMakeFiles/", ".dir/");
  if (program.ends_with(".tests")) program.remove_suffix(6);
  if (program.empty() && path.starts_with("bin/")) program = text::trimmed(path.substr(4));
  return std::string(program);
}

/// "[12/34] " at the beginning of a line; of = 0: it is none.
std::pair<int, int> step_number(std::string_view line) {
  if (!line.starts_with('[')) return {0, 0};
  const auto number = text::number(text::between(line, "[", "/"));
  const auto of = text::number(text::between(line, "/", "] "));
  return number && of ? std::pair{*number, *of} : std::pair{0, 0};
}

/// Whose doing an error is: the kit's for Owner::given and Owner::nobody.
Owner blame(const std::string& program, const Diagnostic& error, const LearnerCode& code) {
  for (const std::string_view own : {"harness.", "given.", "explore"}) {
    if (program.starts_with(own)) return Owner::nobody;
  }
  if (error.kind == Diagnostic::Kind::link_error) {
    return error.message.starts_with("library: ") ? Owner::nobody : Owner::learner;
  }
  // CMake stands in for a file that was not handed in.
  if (contains(error.message, "is missing\"")) return Owner::learner;
  return code.owner_of(error.path);
}

void add_warnings(ProgramBuild& program, const std::vector<Diagnostic>& diagnostics,
                  const LearnerCode& code) {
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.kind != Diagnostic::Kind::warning || code.owner_of(diagnostic.path) != Owner::learner)
      continue;
    const Warning warning{code.place(diagnostic.path, diagnostic.line), diagnostic.message};
    if (std::ranges::find(program.warnings, warning) == program.warnings.end())
      program.warnings.push_back(warning);
  }
}

/// Clang misses a semicolon where it does not know the name before it, and says so first.
void drop_consequences(std::vector<Diagnostic>& errors) {
  for (std::size_t i = 0; i + 1 < errors.size(); ++i) {
    const Diagnostic &error = errors[i], &cause = errors[i + 1];
    const bool misses_semicolon = contains(error.message, "expected ';'");
    const bool unknown_name = contains(cause.message, "no member named") ||
                              contains(cause.message, "undeclared") || contains(cause.message, "unknown");
    if (misses_semicolon && unknown_name && error.path == cause.path && error.line == cause.line)
      errors.erase(errors.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

}  // namespace

CompilerOutput::CompilerOutput(LearnerCode code, std::function<void(const BuildEvent&)> on_event)
    : code_(std::move(code)), on_event_(std::move(on_event)) {}

void CompilerOutput::feed(std::string_view piece) {
  for (std::size_t end = piece.find('\n'); end != std::string_view::npos; end = piece.find('\n')) {
    partial_line_ += piece.substr(0, end);
    piece.remove_prefix(end + 1);
    take_line(std::exchange(partial_line_, {}));
  }
  if (partial_line_.size() < output_kept_per_step) partial_line_ += piece;
}

void CompilerOutput::settle() {
  if (partial_line_.empty()) tell_link();
}

void CompilerOutput::finish() {
  if (!partial_line_.empty()) take_line(std::exchange(partial_line_, {}));
  end_step();
}

void CompilerOutput::take_line(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (step_number(line).second > 0) return begin_step(line);
  if (line.starts_with("ninja: build stopped") || line.starts_with("ninja: no work")) return end_step();
  if (line.starts_with("ninja: error:") || line.starts_with("CMake Error")) {
    if (trouble_.empty()) trouble_ = text::printable(line.substr(0, 400));
    return;
  }
  if (line.starts_with("FAILED: ")) {
    // A step that is reported failed names its outputs; believe them before the description.
    step_.failed = true;
    const std::string program = program_of(line.substr(8));
    if (!program.empty()) step_.program = program;
  }
  if (step_.output.size() < output_kept_per_step) step_.output.append(line).append("\n");
}

void CompilerOutput::begin_step(std::string_view line) {
  end_step();
  const auto [number, of] = step_number(line);
  const std::string_view description = text::after(line, "] ");
  std::string_view path = description.substr(description.find_last_of(' ') + 1);
  step_ = {.program = program_of(path),
           .links = description.starts_with("Linking CXX executable"),
           .number = number,
           .of = of};
  if (!step_.program.empty()) programs_[step_.program];
  if (on_event_) on_event_({BuildEvent::Kind::progress, step_.program, number, of});
}

void CompilerOutput::tell_link() {
  if (!step_.links || step_.failed || step_.told || step_.program.empty()) return;
  step_.told = true;
  programs_[step_.program].state = ProgramBuild::State::linked;
  if (on_event_) on_event_({BuildEvent::Kind::linked, step_.program, step_.number, step_.of});
}

void CompilerOutput::end_step() {
  tell_link();
  const Step step = std::exchange(step_, {});
  if (step.program.empty()) return;
  ProgramBuild& program = programs_[step.program];
  std::vector<Diagnostic> diagnostics = diagnostics_in(step.output, code_);
  add_warnings(program, diagnostics, code_);
  if (!step.failed) return;
  std::erase_if(diagnostics, [](const Diagnostic& d) { return d.kind == Diagnostic::Kind::warning; });
  drop_consequences(diagnostics);
  if (diagnostics.empty()) diagnostics.push_back({.message = "the compiler failed without saying why"});
  take_errors(step, program, diagnostics);
}

void CompilerOutput::take_errors(const Step& step, ProgramBuild& program,
                                 const std::vector<Diagnostic>& errors) {
  program.errors += static_cast<int>(errors.size());
  for (const Diagnostic& error : errors) {
    const Owner owner = blame(step.program, error, code_);
    if (program.error && owner >= program.blamed) continue;
    program.error = explain_build_error(error, code_);
    program.error->raw = text::bounded(text::printable(step.output), 32 * 1024);
    program.blamed = owner;
  }
  if (std::exchange(program.state, ProgramBuild::State::failed) == ProgramBuild::State::failed) return;
  if (on_event_) on_event_({BuildEvent::Kind::failed, step.program, step.number, step.of});
}

}  // namespace grader
