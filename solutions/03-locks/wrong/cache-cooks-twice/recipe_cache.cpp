// falls: correct (check-then-act)
// No lock while it is made, and nobody can see that it is being made.
#include "recipe_cache.hpp"

namespace lab {

std::string RecipeCache::get(const std::string& dish, const Maker& make) {
  {
    const std::lock_guard lock(mutex_);
    const auto known = recipes_.find(dish);
    if (known != recipes_.end()) return known->second;
  }
  std::string recipe = make(dish);
  const std::lock_guard lock(mutex_);
  return recipes_.emplace(dish, std::move(recipe)).first->second;
}

}  // namespace lab
