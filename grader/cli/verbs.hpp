// The table of verbs: what `./grade --help` lists and what main dispatches on.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/kit.hpp"

namespace grader {

struct Verb {
  std::string_view name;
  std::string_view operands;  ///< as in the help: "[NN[.T]...]"
  std::string_view summary;
  int (*run)(const Kit& kit, const Arguments& arguments);  ///< returns the exit status
};

const std::vector<Verb>& verbs();

int grade_verb(const Kit& kit, const Arguments& arguments);
int next_verb(const Kit& kit, const Arguments& arguments);
int list_verb(const Kit& kit, const Arguments& arguments);
int hint_verb(const Kit& kit, const Arguments& arguments);
int predict_verb(const Kit& kit, const Arguments& arguments);
int explain_verb(const Kit& kit, const Arguments& arguments);
int explore_verb(const Kit& kit, const Arguments& arguments);
int replay_verb(const Kit& kit, const Arguments& arguments);
int reset_verb(const Kit& kit, const Arguments& arguments);
int doctor_verb(const Kit& kit, const Arguments& arguments);
int check_verb(const Kit& kit, const Arguments& arguments);
int try_verb(const Kit& kit, const Arguments& arguments);
int pack_verb(const Kit& kit, const Arguments& arguments);

/// The candidate closest to a misspelt word, by edit distance; empty when none is near.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace grader
