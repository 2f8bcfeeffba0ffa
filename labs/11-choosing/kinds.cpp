#include "kinds.hpp"

#include "support/lab.hpp"

namespace lab {

std::array<ShopKind, 8> kinds() {
  // TODO(11.1): measure each shop (./grade try weather, ./grade try photo, …) and fill in the last column.
  // How much of its work is computing?
  todo("11.1");

  return {{
      {Shop::weather_club, Kind::io_bound},
      {Shop::photo_lab, Kind::io_bound},
      {Shop::old_filter, Kind::io_bound},
      {Shop::night_chat, Kind::io_bound},
      {Shop::bank_export, Kind::io_bound},
      {Shop::till, Kind::io_bound},
      {Shop::order_desk, Kind::io_bound},
      {Shop::nightly_backup, Kind::io_bound},
  }};
}

}  // namespace lab
