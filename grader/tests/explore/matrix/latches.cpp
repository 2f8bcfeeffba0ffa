#include <barrier>
#include <latch>

#include "matrix/use.hpp"

namespace matrix {
namespace {

void latch_opens_for_all() {
  std::latch done(2);
  int left = 0, right = 0;
  std::thread one([&] {
    left = 1;
    done.count_down();
  });
  std::thread two([&] {
    right = 1;
    done.count_down();
  });
  done.wait();
  require(left + right == 2, "one is still at work");
  one.join();
  two.join();
}

void arrive_at_a_latch_and_wait() {
  std::latch all_here(2);
  int seats[2] = {};
  const auto come = [&](int me) {
    seats[me] = 1;
    all_here.arrive_and_wait();
    require(seats[1 - me] == 1, "the other is not here");
  };
  together([&] { come(0); }, [&] { come(1); });
}

void try_wait_at_a_latch() {
  std::latch done(1);
  int answer = 0;
  together([&] { answer = 42, done.count_down(); },
           [&] {
             if (done.try_wait()) require(answer == 42, "no answer");
           });
}

void barrier_with_a_completion() {
  int phase = 0;
  int built[2] = {};
  std::barrier stage(2, [&]() noexcept { ++phase; });
  const auto build = [&](int me) {
    built[me] = 1;
    stage.arrive_and_wait();
    require(phase == 1 && built[1 - me] == 1, "the other is not ready");
    stage.arrive_and_wait();
    require(phase == 2, "two phases");
  };
  together([&] { build(0); }, [&] { build(1); });
}

void arrive_and_drop() {
  std::barrier stage(2);
  together(
      [&] {
        stage.arrive_and_wait();
        stage.arrive_and_wait();
      },
      [&] { stage.arrive_and_drop(); });
}

void arrive_now_wait_later() {
  std::barrier stage(2);
  int built[2] = {};
  const auto build = [&](int me) {
    built[me] = 1;
    auto token = stage.arrive();
    stage.wait(std::move(token));
    require(built[1 - me] == 1, "the other is not ready");
  };
  together([&] { build(0); }, [&] { build(1); });
}

const Use table[] = {
    {"latch opens for all", latch_opens_for_all}, {"arrive at a latch and wait", arrive_at_a_latch_and_wait},
    {"try_wait at a latch", try_wait_at_a_latch}, {"barrier with a completion", barrier_with_a_completion},
    {"arrive and drop", arrive_and_drop},         {"arrive now wait later", arrive_now_wait_later},
};

}  // namespace

std::span<const Use> latches() { return table; }

}  // namespace matrix
