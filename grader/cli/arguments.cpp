#include "cli/arguments.hpp"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <string>

#include "cli/kit.hpp"
#include "cli/verbs.hpp"
#include "lab/error.hpp"

namespace grader {
namespace {

constexpr const char* footer = R"(Exit status: 0 passed, 1 something failed, 2 wrong command line,
3 the kit or the machine is broken, 130 interrupted.)";

std::string verb_table() {
  std::string table = "Verbs:\n";
  for (const Verb& verb : verbs()) {
    table += fmt::format("  {:<24}{}\n", fmt::format("{} {}", verb.name, verb.operands), verb.summary);
  }
  return table + "\nWithout a verb ./grade grades: the next unfinished lab, or those named.\n";
}

bool names_a_verb(const std::string& word) {
  return std::any_of(verbs().begin(), verbs().end(), [&](const Verb& verb) { return verb.name == word; });
}

bool looks_like_a_target(const std::string& word) {
  return !word.empty() && std::isdigit(static_cast<unsigned char>(word.front())) != 0;
}

/// The first operand is the verb, unless it is a lab.
void take_verb(Arguments& arguments) {
  std::vector<std::string>& targets = arguments.targets;
  if (targets.empty() || looks_like_a_target(targets.front())) {
    arguments.verb = "grade";
    return;
  }
  arguments.verb = targets.front();
  targets.erase(targets.begin());
  if (names_a_verb(arguments.verb)) return;
  std::vector<std::string_view> names;
  for (const Verb& verb : verbs()) names.push_back(verb.name);
  const std::string_view suggestion = nearest(arguments.verb, names);
  throw UserError(
      suggestion.empty()
          ? fmt::format("there is no verb '{}'; ./grade --help lists them", arguments.verb)
          : fmt::format("there is no verb '{}'; did you mean ./grade {}?", arguments.verb, suggestion));
}

Gate gate_or_error(const std::string& name) {
  if (const std::optional<Gate> gate = gate_named(name)) return *gate;
  throw UserError(fmt::format(
      "there is no gate '{}'; the gates are builds, correct, never-stuck, race-free, tidy, fast-enough",
      name));
}

}  // namespace

Arguments read_arguments(int argc, char** argv) {
  Arguments arguments;
  std::string only;
  std::string time;
  bool no_install = false;
  CLI::App app(
      "Interleave: graded concurrency labs. ./grade says what is right, what is wrong, and what is next.\n");
  app.set_version_flag("--version", fmt::format("interleave {}", kit_version));
  app.description(app.get_description() + "\nUsage: ./grade [VERB] [NN[.T]...] [OPTIONS]\n\n" + verb_table());
  app.footer(footer);
  app.add_option("targets", arguments.targets, "A verb, labs (03) and tasks (03.2)")->option_text(" ");
  app.add_option("--json", arguments.json, "Write the result document to FILE")->option_text("FILE");
  app.add_option("--format", arguments.format,
                 "Print the result as gradescope, github-classroom, junit, csv or json")
      ->option_text("F");
  app.add_option("--submission", arguments.submission, "Grade the files in DIR on a clean copy of the lab")
      ->option_text("DIR");
  app.add_option("--seed", arguments.seed, "Choose the data that tests draw (recorded in every result)")
      ->option_text("N");
  app.add_option("--only", only,
                 "Stop after this gate: builds, correct, never-stuck, race-free, tidy, fast-enough")
      ->option_text("GATE");
  app.add_flag("--quiet", arguments.quiet, "Print failures and the sum only");
  app.add_option("--color", arguments.color, "auto, always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->option_text("WHEN");
  app.add_flag("--no-install", no_install, "Install nothing; print the line to run instead");
  app.add_option("--times", arguments.times, "check: grade every answer N times")
      ->check(CLI::PositiveNumber)
      ->option_text("N");
  app.add_option("--answers", arguments.answers, "check: right (references and unusual ways), wrong, or all")
      ->check(CLI::IsMember({"right", "wrong", "all"}))
      ->option_text("WHICH");
  app.add_flag("--debug", arguments.debug, "replay: step through it under gdb");
  app.add_option("--schedules", arguments.explore.schedules, "explore: try N orders at most")
      ->check(CLI::Range(2ul, 1'000'000'000ul))
      ->option_text("N");
  app.add_option("--jobs", arguments.explore.jobs, "explore: search with N processes side by side")
      ->check(CLI::Range(1, 1024))
      ->option_text("N");
  app.add_option("--time", time, "explore: adversarial (a timer may fire early) or strict")
      ->check(CLI::IsMember({"adversarial", "strict"}))
      ->option_text("WHICH");
  app.add_option("--replay", arguments.explore.replay, "explore: run this one order again")
      ->option_text("TOKEN");
  app.add_flag("--handout", arguments.handout, "pack: a learner's archive, without solutions");
  app.add_option("--output", arguments.output, "pack: the archive to write")->option_text("FILE");
  char** const end = argv + argc;
  char** const divider =
      std::find_if(argv, end, [](const char* word) { return std::string_view(word) == "--"; });
  if (divider != end) arguments.program_arguments.assign(divider + 1, end);
  try {
    app.parse(static_cast<int>(divider - argv), argv);
  } catch (const CLI::Success& success) {
    std::exit(app.exit(success));
  } catch (const CLI::ParseError& error) {
    throw UserError(fmt::format("{}; ./grade --help shows what there is", error.what()));
  }
  take_verb(arguments);
  if (divider != end && arguments.verb != "explore")
    throw UserError("-- stands before a program's own arguments: ./grade explore FILE -- ARGUMENTS");
  arguments.explore.strict_time = time == "strict";
  if (!only.empty()) arguments.only = gate_or_error(only);
  return arguments;
}

}  // namespace grader
