// From one recorded execution to what people read about it.
#pragma once

#include "explore/model/failure.hpp"
#include "explore/model/trace.hpp"
#include "explore/report/interleaving.hpp"
#include "explore/report/story.hpp"

namespace explore {

/// This program's symboliser, symbol table and the names given with explore::name().
Surroundings this_program();

/// The interleaving of a failed execution, without schedule number and token: those are the search's.
///
/// Requires: nothing is under control (the execution has ended). Takes well under 200 ms, most of it in one
/// run of addr2line or llvm-symbolizer; without either, lines and source text are missing and names are
/// "mutex 1". Does not throw for anything that a trace can hold.
Interleaving interleaving_of(const Trace& trace, const Failure& failure,
                             const Surroundings& surroundings = this_program());

}  // namespace explore
