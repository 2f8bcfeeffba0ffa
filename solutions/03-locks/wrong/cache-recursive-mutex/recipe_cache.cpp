// falls: correct (calling out under a lock)
// A recursive lock hides that a maker comes back in; every other guest still waits.
#include "recipe_cache.hpp"

namespace lab {

std::string RecipeCache::get(const std::string& dish, const Maker& make) {
  const std::lock_guard lock(mutex_);
  const auto known = recipes_.find(dish);
  if (known != recipes_.end()) return known->second;
  return recipes_[dish] = make(dish);
}

}  // namespace lab
