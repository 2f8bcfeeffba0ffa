// Where does the time go? Asked from outside: a second thread looks every few moments what the program is at.
//
// Requires:   phase points to a string literal, or to nothing while there is nothing to count; phase outlives
//             the sampler.
// Guarantees: one thread samples from construction to stop(), and sleeps in between; when stop() returns, it
//             has ended. stop() does not wait for the next sample to be due. The destructor stops too.
// Thread safety: one thread owns the sampler; any thread may change phase at any time.
// Memory ordering: phase is only looked at, nothing else is handed over with it.
// Example:
//   std::atomic<const char*> phase = nullptr;
//   lab::Sampler sampler(phase, 1ms);
//   phase = "wash";
//   wash(bicycle);
//   phase = nullptr;
//   sampler.stop();  // {{"wash", 1.0}}
#pragma once

#include <atomic>
#include <chrono>
#include <map>
#include <string>

namespace lab {

class Sampler {
 public:
  Sampler(const std::atomic<const char*>& phase, std::chrono::microseconds every);
  ~Sampler();
  Sampler(const Sampler&) = delete;
  Sampler& operator=(const Sampler&) = delete;

  /// Ends the sampling. The share of each phase among the samples taken inside one, by its text; they add up
  /// to 1. Empty when there were none. Stopping again returns the same.
  std::map<std::string, double> stop();

 private:
  const std::atomic<const char*>& phase_;
  // TODO(01.6): which thread owns what you need here?
};

}  // namespace lab
