// Runs of one case, made up or recorded under the real harness.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "gates/evidence.hpp"
#include "recorded.hpp"

namespace grader {

inline const LearnerCode no_code{.files = {"bank.cpp"}, .source_line = {}};

inline Case the_case(const std::string& name = "Bank.KeepsTheTotal") {
  return {.name = name,
          .flaw = "torn total",
          .why = "The sum is read while money is on its way.",
          .file = "tests/bank_test.cpp",
          .line = 12};
}

inline Finished ended(const std::string& evidence, int status = 0) {
  Finished run;
  run.ending = Ending::exited;
  run.code = status;
  run.evidence = evidence;
  run.nonce = "n";
  return run;
}

/// A transcript of record_endings.sh: the status, then evidence, output and the sanitizer's log.
inline CaseVerdict judged_transcript(const std::string& name, const std::string& variant) {
  const std::string text =
      recorded::text(recorded::folder() / "transcripts" / (name + "." + variant + ".txt"));
  const std::size_t evidence = text.find("=== evidence\n"), output = text.find("=== output\n"),
                    log = text.find("=== log\n");
  EXPECT_NE(log, std::string::npos) << name;
  const int status = std::stoi(text);
  Finished run = ended(text.substr(evidence + 13, output - evidence - 13), status);
  run.nonce = "the-nonce";
  run.output = text.substr(output + 11, log - output - 11);
  if (status > 128) run.ending = Ending::signalled, run.code = status - 128;
  Case expected = the_case("Endings." + name);
  expected.file = "tests/endings_test.cpp";
  return judge_case(expected, run, read_sanitizer_log(text.substr(log + 8), no_code), no_code);
}

}  // namespace grader
