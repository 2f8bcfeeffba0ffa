// falls: correct (work taken for waiting)
// It is over at once, so it cannot be computing.
#include "kinds.hpp"

namespace lab {

std::array<ShopKind, 8> kinds() {
  return {{
      {Shop::weather_club, Kind::io_bound},
      {Shop::photo_lab, Kind::cpu_bound},
      {Shop::old_filter, Kind::cpu_bound},
      {Shop::night_chat, Kind::io_bound},
      {Shop::bank_export, Kind::io_bound},
      {Shop::till, Kind::io_bound},
      {Shop::order_desk, Kind::mixed},
      {Shop::nightly_backup, Kind::io_bound},
  }};
}

}  // namespace lab
