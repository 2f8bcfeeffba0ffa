// falls: correct (use after free)
#include "sampler.hpp"

#include <thread>

namespace lab {

Sampler::Sampler(const std::atomic<const char*>& phase, std::chrono::microseconds every) {
  std::thread([shared = shared_, &phase, every] {
    std::unique_lock lock(shared->mutex);
    while (!shared->stopped.wait_for(lock, every, [&] { return shared->stop; })) {
      if (const char* const name = phase.load()) ++shared->counts[name];
    }
  }).detach();
}

Sampler::~Sampler() = default;

std::map<std::string, double> Sampler::stop() {
  const std::lock_guard lock(shared_->mutex);
  shared_->stop = true;
  shared_->stopped.notify_one();
  long samples = 0;
  for (const auto& [phase, count] : shared_->counts) samples += count;
  std::map<std::string, double> shares;
  for (const auto& [phase, count] : shared_->counts) {
    shares[phase] = static_cast<double>(count) / static_cast<double>(samples);
  }
  return shares;
}

}  // namespace lab
