#include "shop_key.hpp"

#include <stdexcept>

#include "support/lab.hpp"

namespace lab {

void ShopKey::acquire() {
  // TODO(06.1): wait until nobody has the key, then take it. Which variable says who has it, and what only
  // wakes you? What if the caller has it already: whom would it wait for?
  lab::todo("06.1");
}

void ShopKey::release() {
  // TODO(06.1): may everybody hand the key back? And who must hear of it?
  lab::todo("06.1");
}

bool ShopKey::held_by_me() const {
  // TODO(06.1): "somebody has it" is not "I have it". And who may be writing what you read here?
  lab::todo("06.1");
}

}  // namespace lab
