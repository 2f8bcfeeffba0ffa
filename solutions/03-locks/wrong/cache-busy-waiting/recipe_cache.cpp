// falls: tidy (busy waiting)
// Never blocks, never sleeps: asks again and again.
#include "recipe_cache.hpp"

#include <thread>

namespace lab {

std::string RecipeCache::get(const std::string& dish, const Maker& make) {
  std::unique_lock map_lock(map_mutex_);
  Entry& entry = entries_[dish];
  map_lock.unlock();  // Before waiting for the entry: other dishes go on.

  // Whoever holds this lock while making the recipe stops those only who want this very recipe. If make()
  // throws, the lock is released, the recipe is still missing, and the next one makes it.
  std::unique_lock entry_lock(entry.mutex, std::defer_lock);
  while (!entry_lock.try_lock()) std::this_thread::yield();
  if (!entry.recipe) entry.recipe = make(dish);
  return *entry.recipe;
}

}  // namespace lab
