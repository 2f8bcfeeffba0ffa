// predict: the three questions of a lab before its first measured run, and afterwards what was so.
#include <fmt/core.h>

#include <charconv>
#include <iostream>
#include <optional>

#include "cli/progress.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs.hpp"
#include "lab/error.hpp"
#include "lab/predictions.hpp"
#include "lab/text_file.hpp"
#include "process/run.hpp"

namespace grader {
namespace {

using Answers = std::map<std::size_t, std::size_t>;

/// Empty: left open. Asks again after anything but a number of an option.
std::optional<std::size_t> ask(std::size_t options) {
  for (std::string line; !interrupted();) {
    fmt::print("your answer, 1 to {} (Enter leaves it open): ", options);
    std::fflush(stdout);
    if (!std::getline(std::cin, line) || trimmed(line).empty()) return std::nullopt;
    const std::string_view word = trimmed(line);
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    const bool whole = error == std::errc() && end == word.data() + word.size();
    if (whole && number >= 1 && number <= options) return number - 1;
  }
  return std::nullopt;
}

void print_question(const Prediction& prediction, std::size_t index, const Style& style) {
  fmt::print("\n{}{}. {}{}\n", style.bold(), index + 1, prediction.question, style.plain());
  for (std::size_t i = 0; i < prediction.options.size(); ++i)
    fmt::print("   {}  {}\n", i + 1, prediction.options[i]);
}

/// Those that have no answer yet.
void ask_all(const Progress& progress, const Lab& lab, const std::vector<Prediction>& questions,
             const Answers& answered, const Style& style) {
  fmt::print("{} asks before you measure. Nobody marks the answers; being wrong is the point.\n", lab.name);
  std::size_t given = answered.size();
  for (std::size_t i = 0; i < questions.size() && !interrupted(); ++i) {
    if (answered.contains(i)) continue;
    print_question(questions[i], i, style);
    if (!std::cin) continue;
    const auto option = ask(questions[i].options.size());
    if (!option) continue;
    progress.predict(lab.number, i, *option);
    ++given;
  }
  fmt::print("\n{} of {} answered. Now work through the lab; then ./grade predict {} {}\n", given,
             questions.size(), lab.number,
             given == questions.size() ? "says what was so." : "asks the rest.");
}

void print_outcome(const Lab& lab, const std::vector<Prediction>& questions, const Answers& answered,
                   const Style& style) {
  std::size_t right = 0;
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const Prediction& prediction = questions[i];
    const std::size_t said = answered.at(i);
    const bool hit = said == prediction.right;
    right += hit ? 1 : 0;
    fmt::print("{}{}{}. {}{}\n", i == 0 ? "" : "\n", style.bold(), i + 1, prediction.question, style.plain());
    fmt::print("   you said  {}\n   it is     {}{}{}\n\n{}\n", prediction.options.at(said),
               hit ? style.green() : style.red(), prediction.options[prediction.right], style.plain(),
               prediction.reason);
  }
  fmt::print("\n{} of {} as you said, in {}.\n", right, questions.size(), lab.name);
}

bool fit(const Answers& answered, const std::vector<Prediction>& questions) {
  for (const auto& [question, option] : answered)
    if (question >= questions.size() || option >= questions[question].options.size()) return false;
  return true;
}

}  // namespace

int predict_verb(const Kit& kit, const Arguments& arguments) {
  if (arguments.targets.size() != 1) throw UserError("which lab's questions? For example ./grade predict 03");
  const Lab& lab = *find_target(kit, arguments.targets.front()).lab;
  const std::vector<Prediction> questions = predictions_for(lab);
  if (questions.empty()) throw UserError(fmt::format("labs/{}/PREDICT.md asks nothing", lab.name), 3);
  const Progress progress(kit.state_folder());
  Answers answered = progress.predictions()[lab.number];
  if (!fit(answered, questions)) answered.clear();  // The page has changed since.
  const Style style(arguments.color);
  if (answered.size() == questions.size())
    print_outcome(lab, questions, answered, style);
  else
    ask_all(progress, lab, questions, answered, style);
  return 0;
}

}  // namespace grader
