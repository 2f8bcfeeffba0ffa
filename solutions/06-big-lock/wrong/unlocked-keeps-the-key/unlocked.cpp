// falls: correct (key not put back)
// Waits with the key in its pocket.
#include "unlocked.hpp"

namespace lab {

Unlocked::Unlocked(Key& key) : key_(key) { key_.release(); }

Unlocked::~Unlocked() { key_.acquire(); }

std::string run_blocking(Key& key, const std::function<std::string()>& io) {
  (void)key;
  return io();
}

}  // namespace lab
