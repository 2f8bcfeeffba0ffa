#include <gtest/gtest.h>
#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>
#include <map>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

#include "explore/engine/execution.hpp"
#include "tests/explore/choosers.hpp"

namespace explore {
namespace {

Ending run(const Body& body, std::uint64_t seed = 0) {
  if (seed == 0) {
    Script script;
    return execute(body, script, {});
  }
  Lots lots(seed);
  return execute(body, lots, {});
}

void expect_no_failure(const Body& body) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const Ending ending = run(body, seed);
    ASSERT_FALSE(ending.failure) << name_of(ending.failure->kind) << ": " << ending.failure->message;
  }
}

int destroyed = 0;
struct Counted {
  int value = 7;
  ~Counted() { ++destroyed; }
};
thread_local Counted counted;
thread_local int plain = 5;
thread_local int zero;

TEST(EngineThreads, StartWithTheirVariablesAsInANewThread) {
  expect_no_failure([] {
    destroyed = 0;
    const auto work = [] {
      if (counted.value != 7 || plain != 5 || zero != 0) fail("not as in a new thread");
      counted.value = plain = zero = 9;
    };
    std::thread one(work);
    one.join();
    std::thread two(work);
    two.join();
    if (destroyed != 2) fail("not destroyed at the thread's end");
  });
}

void* leave_early(void* argument) {
  const std::unique_ptr<int, void (*)(int*)> guard(static_cast<int*>(argument),
                                                   [](int* number) { *number = 1; });
  pthread_exit(argument);
}

TEST(EngineThreads, ThatExitEarlyUnwindTheirStack) {
  expect_no_failure([] {
    int number = 0;
    pthread_t thread{};
    if (pthread_create(&thread, nullptr, leave_early, &number) != 0) fail("pthread_create");
    void* result = nullptr;
    if (pthread_join(thread, &result) != 0) fail("pthread_join");
    if (result != &number) fail("another result");
    if (number != 1) fail("the stack was not unwound");
  });
}

TEST(EngineThreads, GiveTheirKeysValuesBack) {
  static int given_back = 0;
  expect_no_failure([] {
    given_back = 0;
    pthread_key_t key{};
    pthread_key_create(&key, [](void* value) { given_back += *static_cast<int*>(value); });
    int three = 3;
    std::thread one([&] { pthread_setspecific(key, &three); });
    one.join();
    if (pthread_getspecific(key) != nullptr) fail("another thread's value");
    if (given_back != 3) fail("not given back");
    pthread_key_delete(key);
  });
}

TEST(EngineThreads, MayBeAHundredAndTwentyEight) {
  const Ending ending = run([] {
    std::mutex mutex;
    int count = 0;
    std::vector<std::thread> threads;
    for (int i = 1; i < max_threads; ++i) {
      threads.emplace_back([&] {
        const std::lock_guard lock(mutex);
        ++count;
      });
    }
    for (std::thread& thread : threads) thread.join();
    if (count != max_threads - 1) fail("count");
  });
  EXPECT_FALSE(ending.failure);
  EXPECT_EQ(ending.threads, max_threads);
}

TEST(EngineThreads, CatchTheirOwnExceptionsWhateverOthersDo) {
  expect_no_failure([] {
    const auto work = [](int number) {
      try {
        throw number;
      } catch (int caught) {
        std::this_thread::yield();
        try {
          throw std::runtime_error("inner");
        } catch (const std::exception&) {
          std::this_thread::yield();
        }
        if (caught != number) fail("another thread's exception");
        if (std::uncaught_exceptions() != 0) fail("uncaught");
      }
    };
    std::thread one(work, 1), two(work, 2);
    one.join(), two.join();
  });
}

struct Big {
  int numbers[40];
};

TEST(EngineThreads, RaceOnWholeStructuresToo) {
  const Ending ending = run([] {
    Big shared{}, other{};
    std::thread writer([&] { shared = other; });
    asm volatile("" : : "r"(&shared), "r"(&other) : "memory");
    Big copy = shared;
    asm volatile("" : : "r"(&copy) : "memory");
    writer.join();
  });
  ASSERT_TRUE(ending.failure);
  EXPECT_EQ(ending.failure->kind, FailureKind::data_race);
}

TEST(EngineThreads, RunInAForkedChildToo) {
  const Body body = [] {
    std::mutex mutex;
    std::thread one([&] { const std::lock_guard lock(mutex); });
    one.join();
  };
  const std::uint64_t hash = run(body).hash;
  const pid_t child = fork();
  if (child == 0) _exit(run(body).hash == hash ? 0 : 1);
  int status = -1;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

}  // namespace
}  // namespace explore
