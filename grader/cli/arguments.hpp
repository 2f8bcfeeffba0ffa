// The command line, as data.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "lab/outcome.hpp"

namespace grader {

/// explore's own options.
struct ExploreArguments {
  std::uint64_t schedules = 10'000;  ///< --schedules N
  int jobs = 0;                      ///< --jobs N; 0: as many as cores
  bool strict_time = false;          ///< --time strict
  std::string replay;                ///< --replay TOKEN
};

struct Arguments {
  std::string verb;                  ///< empty: grade the next thing to do
  std::vector<std::string> targets;  ///< "03", "03.2"
  std::filesystem::path json;        ///< --json FILE: write the result document there
  std::string format;                ///< --format F: print the result in a platform's format
  std::filesystem::path submission;  ///< --submission DIR: grade these files instead of labs/
  std::optional<unsigned long> seed;
  std::optional<Gate> only;  ///< --only GATE
  bool quiet = false;
  std::string color = "auto";    ///< auto, always, never
  int times = 1;                 ///< check --times N
  std::string answers = "all";   ///< check --answers: right, wrong, all
  std::filesystem::path output;  ///< pack --output FILE
  bool handout = false;          ///< pack --handout
  bool debug = false;            ///< replay --debug
  ExploreArguments explore;
  std::vector<std::string> program_arguments;  ///< explore: what stands behind --
};

/// Reads argv. Prints help and exits 0 for --help and --version; throws UserError (status 2) with a
/// suggestion for what it does not know.
Arguments read_arguments(int argc, char** argv);

}  // namespace grader
