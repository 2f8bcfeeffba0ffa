// No lock at all while a recipe is made.
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
    std::string recipe = make(dish);
    lock.lock();
    entry.recipe = std::move(recipe);
    entry.state = State::known;
  } catch (...) {
    lock.lock();
    entry.state = State::unknown;
    changed_.notify_all();
    throw;
  }
  changed_.notify_all();
  return entry.recipe;
}

}  // namespace lab
