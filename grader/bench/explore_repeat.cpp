// Is one seed one trace? For the bugs of grader/tests/explore/corpus and their correct twins.
//
//   explore_repeat runs [RUNS [NAME]]    RUNS (1000) times the same ten seeded schedules, in 20 processes;
//                                        a twentieth of them of a bug that spins
//   explore_repeat tokens [NAME]         the minimised token of each bug
//   explore_repeat replay < TOKENS       the tokens that another compiler's, or backend's, `tokens` printed
//
// The first two print a line of tabs for each bug, to be compared with another compiler's or backend's: its
// name, then the hashes of bug and twin, or the token and how it fails. Sums go to standard error; status 1
// where two runs differed or a token fails in another way.
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <sstream>
#include <string>

#include "corpus/bug.hpp"
#include "hunt.hpp"

namespace {

using corpus::Bug;
using explore::Catch;

constexpr std::uint64_t processes = 20, schedules_in_a_run = 10;
constexpr std::uint64_t slow_as_twenty = 20;  ///< who spins is noticed after half a second: fewer runs of it

std::uint64_t runs = 1'000;
std::string part_of_name;

std::vector<Bug> wanted_bugs() {
  std::vector<Bug> wanted;
  for (const Bug& bug : corpus::all_bugs())
    if (std::string(bug.name).find(part_of_name) != std::string::npos) wanted.push_back(bug);
  return wanted;
}

/// The hash that all runs have; false where two differ.
bool is_one_trace(explore::PlainBody body, const Bug& bug, std::uint64_t& hash) {
  for (std::uint64_t process = 0; process < processes; ++process) {
    const bool spins = bug.kind == explore::FailureKind::spin && body == bug.wrong;
    const std::uint64_t share = ((spins ? runs / slow_as_twenty : runs) + processes - 1) / processes;
    const Catch caught = explore::again_and_again(body, bug.options, share, schedules_in_a_run);
    if (process == 0) hash = caught.hash;
    if (caught.lost.empty() && caught.hash == hash) continue;
    std::fprintf(stderr, "%s: %s\n", bug.name,
                 caught.lost.empty() ? "two processes differ" : caught.lost.c_str());
    return false;
  }
  return true;
}

int compare_runs() {
  int others = 0, bodies = 0;
  for (const Bug& bug : wanted_bugs()) {
    std::uint64_t wrong = 0, right = 0;
    others += is_one_trace(bug.wrong, bug, wrong) ? 0 : 1;
    others += is_one_trace(bug.right, bug, right) ? 0 : 1;
    bodies += 2;
    std::printf("%s\t%016llx\t%016llx\n", bug.name, static_cast<unsigned long long>(wrong),
                static_cast<unsigned long long>(right));
  }
  std::fprintf(stderr, "%d bodies x %llu runs with the same seed: %d of more than one trace\n", bodies,
               static_cast<unsigned long long>(runs), others);
  return others == 0 ? 0 : 1;
}

int print_tokens() {
  int missed = 0;
  for (const Bug& bug : wanted_bugs()) {
    const Catch caught = explore::hunt(bug.wrong, bug.options);
    missed += caught.kind ? 0 : 1;
    if (!caught.kind) continue;
    const explore::Schedule schedule = explore::shortest(bug.wrong, bug.options, caught);
    std::printf("%s\t%s\t%s\n", bug.name, token_of(schedule).c_str(), name_of(*caught.kind));
  }
  std::fprintf(stderr, "%d bugs not found\n", missed);
  return missed == 0 ? 0 : 1;
}

int replay_tokens() {
  int alike = 0, all = 0;
  const std::vector<Bug> bugs = wanted_bugs();
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream parts(line);
    std::string name, token, kind;
    std::getline(parts, name, '\t'), std::getline(parts, token, '\t'), std::getline(parts, kind);
    for (const Bug& bug : bugs) {
      if (bug.name != name) continue;
      ++all;
      const Catch caught = explore::replay(bug.wrong, bug.options, explore::schedule_of(token));
      if (caught.kind && name_of(*caught.kind) == kind)
        ++alike;
      else
        std::printf("%s, token %s, is a %s: %s\n", bug.name, token.c_str(), kind.c_str(),
                    in_words(caught).c_str());
    }
  }
  std::fprintf(stderr, "%d of %d tokens fail alike\n", alike, all);
  return alike == all && all > 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
  const std::string verb = count > 1 ? words[1] : "";
  const int name = verb == "runs" ? 3 : 2;
  if (verb == "runs" && count > 2) runs = std::strtoull(words[2], nullptr, 10);
  if (count > name) part_of_name = words[name];
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  if (verb == "runs") return compare_runs();
  if (verb == "tokens") return print_tokens();
  if (verb == "replay") return replay_tokens();
  std::fputs("explore_repeat runs [RUNS [NAME]] | tokens [NAME] | replay < TOKENS\n", stderr);
  return 2;
}
