// Replays a found failure: is it the same again, what is the least of it, what does it look like?
#pragma once

#include <optional>
#include <string>

#include "explore/explore.hpp"
#include "explore/replay/fork_server.hpp"
#include "explore/search/search.hpp"

namespace explore {

class Replayer {
 public:
  /// Before the first execution: replays must begin where a new process does.
  Replayer(const Body& body, const Options& options);

  /// The least schedule that fails as this one did; empty: not even this one fails again.
  std::optional<Schedule> minimised(const Schedule& schedule, const Failure& failure);

  /// Did the last replay end, with or without a failure? False: its process died, hung, or was never there.
  bool answered() const { return answered_; }

  /// The schedule's failure, drawn; empty: it does not fail, or drawing failed.
  std::optional<Interleaving> drawn(const Schedule& schedule);

 private:
  std::string ask(char what, const Schedule& schedule);
  std::string answer(const std::string& question) const;
  std::string judge(const Schedule& schedule) const;
  std::string draw(const Schedule& schedule) const;

  const Body& body_;
  const Options& options_;
  bool answered_ = true;
  ForkServer server_;
};

}  // namespace explore
