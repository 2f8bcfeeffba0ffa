// An interleaving for people: what happened, in which order, on which line. Everything printed, drawn or sent
// is made from this; it knows no addresses.
//
// As JSON it is the field "interleaving" of the evidence record `explored` and of the result document; the
// format is versioned with that document.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace explore {

struct SourcePlace {
  std::string file;      ///< as the compiler was given it
  int line = 0;          ///< 0: unknown
  std::string text;      ///< the source line, trimmed
  std::string function;  ///< "Bank::transfer"
  friend bool operator==(const SourcePlace&, const SourcePlace&) = default;
};

struct Row {
  int thread = 0;
  std::string action;  ///< "locks account 1", "waits for account 2, held by T1", "notify_one wakes nobody"
  SourcePlace place;
  std::string switched;           ///< why the turn came here: "T1 is blocked", "preempted"; empty: no switch
  std::vector<std::string> held;  ///< locks the thread holds after this step
  std::string time;               ///< virtual time, when it matters: "2 s"
  friend bool operator==(const Row&, const Row&) = default;
};

struct Interleaving {
  std::string flaw;                  ///< the concept: "lost wake-up", "deadlock", "data race"
  std::string sentence;              ///< what happened, one sentence, names and lines in it
  std::vector<std::string> threads;  ///< column heads: "main", "T1", "T2 (cook)"
  std::vector<Row> rows;
  std::vector<std::string>
      endings;  ///< "T2 waits for ever on not_empty_", "T1 waits for account 2, held by T2"
  std::vector<SourcePlace> places;  ///< most telling first: where to look
  std::uint64_t schedule = 0;       ///< found in the n-th schedule
  std::string token;                ///< what `./grade replay` takes
  friend bool operator==(const Interleaving&, const Interleaving&) = default;
};

/// What a search covered. "All" is said when, and only when, it is true.
struct Coverage {
  std::uint64_t schedules = 0;     ///< executed in all
  bool all_interleavings = false;  ///< sleep sets finished without a bound
  int exhausted_bound = -1;   ///< every schedule with at most so many preemptions was run; -1: not even 0
  std::uint64_t beyond = 0;   ///< of `schedules`, those that the claim leaves out: of a bound begun and not
                              ///< finished; with all_interleavings, reorderings of others
  std::uint64_t sampled = 0;  ///< of `schedules`, seeded random ones
  int spurious_wakeups = 0, early_timers = 0;  ///< injected at most so often in one execution
  std::string not_judged;                      ///< why nothing can be said: the call or limit; empty: judged
  std::string toolchain;                       ///< a library fault that was met and not counted; empty: none
  double seconds = 0;
  friend bool operator==(const Coverage&, const Coverage&) = default;
};

/// "all 93 interleavings checked", "all 302 schedules with at most 2 preemptions checked, then 2,000
/// sampled", each followed by what was injected: "(up to 1 spurious wake-up and 2 early timers in each)".
std::string scope_of(const Coverage& coverage);

std::string to_json(const Coverage& coverage, const std::optional<Interleaving>& interleaving);
/// Throws std::runtime_error with what is wrong.
void from_json(const std::string& text, Coverage& coverage, std::optional<Interleaving>& interleaving);

/// The table of one column per thread that does something, in plain ASCII but for the learner's own text, and
/// the endings below it. At most `width` characters wide where every column has room for a word; source text
/// is cut last.
std::string table_of(const Interleaving& interleaving, int width = 120);

}  // namespace explore
