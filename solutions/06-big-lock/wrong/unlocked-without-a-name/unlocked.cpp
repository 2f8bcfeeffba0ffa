// falls: correct (key not put back)
// A temporary object ends with its statement: the key is taken again before io() begins.
#include "unlocked.hpp"

namespace lab {

Unlocked::Unlocked(Key& key) : key_(key) { key_.release(); }

Unlocked::~Unlocked() { key_.acquire(); }

std::string run_blocking(Key& key, const std::function<std::string()>& io) {
  Unlocked{key};
  return io();
}

}  // namespace lab
