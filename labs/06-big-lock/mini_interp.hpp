// Given: an interpreter with one big lock. A thread has the key while it runs an instruction, and may lose it
// at the checkpoint behind each; while it waits for a lock of the program's own, it puts the key back.
//
// Guarantees: run() runs the program to its end on the calling thread. It throws std::logic_error, with
//             the reason, for a program that takes a lock it has, opens one it has not, or ends with one.
//             Objects begin at 0. There are as many locks as objects, numbered alike; what a lock stands
//             for is up to the programs. Any number of threads may call.
// Example:
//   MiniInterp interp(key, 2);
//   interp.run({op::load(0), op::add(1), op::store(0)});
//   interp.value(0);  // 1
#pragma once

#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "key.hpp"
#include "program.hpp"

namespace lab {

class MiniInterp {
 public:
  explicit MiniInterp(
      Key& key, int objects, std::function<void()> compute = [] {});

  void run(const Program& program);
  long value(int object);

 private:
  void run_one(const Instruction& instruction, long& register_);
  void lock(int number);
  void unlock(int number);
  void expect_no_lock_is_left();

  struct Lock {
    std::mutex mutex;
    std::thread::id holder;  // Guarded by key_.
  };

  Key& key_;
  const std::function<void()> compute_;
  std::vector<long> objects_;  // Guarded by key_.
  std::vector<Lock> locks_;    // Never grows or shrinks.
};

}  // namespace lab
