#include "unlocked.hpp"

namespace lab {

Unlocked::Unlocked(Key& key) : key_(key) { key_.release(); }

Unlocked::~Unlocked() { key_.acquire(); }

std::string run_blocking(Key& key, const std::function<std::string()>& io) {
  key.release();
  std::string answer;
  try {
    answer = io();
  } catch (...) {
    key.acquire();
    throw;
  }
  key.acquire();
  return answer;
}

}  // namespace lab
