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

/// Asks addr2line, else llvm-symbolizer, once for all addresses; half a second at most. Addresses in shared
/// libraries give the library's name.
std::vector<Frames> frames_of_this_program(const std::vector<std::uintptr_t>& addresses);

/// From the symbol table of the program's file. Empty for what is on the heap, on a stack, or stripped.
GlobalFinder globals_of_this_program();

/// "Queue::push(int)::limit" -> "limit", "(anonymous namespace)::mutex" -> "mutex"
std::string variable_name(const std::string& symbol);

}  // namespace explore
