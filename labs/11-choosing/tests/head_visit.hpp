// Runs one of the five shops of task 4 with as many workers as the learner says.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>

#include "given/consult.hpp"
#include "head_counts.hpp"
#include "rows.hpp"

namespace lab {

/// More than these nobody needs here, and a machine may not have them.
inline constexpr unsigned most_hired = 500;

inline std::optional<unsigned> workers_for(Shop shop, unsigned cores) {
  const auto row = row_of(head_counts(cores), shop);
  if (!row) return std::nullopt;
  EXPECT_GE(row->workers, 1u) << "workers for the shop '" << name_of(shop) << "'";
  EXPECT_LE(row->workers, most_hired) << "workers for the shop '" << name_of(shop) << "'";
  if (row->workers < 1 || row->workers > most_hired) return std::nullopt;
  return row->workers;
}

/// Nothing if the test has failed already.
inline std::optional<Counts> counts_with_your_workers(Shop shop) {
  const std::optional<unsigned> workers = workers_for(shop, usable_cores());
  if (!workers) return std::nullopt;
  const Workload workload = workload_of(shop);
  const auto all = static_cast<unsigned>(workload.items.size());
  const std::chrono::milliseconds patience(1000);
  if (shop == Shop::order_desk)
    return measure(shop, Model::async_plus_pool, {.workers = all, .pool_threads = *workers}).counts;
  // Held together until all are there who may be: so the most at once is the number of workers with work.
  const unsigned together = std::min(*workers, all);
  const bool waits = workload.items.front().wait.count() > 0;
  const Meeting meet{
      .waiting = waits ? together : 0, .computing = waits ? 0 : together, .patience = patience};
  return measure(shop, Model::threads, {.workers = *workers, .meet = meet}).counts;
}

/// How often everybody has to take a new item until all are done.
inline unsigned rounds(unsigned items, unsigned at_once) {
  return at_once == 0 ? items : (items + at_once - 1) / at_once;
}

}  // namespace lab
