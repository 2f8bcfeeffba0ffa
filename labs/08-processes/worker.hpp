// A room in which photos are developed, as those see it who send photos there. Given, for tasks 3 to 5.
#pragma once

#include <functional>
#include <string>

#include "exit_info.hpp"

namespace lab {

/// What is done with a photo; may throw, and may crash.
using Work = std::function<std::string(const std::string&)>;

/// A process that answers letters, one after the other, in the order in which they came: to a photo comes
/// what the work made of it, or an error with what() of the exception that the work threw.
struct Worker {
  virtual ~Worker() = default;
  /// Where letters to it are written.
  virtual int to() const = 0;
  /// Where its answers are read. It may be the same descriptor. When the process has ended and all that it
  /// wrote has been read, a read finds the end.
  virtual int from() const = 0;
  /// Waits until the process has ended, and says how. To ask again does no harm.
  virtual ExitInfo wait() = 0;
};

/// The life of such a process: answers letters until no more can come, or nobody is there to read an answer;
/// then returns.
void serve(int from, int to, const Work& work);

}  // namespace lab
