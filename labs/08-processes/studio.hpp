// A photo lab with several rooms, as those see it who bring letters. Given, for task 5.
#pragma once

#include <string>
#include <vector>

#include "support/lab.hpp"
#include "worker.hpp"

namespace lab {

/// Each room answers a letter with what its work makes of the text. Every letter costs its way there and
/// back: copies, system calls, and two switches from one process to another.
struct Studio {
  virtual ~Studio() = default;
  virtual unsigned rooms() const = 0;
  /// Outcome i belongs to letter i: the answer, or why there is none.
  virtual std::vector<Outcome<std::string>> answers(const std::vector<std::string>& letters) = 0;
};

}  // namespace lab
