// What a case of the gate "never stuck" proves: the explorer's record beside the harness's.
//
// A case passes only when its transcript is whole (evidence.hpp) and holds exactly one record `explored`,
// sent between the case's start and its end, that found nothing and ran every schedule without a preemption,
// at the least. A second record, one at another place, or one that contradicts itself is somebody else's than
// the explorer's.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "gates/evidence.hpp"

namespace grader {

/// True for the cases of tests/<name>_explore.cpp.
bool is_explore_case(const Case& test_case);

/// What the run was asked for. One order, a replay, proves nothing of the others.
enum class Orders { every, one };

struct ExploredJudgement {
  Outcome outcome = Outcome::broken;            ///< pass, fail, not_judged or broken
  std::string why;                              ///< of not_judged and broken
  Finding finding;                              ///< of a fail; flaw "hang" without words for a time-out
  std::optional<explore::Coverage> coverage{};  ///< of a pass and of not_judged: what was searched
};

/// Pure. `verdict` is judge_case's of the same run, `evidence` what the run sent.
///
/// The explorer's finding goes before the case's failed EXPECTs, which it explains; a failed check is filed
/// under the case's concept. A search that gave up for the sake of a call it cannot control or a limit of its
/// own (Coverage::not_judged), or that could not even run every schedule without a preemption, is not judged.
ExploredJudgement judge_explored(const Case& expected, const CaseVerdict& verdict, std::string_view evidence,
                                 const LearnerCode& code, Orders wanted = Orders::every);

}  // namespace grader
