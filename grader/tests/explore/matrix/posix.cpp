// Plain pthread, as a C program would use it.
#include <pthread.h>
#include <sched.h>

#include <atomic>
#include <cerrno>
#include <ctime>

#include "matrix/use.hpp"

namespace matrix {
namespace {

struct Till {
  pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
  pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
  int money = 0;
};

void* pay_in(void* till) {
  auto* const mine = static_cast<Till*>(till);
  pthread_mutex_lock(&mine->mutex);
  ++mine->money;
  pthread_cond_signal(&mine->changed);
  pthread_mutex_unlock(&mine->mutex);
  return till;
}

void create_wait_join() {
  Till till;
  pthread_t payer{};
  require(pthread_create(&payer, nullptr, pay_in, &till) == 0, "created");
  pthread_mutex_lock(&till.mutex);
  while (till.money == 0) pthread_cond_wait(&till.changed, &till.mutex);
  pthread_mutex_unlock(&till.mutex);
  void* result = nullptr;
  pthread_join(payer, &result);
  require(result == &till, "what it returned");
  pthread_cond_destroy(&till.changed);
  pthread_mutex_destroy(&till.mutex);
}

void exit_with_a_result() {
  pthread_t thread{};
  pthread_create(
      &thread, nullptr,
      [](void* word) -> void* {
        sched_yield();
        return word;
      },
      const_cast<char*>("done"));
  require(!pthread_equal(thread, pthread_self()), "two threads");
  void* result = nullptr;
  pthread_join(thread, &result);
  require(result != nullptr, "what it returned");
}

void timed_wait() {
  Till till;
  pthread_mutex_lock(&till.mutex);
  timespec deadline{};
  clock_gettime(CLOCK_REALTIME, &deadline);
  deadline.tv_sec += 1;
  int result = 0;
  while (result == 0) result = pthread_cond_timedwait(&till.changed, &till.mutex, &deadline);
  require(result == ETIMEDOUT, "nobody pays");
  pthread_mutex_unlock(&till.mutex);
}

void kinds_of_mutex() {
  pthread_mutexattr_t kind;
  pthread_mutexattr_init(&kind);
  pthread_mutexattr_settype(&kind, PTHREAD_MUTEX_ERRORCHECK);
  pthread_mutex_t checked;
  pthread_mutex_init(&checked, &kind);
  pthread_mutexattr_settype(&kind, PTHREAD_MUTEX_RECURSIVE);
  pthread_mutex_t recursive;
  pthread_mutex_init(&recursive, &kind);
  int count = 0;
  const auto work = [&] {
    pthread_mutex_lock(&checked);
    require(pthread_mutex_lock(&checked) == EDEADLK, "it says so");
    pthread_mutex_lock(&recursive);
    pthread_mutex_lock(&recursive);
    ++count;
    pthread_mutex_unlock(&recursive);
    pthread_mutex_unlock(&recursive);
    pthread_mutex_unlock(&checked);
    require(pthread_mutex_unlock(&checked) == EPERM, "it says so");
  };
  together(work, work);
  require(count == 2, "an update got lost");
  pthread_mutex_destroy(&checked);
  pthread_mutex_destroy(&recursive);
  pthread_mutexattr_destroy(&kind);
}

void barrier() {
  pthread_barrier_t meal;
  pthread_barrier_init(&meal, nullptr, 2);
  int plates[2] = {};
  std::atomic<int> serial = 0;
  const auto eat = [&](int me) {
    plates[me] = 1;
    if (pthread_barrier_wait(&meal) == PTHREAD_BARRIER_SERIAL_THREAD) ++serial;
    require(plates[1 - me] == 1, "the other is not here");
  };
  together([&] { eat(0); }, [&] { eat(1); });
  require(serial == 1, "one of them is told");
  pthread_barrier_destroy(&meal);
}

void spin_lock() {
  pthread_spinlock_t lock;
  pthread_spin_init(&lock, PTHREAD_PROCESS_PRIVATE);
  int count = 0;
  const auto add = [&] {
    pthread_spin_lock(&lock);
    ++count;
    pthread_spin_unlock(&lock);
  };
  together(add, add, [&] {
    if (pthread_spin_trylock(&lock) != 0) return;
    ++count;
    pthread_spin_unlock(&lock);
  });
  require(count == 2 || count == 3, "an update got lost");
  pthread_spin_destroy(&lock);
}

void reader_lock() {
  pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
  int page = 0;
  const auto read = [&] {
    pthread_rwlock_rdlock(&lock);
    require(page <= 1, "one page");
    pthread_rwlock_unlock(&lock);
  };
  together(read, read, [&] {
    pthread_rwlock_wrlock(&lock);
    ++page;
    pthread_rwlock_unlock(&lock);
  });
  pthread_rwlock_destroy(&lock);
}

int once_made = 0;

void once() {
  pthread_once_t control = PTHREAD_ONCE_INIT;
  once_made = 0;
  const auto use = [&] {
    pthread_once(&control, [] { ++once_made; });
    require(once_made == 1, "made once");
  };
  together(use, use);
}

const Use table[] = {
    {"pthread create wait join", create_wait_join},
    {"pthread exit with a result", exit_with_a_result},
    {"pthread timed wait", timed_wait, strict_time},
    {"pthread kinds of mutex", kinds_of_mutex},
    {"pthread barrier", barrier},
    {"pthread spin lock", spin_lock},
    {"pthread reader lock", reader_lock},
    {"pthread once", once},
};

}  // namespace

std::span<const Use> posix() { return table; }

}  // namespace matrix
