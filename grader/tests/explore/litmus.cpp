#include "litmus.hpp"

#include <array>

#include "performance.hpp"

namespace explore {
namespace {

/// The decisions of one execution: follows a prefix, then always takes the first option, and notes how many
/// there were.
class Choices {
 public:
  int choose(int options) {
    if (next_ == taken_.size()) {
      taken_.push_back(0);
      options_.push_back(options);
    }
    return taken_[next_++];
  }

  /// On to the next combination; false after the last.
  bool advance() {
    next_ = 0;
    while (!taken_.empty() && taken_.back() + 1 == options_.back()) {
      taken_.pop_back();
      options_.pop_back();
    }
    if (taken_.empty()) return false;
    ++taken_.back();
    return true;
  }

 private:
  std::vector<int> taken_, options_;
  std::size_t next_ = 0;
};

class LitmusRun {
 public:
  LitmusRun(const std::vector<LitmusThread>& threads, Choices& choices)
      : threads_(threads), choices_(choices), done_(threads.size(), 0), seen_(threads.size()) {
    detector().begin();
    for (std::size_t i = 1; i <= threads.size(); ++i) detector().created(0, static_cast<ThreadId>(i));
  }

  std::string outcome() {
    for (std::vector<std::size_t> ready = unfinished(); !ready.empty(); ready = unfinished()) {
      const auto chosen = static_cast<std::size_t>(choices_.choose(static_cast<int>(ready.size())));
      perform(ready[chosen]);
    }
    std::string all;
    for (const std::string& one : seen_) all += one;
    return all;
  }

 private:
  std::vector<std::size_t> unfinished() const {
    std::vector<std::size_t> result;
    for (std::size_t i = 0; i < threads_.size(); ++i) {
      if (done_[i] < threads_[i].size()) result.push_back(i);
    }
    return result;
  }

  void perform(std::size_t index) {
    const LitmusStep& step = threads_[index][done_[index]++];
    const auto thread = static_cast<ThreadId>(index + 1);
    const std::uintptr_t address = 0x1000 + 64 * static_cast<std::uintptr_t>(step.variable);
    std::uint64_t& memory = memory_[static_cast<std::size_t>(step.variable)];
    const std::uint64_t before = memory;
    switch (step.what) {
      case LitmusStep::What::load: {
        const int visible = detector().visible_stores(thread, address, 4, step.order, memory);
        const int age = choices_.choose(visible);
        seen_[index] += std::to_string(detector().load_aged(thread, address, 4, step.order, age));
        break;
      }
      case LitmusStep::What::store:
        detector().store(thread, address, 4, step.order, nullptr);
        memory = step.value;
        detector().stored(thread, address, step.order, memory, before);
        break;
      case LitmusStep::What::increment:
        detector().read_modify_write(thread, address, 4, step.order, nullptr);
        seen_[index] += std::to_string(memory++);
        detector().stored(thread, address, step.order, memory, before);
        break;
      case LitmusStep::What::fence:
        detector().fence(thread, step.order);
        break;
    }
  }

  const std::vector<LitmusThread>& threads_;
  Choices& choices_;
  std::vector<std::size_t> done_;
  std::vector<std::string> seen_;
  std::array<std::uint64_t, 8> memory_{};
};

}  // namespace

LitmusStep load(int variable, Order order) { return {LitmusStep::What::load, variable, order}; }
LitmusStep store(int variable, std::uint64_t value, Order order) {
  return {LitmusStep::What::store, variable, order, value};
}
LitmusStep increment(int variable, Order order) { return {LitmusStep::What::increment, variable, order}; }
LitmusStep fence(Order order) { return {LitmusStep::What::fence, 0, order}; }

std::set<std::string> outcomes(const std::vector<LitmusThread>& threads) {
  std::set<std::string> result;
  Choices choices;
  do {
    result.insert(LitmusRun(threads, choices).outcome());
  } while (choices.advance());
  return result;
}

}  // namespace explore
