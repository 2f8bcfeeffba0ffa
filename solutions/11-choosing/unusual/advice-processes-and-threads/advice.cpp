// Processes for the photo lab, as one would in Python; threads for the weather club.
#include "advice.hpp"

namespace lab {

std::array<Advice, 8> advice(unsigned) {
  return {{
      {Shop::weather_club, Model::threads, Reason::waits_dominate},
      {Shop::photo_lab, Model::processes, Reason::cpu_dominates},
      {Shop::old_filter, Model::processes, Reason::may_crash},
      {Shop::night_chat, Model::async, Reason::thousands_idle},
      {Shop::bank_export, Model::threads, Reason::blocking_library},
      {Shop::till, Model::sequential, Reason::too_small},
      {Shop::order_desk, Model::async_plus_pool, Reason::keep_loop_free},
      {Shop::nightly_backup, Model::threads, Reason::waits_dominate},
  }};
}

}  // namespace lab
