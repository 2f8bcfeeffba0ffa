// falls: never stuck (data race)
// "If it is there already, no lock is needed": the look itself is the race.
#include "recipe_cache.hpp"

namespace lab {

std::string RecipeCache::get(const std::string& dish, const Maker& make) {
  std::unique_lock map_lock(map_mutex_);
  Entry& entry = entries_[dish];
  map_lock.unlock();  // Before waiting for the entry: other dishes go on.

  if (entry.recipe) return *entry.recipe;
  // Whoever holds this lock while making the recipe stops those only who want this very recipe. If make()
  // throws, the lock is released, the recipe is still missing, and the next one makes it.
  const std::lock_guard entry_lock(entry.mutex);
  if (!entry.recipe) entry.recipe = make(dish);
  return *entry.recipe;
}

}  // namespace lab
