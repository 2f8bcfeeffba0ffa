// Where a thread stands in its author's eyes: the innermost function that is theirs, not a library's.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "explore/model/failure.hpp"
#include "explore/model/trace.hpp"
#include "explore/report/frames.hpp"
#include "explore/report/interleaving.hpp"
#include "explore/report/source_files.hpp"

namespace explore {

struct Standing {
  SourcePlace place;  ///< line 0: no function on the stack is the author's
  /// The author's functions on the stack, innermost first; place is the first.
  std::vector<SourcePlace> callers;
  /// The library's functions below the place, innermost first: through what the author asked for it.
  Frames in_library;
  bool nearby = false;  ///< place is only the thread's last known one before
};

/// "void lab::(anonymous namespace)::Bank::transfer(int, long)" -> "Bank::transfer", "the test", "a lambda in
/// the test"
std::string short_function(std::string function);

/// The places of all stacks in a trace and a failure, symbolised in one go.
class Standings {
 public:
  Standings(const Trace& trace, const Failure& failure, const Symboliser& symbolise, SourceFiles& files);

  Standing of(const std::vector<const void*>& stack) const;
  Standing of(const Event& event) const;
  Standing of(const Unfinished& thread) const;

 private:
  std::map<std::uintptr_t, Frames> frames_;
  SourceFiles& files_;
};

}  // namespace explore
