// Given: what every key of the workshop can do. CPython's own is called the GIL.
//
// Guarantees: between acquire() and release() the calling thread has the key, and nobody else has it.
//             checkpoint() is called by the holder between two instructions: the key may change hands
//             there, and the caller has it again when checkpoint() returns.
#pragma once

namespace lab {

struct Key {
  virtual ~Key() = default;
  virtual void acquire() = 0;
  virtual void release() = 0;
  virtual void checkpoint() = 0;
};

}  // namespace lab
