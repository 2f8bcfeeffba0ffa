// A chooser that remembers how its answers differed from the usual ones: every way of searching is one.
#pragma once

#include <array>
#include <cstdint>

#include "explore/model/decision.hpp"
#include "explore/search/search.hpp"

namespace explore {

inline constexpr std::size_t decision_kinds = 6;

/// What one execution asked, for estimates of what the next one will ask.
struct Tally {
  std::array<std::uint32_t, decision_kinds> asked{};  ///< decisions with a choice, by kind
  std::array<std::uint32_t, max_threads> turns{};     ///< how often each thread was chosen
  int threads = 0;                                    ///< one more than the highest id chosen

  void clear();
};

/// Decisions with one option are not counted: they are the same whether or not anybody asked.
class Recorder : public Chooser {
 public:
  void begin() final {
    decisions_ = 0;
    schedule_.clear();
    tally_.clear();
    start();
  }

  int choose(const Decision& decision) final {
    const int option = pick(decision);
    if (decision.options.size() > 1) note(decision, option);
    return option;
  }

  /// Of the execution that runs, or ran last.
  const Schedule& schedule() const { return schedule_; }
  int decisions() const { return decisions_; }
  const Tally& tally() const { return tally_; }

 protected:
  /// Before an execution's first decision.
  virtual void start() {}
  virtual int pick(const Decision& decision) = 0;

 private:
  void note(const Decision& decision, int option) {
    if (option != decision.usual) schedule_.push_back({decisions_, option});
    ++decisions_;
    ++tally_.asked[static_cast<std::size_t>(decision.kind)];
    if (decision.kind != DecisionKind::thread) return;
    const int thread = decision.options[static_cast<std::size_t>(option)];
    ++tally_.turns[static_cast<std::size_t>(thread)];
    if (thread >= tally_.threads) tally_.threads = thread + 1;
  }

  Schedule schedule_;
  int decisions_ = 0;
  Tally tally_;
};

inline void Tally::clear() {
  asked.fill(0);
  for (int thread = 0; thread < threads; ++thread) turns[static_cast<std::size_t>(thread)] = 0;
  threads = 0;
}

}  // namespace explore
