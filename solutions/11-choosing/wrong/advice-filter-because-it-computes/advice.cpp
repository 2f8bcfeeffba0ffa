// falls: correct (reason that does not decide)
// True, but that would be a reason for threads.
#include "advice.hpp"

namespace lab {

std::array<Advice, 8> advice(unsigned cores) {
  // On one core threads that compute only take turns: then the simplest will do.
  const Model pictures = cores > 1 ? Model::threads : Model::sequential;
  return {{
      {Shop::weather_club, Model::async, Reason::waits_dominate},
      {Shop::photo_lab, pictures, Reason::cpu_dominates},
      {Shop::old_filter, Model::processes, Reason::cpu_dominates},
      {Shop::night_chat, Model::async, Reason::thousands_idle},
      {Shop::bank_export, Model::threads, Reason::blocking_library},
      {Shop::till, Model::sequential, Reason::too_small},
      {Shop::order_desk, Model::async_plus_pool, Reason::keep_loop_free},
      {Shop::nightly_backup, Model::threads, Reason::waits_dominate},
  }};
}

}  // namespace lab
