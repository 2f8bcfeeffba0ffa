#include "gates/program_exploration.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <future>
#include <regex>
#include <stdexcept>

#include "gates/ending.hpp"
#include "gates/record.hpp"
#include "gates/text.hpp"
#include "lab/error.hpp"
#include "process/run.hpp"
#include "process/temporary_folder.hpp"

namespace grader {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view example = "explore.example";

std::string quoted(const std::string& text) {
  std::string result = "'";
  for (const char c : text) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + "'";
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != text.npos; at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

/// The shell's command for one step.
std::string last_words(const std::string& text) {
  return text.size() <= 3000 ? text : "…" + text.substr(text.size() - 3000);
}

/// How the tree compiles and links its example.
struct Recipe {
  std::string compile, object, link;
};

Recipe recipe_in(const std::string& commands) {
  Recipe recipe;
  for (const std::string_view line : text::lines_of(commands)) {
    if (text::contains(line, " -c ") && text::contains(line, "/runner/example.cpp")) recipe.compile = line;
    if (text::contains(line, fmt::format(" -o bin/{} ", example))) recipe.link = line;
  }
  recipe.object = text::between(recipe.compile, " -o ", " -c ");
  if (recipe.object.empty() || !text::contains(recipe.link, recipe.object))
    throw UserError("ninja does not say how programs to explore are built; run `./grade doctor`", 3);
  return recipe;
}

Recipe prepare(const Workspace& workspace) {
  const std::string tree = workspace.options().tree.string(), target = fmt::format("bin/{}", example);
  const Finished built = run({.argv = {"ninja", "-C", tree, target}, .time_limit = std::chrono::minutes(20)});
  if (built.ending == Ending::interrupted) throw UserError("interrupted", 130);
  if (!succeeded(built)) {
    throw UserError(fmt::format("the explorer does not build; run `./grade doctor`. It said:\n{}",
                                last_words(built.output)),
                    3);
  }
  return recipe_in(
      run({.argv = {"ninja", "-C", tree, "-t", "commands", target}, .output_kept = 1024 * 1024}).output);
}

std::string compile_command(const Recipe& recipe, const fs::path& source, const fs::path& object) {
  std::string command = recipe.compile.substr(0, recipe.compile.rfind(" -c "));
  command = replaced(command, recipe.object, quoted(object.string()));
  if (source.extension() == ".c")
    command = std::regex_replace(command, std::regex(" -std=\\S+"), "") + " -x c";
  return command + " -c " + quoted(source.string());
}

void shell(const Workspace& workspace, const std::string& command) {
  const Finished finished = run({.argv = {"sh", "-c", command},
                                 .folder = workspace.options().tree,
                                 .time_limit = std::chrono::minutes(5)});
  if (finished.ending == Ending::interrupted) throw UserError("interrupted", 130);
  if (!succeeded(finished)) throw UserError("it does not compile:\n" + last_words(finished.output), 1);
}

std::string settings_of(const ProgramExploration& exploration, int worker, const fs::path& meeting) {
  // The first tries the bounds one after the other; samples are shared among the others, or are its own.
  const std::uint64_t half = exploration.schedules / 2, rest = exploration.schedules - half;
  const auto others = static_cast<std::uint64_t>(std::max(exploration.jobs - 1, 1));
  const bool exhausts = worker == 0, samples = worker > 0 || exploration.jobs == 1;
  std::string settings =
      fmt::format("exhaust={} sample={} seed={} time={} worker={} meeting={}", exhausts ? rest : 0,
                  samples ? half / others : 0, exploration.seed,
                  exploration.strict_time ? "strict" : "adversarial", worker, meeting.string());
  if (!exploration.replay.empty()) settings += " replay=" + exploration.replay;
  return settings;
}

ProgramFinding finding_in(const Finished& finished) {
  const std::vector<Record> records = read_records(finished.evidence);
  const auto is = [&](std::size_t i, std::string_view verb) {
    return i < records.size() && records[i].verb == verb && records[i].fields.size() == 1;
  };
  if (finished.ending == Ending::interrupted) throw UserError("interrupted", 130);
  if (finished.ending == Ending::timed_out) throw UserError("the search did not end in its time", 3);
  if (!is(0, "hello"))
    throw UserError(fmt::format("the program ended before its main, with {}", words_for_ending(finished)), 1);
  if (!is(1, "explored") || !is(2, "bye"))
    throw UserError(fmt::format("the search broke off, with {}", words_for_ending(finished)), 3);
  ProgramFinding finding;
  try {
    explore::from_json(records[1].fields[0], finding.coverage, finding.interleaving);
  } catch (const std::runtime_error& error) {
    throw UserError(fmt::format("what the search found cannot be read ({})", error.what()), 3);
  }
  return finding;
}

ProgramFinding work(const ProgramExploration& exploration, int worker, const fs::path& meeting) {
  Command command{
      .argv = {exploration.program.string()},
      .environment = {{"INTERLEAVE_RUNNER", settings_of(exploration, worker, meeting)}},
      .time_limit = std::chrono::seconds(120) + std::chrono::milliseconds(20) * exploration.schedules,
      .evidence = true,
      .requested_case = "main"};
  command.argv.insert(command.argv.end(), exploration.arguments.begin(), exploration.arguments.end());
  return finding_in(run(command));
}

}  // namespace

fs::path build_explored_program(const Workspace& workspace, const std::vector<fs::path>& sources,
                                const fs::path& folder) {
  const Recipe recipe = prepare(workspace);
  std::string objects;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const fs::path object = folder / fmt::format("{}.o", i);
    shell(workspace, compile_command(recipe, fs::absolute(sources[i]), object));
    objects += (i == 0 ? "" : " ") + quoted(object.string());
  }
  const fs::path program = folder / "program";
  const std::string output = fmt::format(" -o bin/{} ", example);
  shell(workspace, replaced(replaced(recipe.link, recipe.object, objects), output,
                            " -o " + quoted(program.string()) + " "));
  return program;
}

ProgramFinding together(const std::vector<ProgramFinding>& workers) {
  ProgramFinding result;
  result.coverage = workers.front().coverage;
  for (const ProgramFinding& worker : workers) {
    const bool first = &worker == &workers.front();
    if (!first) {
      result.coverage.schedules += worker.coverage.schedules;
      result.coverage.sampled += worker.coverage.sampled;
      result.coverage.beyond += worker.coverage.beyond;
      result.coverage.seconds = std::max(result.coverage.seconds, worker.coverage.seconds);
      if (result.coverage.toolchain.empty()) result.coverage.toolchain = worker.coverage.toolchain;
    }
    result.coverage.not_judged = worker.coverage.not_judged;
    result.interleaving = worker.interleaving;
    const bool settled = result.coverage.all_interleavings || !result.coverage.not_judged.empty();
    if (result.interleaving || settled) break;  // How far the others came by then is chance.
  }
  return result;
}

ProgramFinding explore_program(const ProgramExploration& exploration) {
  const TemporaryFolder meeting("interleave-explore");
  const int workers = exploration.replay.empty() ? std::max(exploration.jobs, 1) : 1;
  std::vector<std::future<ProgramFinding>> working;
  for (int worker = 0; worker < workers; ++worker) {
    working.push_back(std::async(std::launch::async, work, std::cref(exploration), worker, meeting.path()));
  }
  std::vector<ProgramFinding> findings;
  for (std::future<ProgramFinding>& worker : working) findings.push_back(worker.get());
  return together(findings);
}

}  // namespace grader
