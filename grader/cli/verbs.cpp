#include "cli/verbs.hpp"

#include <algorithm>
#include <numeric>

namespace grader {

const std::vector<Verb>& verbs() {
  static const std::vector<Verb> table = {
      {"grade", "[NN[.T]...]", "grade the next unfinished lab, or those named", grade_verb},
      {"next", "", "say what to do next", next_verb},
      {"list", "", "show every lab and task with your progress", list_verb},
      {"predict", "NN", "three questions before you measure; later, what was so", predict_verb},
      {"try", "SHOP [MODEL [N]]", "run a shop of lab 11 in a model, and see the bars", try_verb},
      {"hint", "NN.T", "show the next of three hints", hint_verb},
      {"explain", "NN.T", "show the tool's own report behind the last verdict", explain_verb},
      {"replay", "NN TEST TOKEN", "show one recorded order of steps again", replay_verb},
      {"explore", "FILE... [-- ARGS]", "run any program with a main in every order", explore_verb},
      {"reset", "NN[.T]", "put the skeleton back; yours is kept", reset_verb},
      {"doctor", "", "check compiler, sanitizers, cores and kernel", doctor_verb},
      {"check", "[NN...]", "prove that the kit itself still bites", check_verb},
      {"pack", "--handout", "make an archive to hand out", pack_verb},
  };
  return table;
}

namespace {

/// Levenshtein's distance, one row at a time.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substitution = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, substitution});
    }
  }
  return row.back();
}

}  // namespace

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates) {
  std::string_view best;
  std::size_t best_distance = 3;  // Three typing errors in a word are another word.
  for (const std::string_view candidate : candidates) {
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < best_distance) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

}  // namespace grader
