// Puts the key back while its holder only waits. CPython's own code says Py_BEGIN_ALLOW_THREADS for it.
//
// Requires:   the calling thread has the key.
// Guarantees: an Unlocked releases the key when it is made, and takes it again when it ends.
//             run_blocking() calls io() once, on the calling thread, without the key, and returns what it
//             returns; an exception of io() comes out of run_blocking(). Either way the caller has the key
//             again afterwards.
// Example:
//   key.acquire();
//   std::string page = run_blocking(key, [] { return download("street.example"); });  // others may work
//   key.release();
#pragma once

#include <functional>
#include <string>

#include "key.hpp"

namespace lab {

class Unlocked {
 public:
  explicit Unlocked(Key& key);
  ~Unlocked();
  Unlocked(const Unlocked&) = delete;
  Unlocked& operator=(const Unlocked&) = delete;

 private:
  Key& key_;
};

std::string run_blocking(Key& key, const std::function<std::string()>& io);

}  // namespace lab
