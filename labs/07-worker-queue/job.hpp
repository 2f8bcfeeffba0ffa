// What the parts of the depot hand to each other, and the three roles they play.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>

namespace lab {

/// A parcel: what to call it, and what has to be done. Like a parcel it is in one place at a time: it can be
/// moved, and not copied.
struct Job {
  Job(std::string name, std::function<void()> work) : name(std::move(name)), work(std::move(work)) {}
  Job(Job&&) = default;
  Job& operator=(Job&&) = default;

  std::string name;
  std::function<void()> work;
};

/// A slip: what became of a parcel.
struct JobReport {
  enum class State { done, failed, dropped };
  State state = State::done;
  std::string name;
  std::string error;  ///< why it failed; else empty
};

/// Where workers get jobs. next() may be called by several threads at once; it waits, asleep, while there is
/// none yet, and returns nothing once there will never be one again.
struct JobSource {
  virtual ~JobSource() = default;
  virtual std::optional<Job> next() = 0;
};

/// Where jobs go. submit() may be called by several threads at once, but not by a job; every job is run, by
/// one of vans() threads.
struct JobSink {
  virtual ~JobSink() = default;
  virtual void submit(Job job) = 0;
  virtual unsigned vans() const = 0;
};

}  // namespace lab
