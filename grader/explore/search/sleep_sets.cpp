#include "explore/search/sleep_sets.hpp"

#include <algorithm>

namespace explore {
namespace {

std::size_t index_of(int value) { return static_cast<std::size_t>(value); }

/// An injected event: somebody wakes for no reason, a timer fires early.
bool interferes(const Decision& decision, int option) {
  const bool injects = decision.kind == DecisionKind::spurious || decision.kind == DecisionKind::timer;
  return injects && option != decision.usual;
}

/// Who went last could go on and may not.
bool gave_way(const Decision& decision) {
  const auto running = index_of(decision.running);
  if (decision.running < 0 || running >= decision.enabled.size() || !decision.enabled[running]) return false;
  return std::find(decision.options.begin(), decision.options.end(), decision.running) ==
         decision.options.end();
}

}  // namespace

void SleepSets::start() {
  redundant_ = diverged_ = false;
  asleep_.reset();
  last_step_ = Kind::start;
}

int SleepSets::pick(const Decision& decision) {
  const bool threads = decision.kind == DecisionKind::thread;
  const bool announced = last_step_ == Kind::yield || last_step_ == Kind::sleep;
  if (threads && !announced && gave_way(decision)) unbounded_ = true;
  const int option = redundant_ ? decision.usual : pick_awake(decision);
  const std::size_t thread = threads ? index_of(decision.options[index_of(option)]) : 0;
  if (threads && thread < decision.pending.size()) last_step_ = decision.pending[thread].kind;
  return option;
}

int SleepSets::pick_awake(const Decision& decision) {
  const bool known = index_of(decisions()) < path_.size();
  if (decision.options.size() == 1) return known ? decision.usual : forced(decision);
  return known ? met_again(decision) : met_first(decision);
}

int SleepSets::forced(const Decision& decision) {
  if (decision.kind != DecisionKind::thread) return decision.usual;
  const ThreadId thread = decision.options[0];
  redundant_ = asleep_[index_of(thread)];
  if (!redundant_) wake_dependent(decision, thread);
  return decision.usual;
}

int SleepSets::met_again(const Decision& decision) {
  const Node& node = path_[index_of(decisions())];
  if (node.kind == decision.kind && index_of(node.options) == decision.options.size()) {
    return go_on(decision, node);
  }
  diverged_ = redundant_ = true;
  return decision.usual;
}

int SleepSets::met_first(const Decision& decision) {
  unbounded_ |= decision.kind == DecisionKind::value || decision.kind == DecisionKind::failure;
  const bool threads = decision.kind == DecisionKind::thread;
  Node node{decision.kind, static_cast<std::int16_t>(decision.options.size()), 0, {}, {}, asleep_};
  for (std::size_t option = 0; option < decision.options.size(); ++option) {
    node.left.set(threads ? index_of(decision.options[option]) : option);
  }
  if (threads) node.left &= ~asleep_;
  redundant_ = node.left.none();
  if (redundant_) return decision.usual;

  const std::size_t usual = index_of(threads ? decision.options[index_of(decision.usual)] : decision.usual);
  node.taken = static_cast<std::int16_t>(node.left[usual] ? usual : node.left._Find_first());
  node.left.reset(index_of(node.taken));
  path_.push_back(node);
  return go_on(decision, path_.back());
}

/// Takes the node's choice; from the last node of the path on, sets who sleeps from here.
int SleepSets::go_on(const Decision& decision, const Node& node) {
  const bool last = &node == &path_.back();
  if (last) asleep_ = node.asleep;
  if (decision.kind != DecisionKind::thread) {
    if (last && interferes(decision, node.taken)) asleep_.reset();
    return node.taken;
  }
  if (last) {
    asleep_ |= node.done;
    wake_dependent(decision, node.taken);
  }
  const auto found = std::find(decision.options.begin(), decision.options.end(), node.taken);
  diverged_ |= found == decision.options.end();
  return diverged_ ? decision.usual : static_cast<int>(found - decision.options.begin());
}

void SleepSets::wake_dependent(const Decision& decision, ThreadId goes_on) {
  const std::size_t known = decision.pending.size();
  if (index_of(goes_on) >= known) asleep_.reset();
  if (asleep_.none()) return;
  const Operation& step = decision.pending[index_of(goes_on)];
  asleep_.reset(index_of(goes_on));
  for (std::size_t thread = asleep_._Find_first(); thread < known; thread = asleep_._Find_next(thread)) {
    if (dependent(decision.pending[thread], step)) asleep_.reset(thread);
  }
}

bool SleepSets::next() {
  while (!path_.empty()) {
    Node& node = path_.back();
    if (node.left.any()) {
      node.done.set(index_of(node.taken));
      node.taken = static_cast<std::int16_t>(node.left._Find_first());
      node.left.reset(index_of(node.taken));
      return true;
    }
    path_.pop_back();
  }
  return false;
}

double SleepSets::explored() const {
  double part = 0, branch = 1;
  for (const Node& node : path_) {
    const std::size_t done = node.done.count();
    branch /= static_cast<double>(done + 1 + node.left.count());
    part += branch * static_cast<double>(done);
  }
  return part;
}

}  // namespace explore
