#include "gates/sanitizer_report.hpp"

#include <algorithm>
#include <array>

#include "gates/false_alarm.hpp"
#include "gates/memory_words.hpp"
#include "gates/sanitizer_stack.hpp"
#include "gates/text.hpp"
#include "gates/thread_words.hpp"

namespace grader {
namespace {

constexpr std::size_t raw_kept = 32 * 1024;

struct KnownStartupFailure {
  std::string_view says, sentence, remedy;
};

constexpr std::array<KnownStartupFailure, 8> startup_failures = {{
    {"unexpected memory mapping",
     "This machine lays out memory in a way the thread sanitizer cannot work with.",
     "as root: sysctl vm.mmap_rnd_bits=28, or use clang 18 or newer"},
    {"memory layout is incompatible",
     "This machine lays out memory in a way the thread sanitizer cannot work with.",
     "run without setarch and other changes of the memory layout, or use another machine"},
    {"Shadow memory range interleaves",
     "This machine lays out memory in a way the address sanitizer cannot work with.",
     "as root: sysctl vm.mmap_rnd_bits=28, or use clang 18 or newer"},
    {"ReserveShadowMemoryRange failed", "The sanitizer was not allowed the address space it needs.",
     "take away the limit on address space: ulimit -v unlimited; cap memory with a cgroup instead"},
    {"LeakSanitizer does not work under ptrace", "The leak check cannot run under a debugger or strace.",
     "run without the debugger, or in a container that allows ptrace (--cap-add=SYS_PTRACE)"},
    {"LeakSanitizer has encountered a fatal error",
     "The leak check was not allowed to look at the program's memory.",
     "run without a debugger, or in a container that allows ptrace (--cap-add=SYS_PTRACE)"},
    {"ThreadSanitizer failed to allocate", "The thread sanitizer did not get the memory it needs.",
     "give the container or virtual machine more memory"},
    {"Sanitizer: CHECK failed", "The sanitizer itself broke down.",
     "try again; if it stays, ./grade doctor shows what this machine lacks"},
}};

Finding finding_from(const Report& report, const LearnerCode& code) {
  Finding finding = report.tool == Report::Tool::thread ? explain_thread_report(report, code)
                                                        : explain_memory_report(report, code);
  const bool has_lines = std::ranges::any_of(report.stacks, [](const Stack& stack) {
    return std::ranges::any_of(stack.frames, [](const Frame& frame) { return frame.line > 0; });
  });
  if (!report.stacks.empty() && !has_lines) {
    finding.notes.push_back("The report names no source lines: ./grade doctor says what is missing.");
  }
  finding.raw = text::bounded(report.text, raw_kept);
  return finding;
}

void add_unless_known(std::vector<Finding>& findings, Finding finding) {
  const bool known = std::ranges::any_of(findings, [&](const Finding& other) {
    return other.flaw == finding.flaw && other.sentence == finding.sentence && other.places == finding.places;
  });
  if (!known) findings.push_back(std::move(finding));
}

/// A log that says "SUMMARY: …Sanitizer" but lost the beginning of its report.
Finding unreadable(std::string_view log) {
  return {.flaw = "crash",
          .sentence = "a sanitizer ended the program, but its report is damaged",
          .raw = text::bounded(text::printable(log), raw_kept)};
}

}  // namespace

std::optional<StartupFailure> startup_failure_in(std::string_view log) {
  for (const KnownStartupFailure& known : startup_failures) {
    if (!text::contains(log, known.says)) continue;
    return StartupFailure{std::string(known.sentence), std::string(known.remedy),
                          known.says.starts_with("LeakSanitizer")};
  }
  return std::nullopt;
}

SanitizerLog read_sanitizer_log(std::string_view log, const LearnerCode& code) {
  SanitizerLog result;
  for (const Report& report : cut_reports(log)) {
    if (const std::string alarm = false_alarm(report); !alarm.empty())
      result.false_alarms.push_back(alarm);
    else
      add_unless_known(result.findings, finding_from(report, code));
  }
  if (result.findings.empty()) result.startup_failure = startup_failure_in(log);
  if (result.empty() && text::contains(log, "SUMMARY: ") && text::contains(log, "Sanitizer: ")) {
    result.findings.push_back(unreadable(log));
  }
  return result;
}

}  // namespace grader
