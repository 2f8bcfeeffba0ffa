#include "gate.hpp"

namespace lab {

Task<std::optional<Gate::Pass>> Gate::enter(CancelToken token) {
  // TODO(12.4): everybody comes in. Which three answers are there, and who is asked in which order?
  (void)token, (void)loop_, (void)room_, (void)bench_;
  ++inside_;
  co_return Pass(*this);
}

void Gate::leave() {
  // TODO(12.4): whose is the room now?
  --inside_;
}

std::size_t Gate::inside() const { return inside_; }

std::size_t Gate::waiting() const { return 0; }

}  // namespace lab
