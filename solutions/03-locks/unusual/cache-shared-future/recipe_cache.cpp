// Guests share a future; one that comes without a recipe means "it failed, try again".
#include "recipe_cache.hpp"

namespace lab {

std::string RecipeCache::get(const std::string& dish, const Maker& make) {
  std::promise<std::optional<std::string>> promise;
  while (true) {
    std::unique_lock lock(mutex_);
    const auto [entry, is_mine] = recipes_.try_emplace(dish);
    if (is_mine) {
      entry->second = promise.get_future().share();
      break;
    }
    const Recipe known = entry->second;
    lock.unlock();
    if (known.get()) return *known.get();
  }
  try {
    std::string recipe = make(dish);
    promise.set_value(recipe);
    return recipe;
  } catch (...) {
    const std::lock_guard lock(mutex_);
    recipes_.erase(dish);  // Before the guests wake: they must not find this future again.
    promise.set_value(std::nullopt);
    throw;
  }
}

}  // namespace lab
