// falls: correct (wrong thread)
// The loop computes, and everybody waits.
#include "offload.hpp"

namespace lab {

Task<std::string> offload(EventLoop&, Depot&, std::function<std::string()> work, CancelToken token) {
  if (token.cancelled()) throw Cancelled();
  co_return work();
}

}  // namespace lab
