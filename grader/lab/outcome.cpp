#include "lab/outcome.hpp"

#include <algorithm>

namespace grader {
namespace {

template <class Word>
struct Name {
  Word word;
  std::string_view text;
};

constexpr Name<Gate> gate_names[] = {
    {Gate::builds, "builds"},       {Gate::correct, "correct"}, {Gate::never_stuck, "never stuck"},
    {Gate::race_free, "race-free"}, {Gate::tidy, "tidy"},       {Gate::fast_enough, "fast enough"}};

constexpr Name<Outcome> outcome_names[] = {{Outcome::pass, "pass"},     {Outcome::provisional, "pass*"},
                                           {Outcome::fail, "fail"},     {Outcome::not_judged, "not judged"},
                                           {Outcome::broken, "broken"}, {Outcome::not_run, "not run"}};

template <class Word, std::size_t count>
std::string_view text_of(const Name<Word> (&names)[count], Word word) {
  for (const auto& name : names) {
    if (name.word == word) return name.text;
  }
  return "";
}

/// True for "never stuck", "never-stuck" and "never_stuck" alike.
bool same_words(std::string_view a, std::string_view b) {
  const auto is_gap = [](char c) { return c == ' ' || c == '-' || c == '_'; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return x == y || (is_gap(x) && is_gap(y)); });
}

template <class Word, std::size_t count>
std::optional<Word> word_named(const Name<Word> (&names)[count], std::string_view text) {
  for (const auto& name : names) {
    if (same_words(name.text, text)) return name.word;
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(Gate gate) { return text_of(gate_names, gate); }
std::string_view name_of(Outcome outcome) { return text_of(outcome_names, outcome); }
std::optional<Gate> gate_named(std::string_view name) { return word_named(gate_names, name); }
std::optional<Outcome> outcome_named(std::string_view name) { return word_named(outcome_names, name); }

}  // namespace grader
