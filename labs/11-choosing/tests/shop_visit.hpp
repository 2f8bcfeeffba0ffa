// Follows a learner's advice: runs the shop in the model that it names, with as many workers as make sense,
// so that only the model is judged.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>

#include "advice.hpp"
#include "given/consult.hpp"
#include "rows.hpp"

namespace lab {

inline std::optional<Advice> advice_for(Shop shop) { return row_of(advice(usable_cores()), shop); }

/// What the README allows each shop, and no more than there is to do.
inline unsigned most_workers(Shop shop) {
  switch (shop) {
    case Shop::weather_club:
      return 64;
    case Shop::photo_lab:
    case Shop::old_filter:
      return std::clamp(usable_cores(), 2u, 8u);
    case Shop::night_chat:
      return 2000;
    case Shop::bank_export:
      return 3;
    case Shop::till:
      return 2;
    case Shop::order_desk:
      return 16;
    case Shop::nightly_backup:
      return 8;
  }
  return 1;
}

inline Staff staff_for(Shop shop, Model model, Meeting meet = {.patience = std::chrono::milliseconds(0)}) {
  unsigned workers = most_workers(shop);
  // Coroutines are no threads: an order desk's loop may have one for each customer.
  const bool has_loop = model == Model::async || model == Model::async_plus_pool;
  if (has_loop && shop == Shop::order_desk) workers = 60;
  const unsigned pool = shop == Shop::bank_export ? 3 : std::clamp(usable_cores(), 2u, 8u);
  return {.workers = workers, .pool_threads = pool, .meet = meet};
}

struct Visit {
  Advice advice;
  Usage usage;
  /// "threads for the shop 'weather'"
  std::string words() const {
    return lab::words(advice.model) + " for the shop '" + lab::words(advice.shop) + "'";
  }
};

/// Nothing if the learner's table has no row for it; the test has failed then.
inline std::optional<Visit> visit(Shop shop, Meeting meet = {.patience = std::chrono::milliseconds(0)}) {
  const std::optional<Advice> row = advice_for(shop);
  if (!row) return std::nullopt;
  return Visit{*row, measure(shop, row->model, staff_for(shop, row->model, meet))};
}

}  // namespace lab
