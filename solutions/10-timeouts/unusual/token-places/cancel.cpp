#include "cancel.hpp"

namespace lab {

bool CancelToken::cancelled() const { return state_->cancelled; }

std::uint64_t CancelToken::on_cancel(std::function<void()> callback) const {
  if (state_->cancelled) {
    callback();
    return 0;
  }
  state_->callbacks.push_back(std::move(callback));
  return state_->callbacks.size();
}

void CancelToken::forget(std::uint64_t id) const {
  if (id == 0 || id > state_->callbacks.size()) return;
  const auto dropped = std::exchange(state_->callbacks[id - 1], nullptr);
}

CancelToken CancelSource::token() const { return CancelToken(state_); }

bool CancelSource::cancelled() const { return state_->cancelled; }

void CancelSource::cancel() const {
  const auto state = state_;
  if (std::exchange(state->cancelled, true)) return;
  for (std::size_t i = 0; i < state->callbacks.size();
       ++i) {  // As many as there were: none is added any more.
    const auto callback = std::exchange(state->callbacks[i], nullptr);
    if (callback) callback();
  }
}

}  // namespace lab
