#include "explore/search/bounded_search.hpp"

#include <utility>

namespace explore {
namespace {

/// The running thread could go on, but lets others go first: a yield, or the engine's idea of a polling loop.
bool yields(const Decision& decision) {
  const auto running = static_cast<std::size_t>(decision.running);
  return !decision.preempts && decision.running >= 0 && running < decision.enabled.size() &&
         decision.enabled[running];
}

}  // namespace

bool costs(const Decision& decision) {
  switch (decision.kind) {
    case DecisionKind::thread:
      return decision.preempts || yields(decision);
    case DecisionKind::value:
    case DecisionKind::failure:
      return true;
    case DecisionKind::waiter:
    case DecisionKind::spurious:
    case DecisionKind::timer:
      return false;
  }
  return true;
}

/// 0: the usual one; then the others, ascending.
int BoundedSearch::Node::option() const {
  if (tried == 0) return usual;
  return tried <= usual ? tried - 1 : tried;
}

void BoundedSearch::start() {
  next_deviation_ = 0;
  fresh_ = true;
  diverged_ = false;
  must_reach_ = (root_.empty() ? 0 : root_.back().decision + 1) + static_cast<int>(path_.size());
}

int BoundedSearch::pick(const Decision& decision) {
  if (decision.options.size() == 1) return decision.usual;
  if (next_deviation_ < root_.size()) return replayed(decision);
  const int root_decisions = root_.empty() ? 0 : root_.back().decision + 1;
  const auto position = static_cast<std::size_t>(decisions() - root_decisions);
  return position < path_.size() ? met_again(decision, path_[position]) : met_first(decision);
}

int BoundedSearch::replayed(const Decision& decision) {
  const Deviation& deviation = root_[next_deviation_];
  if (deviation.decision != decisions()) return decision.usual;
  ++next_deviation_;
  const int options = static_cast<int>(decision.options.size());
  const bool last = next_deviation_ == root_.size();
  if (deviation.option < options && (!last || options == root_options_)) return deviation.option;
  diverged_ = true;
  return decision.usual;
}

int BoundedSearch::met_again(const Decision& decision, const Node& node) {
  const auto options = static_cast<int>(decision.options.size());
  if (options == node.options && decision.kind == node.kind) return node.option();
  diverged_ = true;
  return decision.usual;
}

int BoundedSearch::met_first(const Decision& decision) {
  Node node;
  node.options = static_cast<std::int16_t>(decision.options.size());
  node.usual = static_cast<std::int16_t>(decision.usual);
  node.kind = decision.kind;
  node.costs = costs(decision);
  if (node.costs) {
    if (fresh_) ahead_.open(schedule());
    fresh_ = false;
    ahead_.add(decisions(), node.options, node.usual);
  }
  path_.push_back(node);
  return node.usual;
}

bool BoundedSearch::next() {
  while (!path_.empty()) {
    Node& node = path_.back();
    if (!node.costs && node.tried + 1 < node.options) {
      ++node.tried;
      return true;
    }
    path_.pop_back();
  }
  return now_.take(root_, root_options_);
}

bool BoundedSearch::deepen() {
  if (ahead_.full() || ahead_.size() == 0) return false;
  now_ = std::exchange(ahead_, Frontier(room_));
  ++bound_;
  path_.clear();
  return now_.take(root_, root_options_);
}

double BoundedSearch::explored() const {
  double part = 0, branch = 1;  // Of the schedules from the present starting point.
  for (const Node& node : path_) {
    if (node.costs) continue;
    branch /= node.options;
    part += branch * node.tried;
  }
  if (bound_ == 0) return part;
  const std::uint64_t begun = now_.size() - now_.left();
  return (static_cast<double>(begun) - 1 + part) / static_cast<double>(now_.size());
}

}  // namespace explore
