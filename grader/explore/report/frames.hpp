// Which functions and source lines code addresses lie in, as a symboliser prints it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace explore {

struct Frame {
  std::string function;  ///< demangled; empty: unknown
  std::string file;      ///< source file; a shared library's path where only that is known
  int line = 0;          ///< 0: unknown
};

/// For one address: a function that was inlined comes before the one it was inlined into.
using Frames = std::vector<Frame>;

/// Frames for each address, in the order asked; an address nobody knows has none. Empty: no symboliser.
using Symboliser = std::function<std::vector<Frames>(const std::vector<std::uintptr_t>& addresses)>;

/// What `addr2line -a -i -f -C` or `llvm-symbolizer --output-style=GNU -a -i -f -C` printed for `count`
/// addresses. Pure.
std::vector<Frames> frames_in(std::string_view printed, std::size_t count);

/// The author's, the C++ library's or the system's, the explorer's own?
enum class Origin { author, library, explorer };
Origin origin_of(const Frame& frame);

}  // namespace explore
