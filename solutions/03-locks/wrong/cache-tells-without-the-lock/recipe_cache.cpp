// falls: never stuck (lost wake-up)
// The state is atomic, so it changes without the lock: between a guest's look and its sleep, too.
#include "recipe_cache.hpp"

namespace lab {

std::string RecipeCache::get(const std::string& dish, const Maker& make) {
  std::unique_lock lock(mutex_);
  Entry& entry = entries_[dish];
  changed_.wait(lock, [&] { return entry.state != State::being_made; });
  if (entry.state == State::known) return entry.recipe;

  entry.state = State::being_made;
  lock.unlock();
  try {
    entry.recipe = make(dish);
    entry.state = State::known;
  } catch (...) {
    entry.state = State::unknown;
    changed_.notify_all();
    throw;
  }
  changed_.notify_all();
  return entry.recipe;
}

}  // namespace lab
