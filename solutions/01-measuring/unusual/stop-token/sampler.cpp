#include "sampler.hpp"

namespace lab {

Sampler::Sampler(const std::atomic<const char*>& phase, std::chrono::microseconds every)
    : phase_(phase), thread_([this, every](std::stop_token stop) { sample(stop, every); }) {}

Sampler::~Sampler() { stop(); }

std::map<std::string, double> Sampler::stop() {
  thread_.request_stop();
  if (thread_.joinable()) thread_.join();
  long samples = 0;
  for (const auto& [phase, count] : counts_) samples += count;
  std::map<std::string, double> shares;
  for (const auto& [phase, count] : counts_)
    shares[phase] = static_cast<double>(count) / static_cast<double>(samples);
  return shares;
}

void Sampler::sample(std::stop_token stop, std::chrono::microseconds every) {
  std::unique_lock lock(mutex_);
  for (;;) {
    stopped_.wait_for(lock, stop, every, [] { return false; });
    if (stop.stop_requested()) return;
    const char* const phase = phase_.load();
    if (phase != nullptr) ++counts_[phase];
  }
}

}  // namespace lab
