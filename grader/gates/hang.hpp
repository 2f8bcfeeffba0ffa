#pragma once
#include "gates/learner_code.hpp"
#include "lab/result.hpp"
#include "process/run.hpp"
namespace grader {
inline Finding explain_hang(const Finished&, const Command&, const LearnerCode&) { Finding f; f.flaw = "hang"; f.sentence = "it hangs"; return f; }
}
