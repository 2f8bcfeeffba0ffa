#include <gtest/gtest.h>

#include <random>
#include <utility>
#include <vector>

#include "harness/counters.hpp"
#include "percentile.hpp"

// Catches: needless copies. A tree of the samples, or a copy of a copy, is many times what was handed over.
TEST(Percentile, ManySamplesNeedAtMostOneMoreCopy) {
  std::vector<double> samples(100'000);
  std::minstd_rand random;
  for (double& sample : samples) sample = static_cast<double>(random());
  const auto input_bytes = samples.size() * sizeof(double);
  const harness::Counts counts = harness::count([&] { lab::percentile(std::move(samples), 99); });
  EXPECT_LE(counts.bytes_peak, input_bytes + input_bytes / 4)
      << "a vector of " << input_bytes << " bytes was handed over, and percentile() asked for "
      << counts.bytes_peak << " bytes more. The vector is yours: it can be sorted where it is";
}
