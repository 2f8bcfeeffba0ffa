// Ninja's output, read as it comes: which programs are ready, which failed, and why.
//
// Requires:   ninja writing to a pipe (not a terminal), NINJA_STATUS="[%f/%t] ", LC_ALL=C, `-k 0` so that one
//             task's error does not keep the others from being built.
// Guarantees: takes any bytes in any pieces. Object paths name the program: CMakeFiles/<program>.dir/… and
//             CMakeFiles/<program>.tests.dir/… belong to <program>, bin/<program> is its executable.
// Example:
//   CompilerOutput output(code, [](const BuildEvent& event) { … });
//   run({.argv = {"ninja", "-k0", …}, .on_output = [&](std::string_view piece) { output.feed(piece); }});
//   output.finish();
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gates/diagnostic.hpp"
#include "gates/learner_code.hpp"
#include "lab/result.hpp"

namespace grader {

struct BuildEvent {
  enum class Kind { progress, linked, failed };
  Kind kind = Kind::progress;
  std::string program;      ///< "lab03.2.asan"; of progress: empty for a step that is no program's
  int step = 0, steps = 0;  ///< "[12/34]"
};

struct Warning {
  Place place;
  std::string message;
  friend bool operator==(const Warning&, const Warning&) = default;
};

struct ProgramBuild {
  enum class State { building, linked, failed };
  State state = State::building;  ///< After finish(), building means: something it needs failed.
  std::optional<Finding> error;   ///< The first one, theirs before the tests'. Set when failed.
  int errors = 0;
  Owner blamed = Owner::nobody;  ///< Whose file the error is in.
  /// The learner can do nothing about it: the gate is broken, not failed.
  bool kits_fault() const { return error && blamed > Owner::test; }
  std::vector<Warning> warnings;  ///< In the learner's files, each once.
};

class CompilerOutput {
 public:
  explicit CompilerOutput(LearnerCode code, std::function<void(const BuildEvent&)> on_event = {});

  void feed(std::string_view piece);
  /// Ninja says "Linking" before it says "FAILED". Call this when nothing has come for 50 ms: the last step
  /// stands as it is, and `linked` may be told without waiting for the next line.
  void settle();
  /// The build has ended.
  void finish();

  const std::map<std::string, ProgramBuild>& programs() const { return programs_; }
  /// What kept ninja or CMake from building anything: "ninja: error: …"; empty when they ran.
  const std::string& trouble() const { return trouble_; }

 private:
  struct Step {
    std::string program;  // empty: none's
    bool links = false, failed = false, told = false;
    int number = 0, of = 0;
    std::string output;
  };

  void take_line(std::string_view line);
  void begin_step(std::string_view line);
  void tell_link();
  void end_step();
  void take_errors(const Step& step, ProgramBuild& program, const std::vector<Diagnostic>& errors);

  LearnerCode code_;
  std::function<void(const BuildEvent&)> on_event_;
  std::map<std::string, ProgramBuild> programs_;
  std::string partial_line_, trouble_;
  Step step_;
};

}  // namespace grader
