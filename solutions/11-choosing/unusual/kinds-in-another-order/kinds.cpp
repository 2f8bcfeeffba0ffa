// The last shop first: rows are found by their names.
#include "kinds.hpp"

namespace lab {

std::array<ShopKind, 8> kinds() {
  std::array<ShopKind, 8> table{};
  for (std::size_t i = 0; i < table.size(); ++i) table[i] = {all_shops[7 - i], Kind::io_bound};
  for (ShopKind& row : table) {
    if (row.shop == Shop::photo_lab || row.shop == Shop::old_filter || row.shop == Shop::till)
      row.kind = Kind::cpu_bound;
    if (row.shop == Shop::order_desk) row.kind = Kind::mixed;
  }
  return table;
}

}  // namespace lab
