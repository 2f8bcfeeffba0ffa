#include "explore/search/portfolio.hpp"

#include <array>

namespace explore {

Portfolio::Portfolio(const Profile& profile, std::uint64_t seed)
    : seed_(seed),
      walk_(profile),
      steps_(profile),
      sticky_(profile),
      two_(profile, 2),
      three_(profile, 3),
      four_(profile, 4),
      weighted_(profile) {}

RandomStrategy& Portfolio::strategy(std::uint64_t n) {
  const std::array<RandomStrategy*, 10> order{&walk_,  &steps_,  &sticky_, &three_,    &walk_,
                                              &steps_, &sticky_, &two_,    &weighted_, &four_};
  RandomStrategy& strategy = *order[n % order.size()];
  Random seeds(seed_);
  strategy.seed(seeds.next() ^ Random(n).next());
  return strategy;
}

}  // namespace explore
