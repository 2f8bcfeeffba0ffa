#include "gates/ending.hpp"

#include <array>
#include <csignal>
#include <utility>

#include "gates/text.hpp"

namespace grader {
namespace {

constexpr std::array<std::pair<int, std::string_view>, 9> signals = {{{SIGSEGV, "SIGSEGV"},
                                                                      {SIGABRT, "SIGABRT"},
                                                                      {SIGBUS, "SIGBUS"},
                                                                      {SIGFPE, "SIGFPE"},
                                                                      {SIGILL, "SIGILL"},
                                                                      {SIGKILL, "SIGKILL"},
                                                                      {SIGTERM, "SIGTERM"},
                                                                      {SIGPIPE, "SIGPIPE"},
                                                                      {SIGTRAP, "SIGTRAP"}}};

struct Exception {
  std::string type, what;
};

/// What the C++ runtime says of the exception that nobody caught: libstdc++'s words, then libc++'s.
std::optional<Exception> uncaught_exception(std::string_view output) {
  const std::string_view ours =
      text::between(output, "terminate called after throwing an instance of '", "'\n");
  if (!ours.empty())
    return Exception{std::string(ours), std::string(text::between(output, "\n  what():  ", "\n"))};
  for (const std::string_view words : {"libc++abi: terminating due to uncaught exception of type ",
                                       "libc++abi: terminating with uncaught exception of type "}) {
    const std::string_view rest = text::between(output, words, "\n");
    if (rest.empty()) continue;
    const std::size_t colon = rest.find(": ");
    if (colon == std::string_view::npos) return Exception{std::string(rest), {}};
    return Exception{std::string(rest.substr(0, colon)), std::string(rest.substr(colon + 2))};
  }
  return std::nullopt;
}

std::string at(const Finding* report) {
  return report == nullptr || report->places.empty() ? std::string{} : words(report->places.front());
}

Finding with_place_of(const Finding* report, Finding finding) {
  if (report == nullptr) return finding;
  finding.places = report->places;
  finding.notes.insert(finding.notes.begin(), report->notes.begin(), report->notes.end());
  finding.raw = report->raw;
  return finding;
}

}  // namespace

std::string words_for_ending(const Finished& run) {
  if (run.ending != Ending::signalled) return "exit status " + std::to_string(run.code);
  for (const auto& [number, name] : signals) {
    if (number == run.code) return "signal " + std::to_string(number) + " (" + std::string(name) + ")";
  }
  return "signal " + std::to_string(run.code);
}

std::string advice_about(const std::string& exception_type) {
  if (exception_type == "std::system_error") {
    return "How to read it: the library throws this for a thread or a lock that is used against its rules, "
           "as by a second join, or that the system refuses. The text in quotes says which.";
  }
  return "How to read it: an exception that leaves a thread's function, or a noexcept one, ends the whole "
         "program. Catch it in the thread and hand it over.";
}

std::optional<Finding> explain_terminate(const Finished& run, const Finding* abort_report) {
  const std::string where = at(abort_report);
  if (const auto exception = uncaught_exception(run.output)) {
    std::string sentence = "nobody caught " + text::printable(exception->type);
    if (!exception->what.empty()) sentence += " (\"" + text::printable(exception->what) + "\")";
    if (!where.empty()) sentence += ", thrown at " + where;
    return with_place_of(abort_report, {.flaw = "uncaught exception",
                                        .sentence = sentence + ", and it ended the program",
                                        .notes = {advice_about(exception->type)}});
  }
  if (text::contains(run.output, "terminate called without an active exception") ||
      text::contains(run.output, "libc++abi: terminating\n")) {
    return with_place_of(
        abort_report,
        {.flaw = "unjoined thread",
         .sentence = (where.empty() ? "a std::thread" : where + ": a std::thread") +
                     " was destroyed before it was joined, and that ended the program",
         .notes = {"How to read it: every std::thread must be joined before it goes, also when an exception "
                   "passes by. std::jthread joins by itself."}});
  }
  return std::nullopt;
}

Finding explain_signal(const Finished& run) {
  if (const auto terminate = explain_terminate(run, nullptr)) return *terminate;
  std::string sentence = "the program was ended by " + words_for_ending(run);
  if (run.code == SIGSEGV || run.code == SIGBUS) sentence += ": it touched memory that is not its own";
  if (run.code == SIGABRT) sentence += ": something called abort()";
  if (run.code == SIGFPE) sentence += ": an integer was divided by zero";
  if (run.code == SIGKILL) sentence += ": most likely it used too much memory";
  return {.flaw = "crash", .sentence = sentence};
}

}  // namespace grader
