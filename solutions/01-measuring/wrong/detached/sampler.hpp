// Where does the time go? Asked from outside. The lab's header states the contract.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <map>
#include <memory>
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
  struct Shared {
    std::mutex mutex;
    std::condition_variable stopped;
    bool stop = false;                   // Guarded by mutex.
    std::map<std::string, long> counts;  // Guarded by mutex.
  };

  std::shared_ptr<Shared> shared_ = std::make_shared<Shared>();
};

}  // namespace lab
