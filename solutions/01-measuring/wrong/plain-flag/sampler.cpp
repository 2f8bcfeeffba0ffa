// falls: never stuck (data race)
#include "sampler.hpp"

#include <algorithm>

namespace lab {

Sampler::Sampler(const std::atomic<const char*>& phase, std::chrono::microseconds every)
    : phase_(phase), thread_([this, every] { sample(every); }) {}

Sampler::~Sampler() { stop(); }

std::map<std::string, double> Sampler::stop() {
  stop_ = true;
  if (thread_.joinable()) thread_.join();
  long samples = 0;
  for (const auto& [phase, count] : counts_) samples += count;
  std::map<std::string, double> shares;
  for (const auto& [phase, count] : counts_)
    shares[phase] = static_cast<double>(count) / static_cast<double>(samples);
  return shares;
}

void Sampler::sample(std::chrono::microseconds every) {
  // In slices, to hear stop() soon.
  constexpr std::chrono::microseconds slice{5000};
  while (!stop_) {
    for (auto left = every; left.count() > 0 && !stop_; left -= slice)
      std::this_thread::sleep_for(std::min(left, slice));
    if (stop_) return;
    const char* const phase = phase_.load();
    if (phase != nullptr) ++counts_[phase];
  }
}

}  // namespace lab
