// falls: correct (key not taken again)
#include "unlocked.hpp"

namespace lab {

Unlocked::Unlocked(Key& key) : key_(key) { key_.release(); }

Unlocked::~Unlocked() {}

std::string run_blocking(Key& key, const std::function<std::string()>& io) {
  const Unlocked while_waiting(key);  // Has a name, so it lives until io() is done, however that ends.
  return io();
}

}  // namespace lab
