#include "gates/fault_sweeps.hpp"

#include <fmt/format.h>

#include "gates/record.hpp"
#include "gates/text.hpp"

namespace grader {
namespace {

/// The first line of a failure, behind the word that ADD_FAILURE puts in front.
std::string sentence_in(std::string_view failure) {
  constexpr std::string_view word = "Failed\n";
  if (failure.starts_with(word)) failure.remove_prefix(word.size());
  return text::printable(failure.substr(0, failure.find('\n')));
}

constexpr std::string_view one_only = "one";

std::string gap_of(const std::string& tried, const std::string& planned, const std::string& refused) {
  if (!refused.empty()) return text::printable(refused);
  if (tried == planned || planned == one_only) return "";
  return fmt::format("the machine was too slow: {} of {} faults of system calls were tried in time",
                     text::printable(tried), text::printable(planned));
}

}  // namespace

FaultSweeps fault_sweeps_in(std::string_view evidence) {
  FaultSweeps sum;
  std::string last_failure;
  for (const Record& record : read_records(evidence)) {
    if (record.verb == "failure" && record.fields.size() == 3) last_failure = record.fields[2];
    if (record.verb != "faults" || record.fields.size() != 4) continue;
    const std::string& token = record.fields[2];
    sum.only_one = sum.only_one || record.fields[1] == one_only;
    if (!token.empty() && sum.token.empty()) {
      sum.token = text::printable(token);
      sum.sentence = sentence_in(last_failure);
    } else if (token.empty() && sum.gap.empty()) {
      sum.gap = gap_of(record.fields[0], record.fields[1], record.fields[3]);
    }
  }
  return sum;
}

bool is_fault_token(std::string_view token) {
  return token.starts_with("faults") && token.find(':') != std::string_view::npos;
}

}  // namespace grader
