#include "support/runtime/cancel.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace lab::runtime {

struct CancelToken::State {
  struct Entry {
    std::uint64_t id;
    std::function<void()> callback;  // Empty once it was called or forgotten.
  };
  bool cancelled = false;
  std::uint64_t last_id = 0;
  std::vector<Entry> entries;
};

bool CancelToken::cancelled() const { return state_ && state_->cancelled; }

std::uint64_t CancelToken::on_cancel(std::function<void()> callback) const {
  if (!state_) return 0;
  if (state_->cancelled) {
    callback();
    return 0;
  }
  state_->entries.push_back({++state_->last_id, std::move(callback)});
  return state_->last_id;
}

void CancelToken::forget(std::uint64_t id) const {
  if (!state_) return;
  const auto entry = std::find_if(state_->entries.begin(), state_->entries.end(),
                                  [id](const State::Entry& each) { return each.id == id; });
  if (entry == state_->entries.end()) return;
  // Destroyed last: the callback may hold what calls us again.
  const std::function<void()> dropped = std::exchange(entry->callback, nullptr);
  if (!state_->cancelled) state_->entries.erase(entry);  // cancel() counts places.
}

std::size_t CancelToken::callbacks() const {
  if (!state_) return 0;
  return static_cast<std::size_t>(
      std::count_if(state_->entries.begin(), state_->entries.end(),
                    [](const State::Entry& each) { return each.callback != nullptr; }));
}

CancelSource::CancelSource() : token_(std::make_shared<CancelToken::State>()) {}

void CancelSource::cancel() const {
  const std::shared_ptr<CancelToken::State> state = token_.state_;  // A callback may destroy this source.
  if (std::exchange(state->cancelled, true)) return;
  for (std::size_t i = 0; i < state->entries.size(); ++i) {
    const std::function<void()> callback = std::exchange(state->entries[i].callback, nullptr);
    if (callback) callback();
  }
  state->entries.clear();
}

}  // namespace lab::runtime
