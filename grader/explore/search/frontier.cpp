#include "explore/search/frontier.hpp"

#include <algorithm>
#include <numeric>

namespace explore {
namespace {

/// Near the golden section, so that multiples of it fall evenly into 0 … size - 1, and each number is met.
std::uint64_t stride_for(std::uint64_t size) {
  std::uint64_t stride = std::max<std::uint64_t>(1, size * 618 / 1'000);
  while (std::gcd(stride, size) != 1) ++stride;
  return stride;
}

}  // namespace

void Frontier::open(const Schedule& schedule) {
  if (full_) return;
  families_.push_back({places_.size(), deviations_.size()});
  deviations_.insert(deviations_.end(), schedule.begin(), schedule.end());
}

void Frontier::add(int decision, int options, int usual) {
  if (full_) return;
  places_.push_back({size_, decision, static_cast<std::int16_t>(options), static_cast<std::int16_t>(usual)});
  size_ += static_cast<std::uint64_t>(options) - 1;
  full_ = size_ > room_;
}

bool Frontier::take(Schedule& schedule, int& options) {
  if (left() == 0) return false;
  if (taken_ == 0) stride_ = stride_for(size_);
  const std::uint64_t start = taken_++ * stride_ % size_;

  const auto place = std::prev(
      std::upper_bound(places_.begin(), places_.end(), start,
                       [](std::uint64_t wanted, const Place& p) { return wanted < p.first_start; }));
  const auto number = static_cast<std::size_t>(place - places_.begin());
  const auto after =
      std::upper_bound(families_.begin(), families_.end(), number,
                       [](std::size_t wanted, const Family& f) { return wanted < f.first_place; });
  const auto begin = static_cast<std::ptrdiff_t>(std::prev(after)->first_deviation);
  const auto end =
      static_cast<std::ptrdiff_t>(after == families_.end() ? deviations_.size() : after->first_deviation);
  const int unusual = static_cast<int>(start - place->first_start);
  schedule.assign(deviations_.begin() + begin, deviations_.begin() + end);
  schedule.push_back({place->decision, unusual < place->usual ? unusual : unusual + 1});
  options = place->options;
  return true;
}

}  // namespace explore
