// The workshop's key as CPython has it: who works gives way now and then, but only when somebody asks.
//
// Guarantees: acquire(), release() and the asking are given: whoever has waited for a whole interval asks.
//             checkpoint() is called by the holder between two instructions. If nobody has asked it
//             returns at once, with the key, and takes no lock. If somebody has, the key changes hands:
//             somebody else has had it when checkpoint() returns, and the caller has it again. So whoever
//             waits alone has the key after one interval and the rest of one instruction. All of it from
//             any number of threads.
// Requires:   the caller of checkpoint() has the key. A holder calls checkpoint() or release() again and
//             again.
// Example:
//   BigLock key(Millis{5});
//   key.acquire();
//   for (const Instruction& next : program) {
//     run(next);
//     key.checkpoint();
//   }
//   key.release();
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>

#include "key.hpp"
#include "support/lab.hpp"

namespace lab {

class BigLock final : public Key {
 public:
  explicit BigLock(Millis interval = Millis{5}) : interval_(interval) {}

  void acquire() override;
  void release() override;
  void checkpoint() override;

 private:
  const Millis interval_;
  std::mutex mutex_;
  std::condition_variable served_changed_;
  std::uint64_t next_ticket_ = 0, served_ = 0;  // Guarded by mutex_.
  std::atomic<bool> wanted_{false};             // Written under mutex_, read without it.
};

}  // namespace lab
