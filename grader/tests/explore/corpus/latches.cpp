// Latches and barriers: miscounted, abandoned, counted down too early.
#include <pthread.h>

#include <atomic>
#include <barrier>
#include <condition_variable>
#include <latch>
#include <mutex>

#include "corpus/bug.hpp"

namespace corpus {
namespace {

// Any: three are expected, two come.
template <Form form>
void latch_counts_one_too_many() {
  std::latch all_here(form == right ? 2 : 3);
  const auto arrive = [&] { all_here.count_down(); };
  std::thread one(arrive), two(arrive);
  all_here.wait();
  one.join();
  two.join();
}

// The latch opens after the first worker; the second is not done.
template <Form form>
void latch_counts_one_too_few() {
  std::latch all_done(form == right ? 2 : 1);
  std::atomic<int> done = 0, finished = 0;
  const auto work = [&] {
    ++done;
    if (form == right || finished++ == 0) all_done.count_down();
  };
  std::thread one(work), two(work);
  all_done.wait();
  require(done == 2, "one is still at work");
  one.join();
  two.join();
}

// The worker says that it is done, and is interrupted before it writes its answer.
template <Form form>
void count_down_before_the_work() {
  std::latch done(1);
  int answer = 0;
  std::thread worker([&] {
    if constexpr (form == wrong) done.count_down();
    answer = 42;
    if constexpr (form == right) done.count_down();
  });
  done.wait();
  require(answer == 42, "no answer");
  worker.join();
}

// One leaves after the first round; the others wait for it in the second.
template <Form form>
void leaving_the_barrier_unannounced() {
  std::barrier round(2);
  together(
      [&] {
        round.arrive_and_wait();
        round.arrive_and_wait();
      },
      [&] {
        if constexpr (form == right) {
          round.arrive_and_wait();
          round.arrive_and_drop();
        } else {
          round.arrive_and_wait();
        }
      });
}

// The fast one starts the next round before the slow one has woken up, and resets its count.
template <Form form>
void barrier_without_rounds() {
  std::mutex mutex;
  std::condition_variable changed;
  int arrived = 0, round = 0;
  const auto wait_for_all = [&] {
    std::unique_lock lock(mutex);
    if (++arrived == 2) {
      arrived = 0;
      ++round;
      changed.notify_all();
    } else if constexpr (form == right) {
      changed.wait(lock, [&, mine = round] { return round != mine; });
    } else {
      changed.wait(lock, [&] { return arrived == 0; });
    }
  };
  const auto walk = [&] {
    wait_for_all();
    wait_for_all();
  };
  together(walk, walk);
}

// Everybody takes the barrier's serial number to be theirs; only one should clear the table.
template <Form form>
void everybody_clears_the_table() {
  pthread_barrier_t meal;
  pthread_barrier_init(&meal, nullptr, 2);
  std::atomic<int> plates = 1;
  const auto eat = [&] {
    const int last = pthread_barrier_wait(&meal);
    if (form == wrong || last == PTHREAD_BARRIER_SERIAL_THREAD) {
      const int left = plates;
      if (left > 0) --plates;
    }
  };
  together(eat, eat);
  require(plates == 0, "a plate that is not there was cleared");
  pthread_barrier_destroy(&meal);
}

// The second phase begins before the first one's completion has been seen by all: no wait after arrive.
template <Form form>
void arrive_without_wait() {
  std::barrier stage(2);
  std::atomic<int> built = 0;
  const auto work = [&] {
    ++built;
    auto token = stage.arrive();
    if constexpr (form == right) stage.wait(std::move(token));
    require(built == 2, "painted before it was built");
  };
  together(work, work);
}

const Bug table[] = {
    {"latch counts one too many", FailureKind::deadlock, latch_counts_one_too_many<wrong>,
     latch_counts_one_too_many<right>},
    {"latch counts one too few", FailureKind::check, latch_counts_one_too_few<wrong>,
     latch_counts_one_too_few<right>},
    {"count down before the work",
     FailureKind::data_race,
     count_down_before_the_work<wrong>,
     count_down_before_the_work<right>,
     {},
     FailureKind::check},
    {"leaving the barrier unannounced", FailureKind::deadlock, leaving_the_barrier_unannounced<wrong>,
     leaving_the_barrier_unannounced<right>},
    {"barrier without rounds", FailureKind::lost_wakeup, barrier_without_rounds<wrong>,
     barrier_without_rounds<right>},
    {"everybody clears the table", FailureKind::check, everybody_clears_the_table<wrong>,
     everybody_clears_the_table<right>},
    {"arrive without wait", FailureKind::check, arrive_without_wait<wrong>, arrive_without_wait<right>},
};

}  // namespace

std::span<const Bug> latches() { return table; }

}  // namespace corpus
