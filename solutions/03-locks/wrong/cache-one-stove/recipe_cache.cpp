// falls: correct (calling out under a lock)
// The map's lock is free, but there is one stove for all dishes.
#include "recipe_cache.hpp"

namespace lab {

std::string RecipeCache::get(const std::string& dish, const Maker& make) {
  const std::lock_guard cooking(stove_);
  {
    const std::lock_guard lock(mutex_);
    const auto known = recipes_.find(dish);
    if (known != recipes_.end()) return known->second;
  }
  std::string recipe = make(dish);
  const std::lock_guard lock(mutex_);
  return recipes_[dish] = std::move(recipe);
}

}  // namespace lab
