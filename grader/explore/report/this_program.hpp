// The running program's own code and data: which line an address of code comes from, which variable an
// address of data belongs to.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "explore/report/frames.hpp"

namespace explore {

/// A variable with static storage.
struct Global {
  std::string name;          ///< demangled, without the scope it stands in
  std::uint64_t size = 0;    ///< in bytes
  std::uint64_t offset = 0;  ///< of the address asked for
};

using GlobalFinder = std::function<std::optional<Global>(std::uintptr_t address)>;

/// Asks addr2line, else llvm-symbolizer, once for all addresses: some hundredths of a second. Addresses in
/// shared libraries give the library's name. `late`, if given, is set where a tool had no answer in a minute,
/// as on a machine that does hardly anything else: then nothing is known, not even that there are no lines.
std::vector<Frames> frames_of_this_program(const std::vector<std::uintptr_t>& addresses,
                                           bool* late = nullptr);

/// From the symbol table of the program's file. Empty for what is on the heap, on a stack, or stripped.
GlobalFinder globals_of_this_program();

/// "Queue::push(int)::limit" -> "limit", "(anonymous namespace)::mutex" -> "mutex"
std::string variable_name(const std::string& symbol);

}  // namespace explore
