#include "explore/engine/control.hpp"

namespace explore {

std::atomic<void*> controlled_pointer{nullptr};

}  // namespace explore
