// The row of a shop in a learner's table, found by its name, not by its place.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>

#include "given/shop.hpp"

namespace lab {

inline std::string words(Shop shop) { return std::string(name_of(shop)); }
inline std::string words(Model model) { return std::string(name_of(model)); }

/// Fails the test when there is not exactly one.
template <class Table>
std::optional<typename Table::value_type> row_of(const Table& table, Shop shop) {
  const auto is_its = [shop](const auto& row) { return row.shop == shop; };
  EXPECT_EQ(std::count_if(table.begin(), table.end(), is_its), 1)
      << "rows for the shop '" << name_of(shop) << "' in your table";
  const auto found = std::find_if(table.begin(), table.end(), is_its);
  if (found == table.end()) return std::nullopt;
  return *found;
}

}  // namespace lab
