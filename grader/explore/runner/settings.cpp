#include "explore/runner/settings.hpp"

#include <cstdlib>
#include <sstream>

namespace explore {

RunnerSettings take_settings() {
  RunnerSettings settings;
  const char* const value = std::getenv("INTERLEAVE_RUNNER");
  std::istringstream words(value == nullptr ? "" : value);
  unsetenv("INTERLEAVE_RUNNER");
  for (std::string word; words >> word;) {
    const std::size_t equals = word.find('=');
    if (equals == std::string::npos) continue;
    const std::string name = word.substr(0, equals), text = word.substr(equals + 1);
    const std::uint64_t number = std::strtoull(text.c_str(), nullptr, 10);
    if (name == "exhaust") settings.exhaust_limit = number;
    if (name == "sample") settings.sampled_schedules = number;
    if (name == "seed") settings.seed = number;
    if (name == "time") settings.time = text == "strict" ? Time::strict : Time::adversarial;
    if (name == "replay") settings.replay = text;
    if (name == "worker") settings.worker = static_cast<int>(number);
    if (name == "meeting") settings.meeting = text;
  }
  return settings;
}

}  // namespace explore
