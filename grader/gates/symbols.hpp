// What source lines a program's code addresses come from.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace grader {

struct SourceFrame {
  std::string function;
  std::string file;
  int line = 0;
};

/// For each address the functions it is in: an inlined one comes before the one it was inlined into.
using Symbols = std::map<unsigned long, std::vector<SourceFrame>>;

/// llvm-symbolizer or llvm-symbolizer-<N> from PATH, the highest N; empty when there is none.
std::filesystem::path find_symbolizer();

/// Asks the symbolizer. Empty when it is missing or fails: whoever uses this says less then.
Symbols symbolise(const std::filesystem::path& program, std::vector<unsigned long> addresses,
                  const std::filesystem::path& symbolizer = find_symbolizer());

/// What the symbolizer printed for these addresses, in their order. Pure.
Symbols symbols_in(std::string_view printed, const std::vector<unsigned long>& addresses);

}  // namespace grader
