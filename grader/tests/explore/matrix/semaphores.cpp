#include <semaphore.h>

#include <atomic>
#include <chrono>
#include <semaphore>
#include <string>

#include "matrix/use.hpp"

namespace matrix {
namespace {

using namespace std::chrono_literals;

void never_above_the_limit() {
  std::counting_semaphore<3> permits(1);
  int count = 0;
  const auto work = [&] {
    permits.acquire();
    ++count;
    permits.release();
  };
  together(work, work, work);
  require(count == 3, "an update got lost");
}

void acquirers_and_releasers() {
  std::counting_semaphore<8> items(0);
  const auto take = [&] { items.acquire(); };
  together(take, take, [&] { items.release(2); });
}

void ping_pong() {
  std::binary_semaphore ping(1), pong(0);
  std::string said;
  together(
      [&] {
        for (int n = 0; n < 2; ++n) {
          ping.acquire();
          said += 'a';
          pong.release();
        }
      },
      [&] {
        for (int n = 0; n < 2; ++n) {
          pong.acquire();
          said += 'b';
          ping.release();
        }
      });
  require(said == "abab", "out of turn");
}

void try_acquire() {
  std::counting_semaphore<1> key(1);
  int inside = 0;
  const auto enter = [&] {
    if (!key.try_acquire()) return;
    ++inside;
    --inside;
    key.release();
  };
  together(enter, enter);
}

void timed_acquire() {
  std::counting_semaphore<2> permits(1);
  require(permits.try_acquire_for(1s), "there is one");
  const auto start = std::chrono::steady_clock::now();
  require(!permits.try_acquire_for(1s), "there is none");
  require(!permits.try_acquire_until(std::chrono::steady_clock::now() + 1s), "there is none");
  const auto elapsed = std::chrono::steady_clock::now() - start;
  require(elapsed >= 2s && elapsed < 2100ms, "two seconds");
}

void timed_acquire_that_succeeds() {
  std::binary_semaphore done(0);
  int answer = 0;
  together([&] { answer = 42, done.release(); },
           [&] {
             if (done.try_acquire_for(1s)) require(answer == 42, "no answer");
           });
}

void posix_semaphore() {
  sem_t permits;
  sem_init(&permits, 0, 1);
  int count = 0;
  const auto work = [&] {
    sem_wait(&permits);
    ++count;
    sem_post(&permits);
  };
  together(work, work, [&] {
    if (sem_trywait(&permits) != 0) return;
    ++count;
    sem_post(&permits);
  });
  require(count == 2 || count == 3, "an update got lost");
  sem_destroy(&permits);
}

void posix_timed_wait() {
  sem_t items;
  sem_init(&items, 0, 0);
  together(
      [&] {
        timespec deadline{};
        clock_gettime(CLOCK_REALTIME, &deadline);
        deadline.tv_sec += 1;
        sem_timedwait(&items, &deadline);
      },
      [&] { sem_post(&items); });
  sem_destroy(&items);
}

const Use table[] = {
    {"never above the limit", never_above_the_limit},
    {"acquirers and releasers", acquirers_and_releasers},
    {"semaphore ping pong", ping_pong},
    {"try_acquire", try_acquire},
    {"timed acquire", timed_acquire, strict_time},
    {"timed acquire that succeeds", timed_acquire_that_succeeds},
    {"posix semaphore", posix_semaphore},
    {"posix timed wait", posix_timed_wait},
};

}  // namespace

std::span<const Use> semaphores() { return table; }

}  // namespace matrix
