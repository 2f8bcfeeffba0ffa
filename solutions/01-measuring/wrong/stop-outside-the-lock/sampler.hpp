// Where does the time go? Asked from outside. The lab's header states the contract.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <string>
#include <thread>

namespace lab {

class Sampler {
 public:
  Sampler(const std::atomic<const char*>& phase, std::chrono::microseconds every);
  ~Sampler();
  Sampler(const Sampler&) = delete;
  Sampler& operator=(const Sampler&) = delete;
  std::map<std::string, double> stop();

 private:
  void sample(std::chrono::microseconds every);

  const std::atomic<const char*>& phase_;
  std::map<std::string, long> counts_;  // The sampling thread's until it is joined, then the owner's.
  std::mutex mutex_;
  std::condition_variable stopped_;
  std::atomic<bool> stop_ = false;
  std::thread thread_;  // Last: it uses all of the above.
};

}  // namespace lab
