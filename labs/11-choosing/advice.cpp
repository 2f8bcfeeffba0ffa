#include "advice.hpp"

#include "support/lab.hpp"

namespace lab {

std::array<Advice, 8> advice(unsigned cores) {
  // TODO(11.2): what does each shop ask for (README), and which model gives it that? First guess, then try
  // it:
  // ./grade try weather threads. And why this one and not a simpler one?
  (void)cores;
  todo("11.2");

  return {{
      {Shop::weather_club, Model::sequential, Reason::too_small},
      {Shop::photo_lab, Model::sequential, Reason::too_small},
      {Shop::old_filter, Model::sequential, Reason::too_small},
      {Shop::night_chat, Model::sequential, Reason::too_small},
      {Shop::bank_export, Model::sequential, Reason::too_small},
      {Shop::till, Model::sequential, Reason::too_small},
      {Shop::order_desk, Model::sequential, Reason::too_small},
      {Shop::nightly_backup, Model::sequential, Reason::too_small},
  }};
}

}  // namespace lab
