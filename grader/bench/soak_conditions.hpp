// The machine's moods, made on purpose.
#pragma once

#include <sys/types.h>

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace soak {

struct Condition {
  std::string_view name;
  int hogs;       ///< Processes that want a whole CPU.
  bool light;     ///< One process that wants a third of a CPU.
  bool one_core;  ///< The measured program may use one CPU.
  bool quota;     ///< It may use as much time as one CPU has.
};

std::span<const Condition> all_conditions();

/// Holds as long as it lives. Its hogs end with this process, whatever ends it.
class Mood {
 public:
  explicit Mood(const Condition& condition);
  ~Mood();
  Mood(const Mood&) = delete;
  Mood& operator=(const Mood&) = delete;

  /// Why the condition cannot be made here; empty: it holds.
  const std::string& obstacle() const { return obstacle_; }

  /// To be called in the process to be measured, before anything else.
  void enter() const;

 private:
  void make_group();

  const Condition& condition_;
  std::vector<pid_t> hogs_;
  std::string group_, obstacle_;
};

}  // namespace soak
