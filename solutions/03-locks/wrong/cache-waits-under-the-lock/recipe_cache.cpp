// falls: correct (waiting under a lock)
#include "recipe_cache.hpp"

namespace lab {

std::string RecipeCache::get(const std::string& dish, const Maker& make) {
  std::unique_lock map_lock(map_mutex_);
  Entry& entry = entries_[dish];

  // Whoever holds this lock while making the recipe stops those only who want this very recipe. If make()
  // throws, the lock is released, the recipe is still missing, and the next one makes it.
  const std::lock_guard entry_lock(entry.mutex);  // Waits here with the whole map in hand.
  map_lock.unlock();
  if (!entry.recipe) entry.recipe = make(dish);
  return *entry.recipe;
}

}  // namespace lab
