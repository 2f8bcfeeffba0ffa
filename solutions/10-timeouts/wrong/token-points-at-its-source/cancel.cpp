#include "cancel.hpp"

namespace lab {

bool CancelToken::cancelled() const { return state_->cancelled; }

std::uint64_t CancelToken::on_cancel(std::function<void()> callback) const {
  if (state_->cancelled) {
    callback();
    return 0;
  }
  state_->callbacks.emplace(++state_->last_id, std::move(callback));
  return state_->last_id;
}

void CancelToken::forget(std::uint64_t id) const {
  // Out of the map first: what the callback holds may come back here when it is destroyed.
  const auto dropped = state_->callbacks.extract(id);
}

CancelToken CancelSource::token() const { return CancelToken(state_.get()); }

bool CancelSource::cancelled() const { return state_->cancelled; }

void CancelSource::cancel() const {
  const std::shared_ptr<CancelState> state = state_;  // A callback may destroy this source.
  if (std::exchange(state->cancelled, true)) return;
  // One at a time, taken out before it is called: it may forget any of those that are left.
  while (!state->callbacks.empty()) {
    const auto next = state->callbacks.extract(state->callbacks.begin());
    next.mapped()();
  }
}

}  // namespace lab
