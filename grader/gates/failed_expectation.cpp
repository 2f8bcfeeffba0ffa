#include "gates/failed_expectation.hpp"

#include <string_view>

#include "gates/text.hpp"

namespace grader {
namespace {

/// The harness has counted after a case that was right otherwise (harness/case_census.cpp): its words say it,
/// and not what the case looks for.
void say_what_is_left(Finding& finding) {
  constexpr std::string_view mark = "left behind: ";
  if (finding.notes.empty() || !finding.notes.front().starts_with(mark)) return;
  finding.flaw = "left behind";
  finding.sentence = "when the case is over, this is left: " + finding.notes.front().substr(mark.size());
  finding.notes.erase(finding.notes.begin());
}

}  // namespace

Finding failed_expectation(const Case& expected, const std::vector<Record>& records,
                           const LearnerCode& code) {
  Finding finding{.flaw = expected.flaw.empty() ? "wrong result" : expected.flaw,
                  .sentence = expected.why.empty() ? "the case failed" : expected.why};
  int failures = 0;
  for (const Record& record : records) {
    if (record.verb != "failure" || ++failures > 1) continue;
    const auto field = [&](std::size_t i) {
      return i < record.fields.size() ? record.fields[i] : std::string{};
    };
    const int line = text::number(field(1)).value_or(0);
    // An exception that leaves the test body has no line: the case's own place says more than none.
    finding.places.push_back(line > 0 ? code.place(field(0), line)
                                      : code.place(expected.file.string(), expected.line));
    const std::string whole_message = field(2);
    for (const std::string_view message : text::lines_of(whole_message)) {
      if (finding.notes.size() == 12) break;
      if (message == "Failed") continue;  // All that ADD_FAILURE says by itself.
      finding.notes.push_back(text::printable(message.substr(0, 300)));
    }
    finding.raw = text::bounded(text::printable(whole_message), 32 * 1024);
  }
  say_what_is_left(finding);
  if (failures > 1)
    finding.notes.push_back("and " + std::to_string(failures - 1) +
                            " more of this case's expectations failed");
  return finding;
}

}  // namespace grader
