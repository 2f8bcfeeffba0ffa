#include <gtest/gtest.h>

#include "harness/speed.hpp"
#include "shop_visit.hpp"

namespace lab {
namespace {

// Catches: too slow. Sixty-four pictures on two cores, against one picture after the other.
TEST(Advice, PhotoLabIsQuickerThanOneCore) {
  const auto row = advice_for(Shop::photo_lab);
  ASSERT_TRUE(row);
  const auto two_at_work = [](Model model) {
    return [model] { return results_of(Shop::photo_lab, model, {.workers = 2, .pool_threads = 2}); };
  };
  // The same shape as the advice: processes take longer to start, and a busy machine holds them up more.
  const Model reference = row->model == Model::processes ? Model::processes : Model::threads;
  harness::race({.threads = 2, .target = LAB_TARGET_SPEEDUP}, two_at_work(Model::sequential),
                two_at_work(row->model), two_at_work(reference));
}

}  // namespace
}  // namespace lab
