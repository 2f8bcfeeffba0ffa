// The kit proves itself: answers whose verdict is known in advance are graded, and the verdicts compared.
//
//   skeleton        ends at once, in every case within a second, with "not done yet" or a plain failure; is
//                   never broken
//   reference       passes every gate, and none but speed for want of a judgement
//   unusual/<way>   likewise
//   wrong/<flaw>    fails first at the gate, and with the concept, that its first line names:
//                   // falls: race-free (data race)
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gates/workspace.hpp"
#include "lab/lab.hpp"
#include "lab/result.hpp"

namespace grader {

/// What a wrong answer says of itself.
struct Fall {
  Gate gate = Gate::correct;
  std::string flaw;
};

/// Reads "// falls: <gate> (<flaw>)"; nothing when the line says something else.
std::optional<Fall> parse_fall(const std::string& first_line);

enum class Role { skeleton, reference, wrong, unusual };

/// One answer of a lab whose verdict is known.
struct KnownAnswer {
  Role role = Role::reference;
  std::string name;                ///< "wrong/lock-order", "reference", "skeleton"
  Answer answer;                   ///< for Workspace::target
  std::vector<const Task*> tasks;  ///< those it has a file for
  std::optional<Fall> fall;        ///< of a wrong answer; empty: its first line is no falls line
};

/// Every known answer of a lab, from its solutions folder.
std::vector<KnownAnswer> known_answers(const Lab& lab, const std::filesystem::path& solutions);

/// True when it should fall at never stuck, and no test of its tasks asks the explorer, or no explorer runs
/// here.
bool waits_for_explorer(const KnownAnswer& known);

/// Why the grading is not what was known in advance; empty when it is.
std::string contradiction(const KnownAnswer& known, const LabResult& result);

}  // namespace grader
