#include "kinds.hpp"

namespace lab {

std::array<ShopKind, 8> kinds() {
  return {{
      {Shop::weather_club, Kind::io_bound},
      {Shop::photo_lab, Kind::cpu_bound},
      {Shop::old_filter, Kind::cpu_bound},
      {Shop::night_chat, Kind::io_bound},
      {Shop::bank_export, Kind::io_bound},
      {Shop::till, Kind::cpu_bound},  // Short, but all of it computing.
      {Shop::order_desk, Kind::mixed},
      {Shop::nightly_backup, Kind::io_bound},
  }};
}

}  // namespace lab
