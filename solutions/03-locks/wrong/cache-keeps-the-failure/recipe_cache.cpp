// falls: correct (kept failure)
// A future keeps the exception as well as it keeps the recipe.
#include "recipe_cache.hpp"

namespace lab {

std::string RecipeCache::get(const std::string& dish, const Maker& make) {
  std::unique_lock lock(mutex_);
  const auto known = recipes_.find(dish);
  if (known != recipes_.end()) {
    const std::shared_future<std::string> recipe = known->second;
    lock.unlock();
    return recipe.get();
  }
  std::promise<std::string> promise;
  const std::shared_future<std::string> recipe = recipes_[dish] = promise.get_future().share();
  lock.unlock();
  try {
    promise.set_value(make(dish));
  } catch (...) {
    promise.set_exception(std::current_exception());
  }
  return recipe.get();
}

}  // namespace lab
