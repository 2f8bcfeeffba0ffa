// A sanitizer's log cut into reports, stacks and frames. Knows the formats, not what they mean.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gates/learner_code.hpp"

namespace grader {

/// `#4 Bank::transfer(Account&) /home/ada/bank.cpp:9:19 (program+0xeed30)`
struct Frame {
  std::string function;  ///< "Bank::transfer(Account&)"; empty: unknown
  std::string path;      ///< empty: no debug information
  int line = 0, column = 0;
};

struct Stack {
  std::string heading;  ///< "Previous write of size 4 at 0x7f… by thread T1 (mutexes: write M0):"
  std::vector<Frame> frames;
};

struct Report {
  enum class Tool { thread, address, leak, undefined, unknown };
  Tool tool = Tool::unknown;
  std::string title;  ///< "data race", "heap-use-after-free", "signed integer overflow: …"
  std::string text;   ///< all of it
  std::vector<Stack> stacks;
  Frame at;  ///< undefined: the place in the first line
};

/// Every report of a log, in order. Takes any bytes. A line that starts a report always makes one.
std::vector<Report> cut_reports(std::string_view log);

/// True for a line that starts a report.
bool starts_report(std::string_view line);

/// The frame a learner should look at: the innermost one of theirs, else of the tests, else of given code.
/// nullptr when there is none.
const Frame* frame_of_interest(const Stack& stack, const LearnerCode& code);

/// The first stack whose heading contains the words; nullptr when there is none.
const Stack* stack_about(const Report& report, std::string_view heading_part);

/// "Bank::transfer" of "Bank::transfer(Account&, Account&, long)"; empty for lambdas and unknown functions.
std::string short_name(std::string_view function);

}  // namespace grader
