#include "recipe_cache.hpp"

#include "support/lab.hpp"

namespace lab {

std::string RecipeCache::get(const std::string& dish, const Maker& make) {
  // TODO(03.4): look the recipe up, or make it and keep it. Which locks do you hold while make() runs, and
  // who wants those locks meanwhile?
  (void)dish, (void)make;
  lab::todo("03.4");
}

}  // namespace lab
