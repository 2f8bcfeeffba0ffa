// falls: never stuck (lost wake-up)
// Atomic, and still said in the moment between the sampler's last look and its sleep.
#include "sampler.hpp"

namespace lab {

Sampler::Sampler(const std::atomic<const char*>& phase, std::chrono::microseconds every)
    : phase_(phase), thread_([this, every] { sample(every); }) {}

Sampler::~Sampler() { stop(); }

std::map<std::string, double> Sampler::stop() {
  stop_ = true;
  stopped_.notify_one();
  if (thread_.joinable()) thread_.join();
  long samples = 0;
  for (const auto& [phase, count] : counts_) samples += count;
  std::map<std::string, double> shares;
  for (const auto& [phase, count] : counts_)
    shares[phase] = static_cast<double>(count) / static_cast<double>(samples);
  return shares;
}

void Sampler::sample(std::chrono::microseconds every) {
  std::unique_lock lock(mutex_);
  while (!stopped_.wait_for(lock, every, [this] { return stop_.load(); })) {
    // Relaxed: the literal it points to was there before the program began.
    const char* const phase = phase_.load(std::memory_order_relaxed);
    if (phase != nullptr) ++counts_[phase];
  }
}

}  // namespace lab
