// The toy interpreter without a big lock: as in a free-threaded CPython, each object has a lock of its own.
//
// Guarantees: run() and value() as in MiniInterp, but threads run side by side: nobody waits for anybody
//             who uses other objects, or who computes. Each single instruction is whole: load, store and
//             swap see and leave no object half changed, and two swaps of the same objects never wait for
//             each other for ever. An object may be swapped with itself. What several instructions do is
//             not one step: that is what op::lock is for.
// Requires:   a program takes no lock that it has, and opens each that it takes.
// Example:
//   FreeInterp interp(2, [] { compute_for_a_long_time(); });
//   interp.run({op::lock(0), op::load(0), op::add(1), op::store(0), op::unlock(0)});
#pragma once

#include <functional>
#include <mutex>
#include <vector>

#include "program.hpp"

namespace lab {

class FreeInterp {
 public:
  explicit FreeInterp(
      int objects, std::function<void()> compute = [] {});

  void run(const Program& program);
  long value(int object) const;

 private:
  struct Object {
    mutable std::mutex mutex;
    long value = 0;  // Guarded by mutex.
  };

  void run_one(const Instruction& instruction, long& register_);
  Object& object(int number) { return objects_.at(static_cast<std::size_t>(number)); }

  const std::function<void()> compute_;
  std::vector<Object> objects_;    // Never grows or shrinks.
  std::vector<std::mutex> locks_;  // The programs' own: op::lock and op::unlock.
};

}  // namespace lab
