#include <gtest/gtest.h>
#include <sys/random.h>
#include <unistd.h>

#include <condition_variable>
#include <cstdlib>
#include <future>
#include <latch>
#include <mutex>
#include <random>
#include <semaphore>
#include <set>
#include <thread>
#include <unordered_set>

#include "explore/engine/execution.hpp"
#include "tests/explore/choosers.hpp"

namespace explore {
namespace {

using namespace std::chrono_literals;

void locks_and_waits() {
  std::mutex mutex;
  std::condition_variable changed;
  std::atomic<int> left = 2;
  std::latch start(2);
  const auto work = [&] {
    start.arrive_and_wait();
    std::this_thread::sleep_for(1ms);
    const std::lock_guard lock(mutex);
    --left;
    changed.notify_all();
  };
  std::thread one(work), two(work);
  std::unique_lock lock(mutex);
  changed.wait_for(lock, 1h, [&] { return left == 0; });
  lock.unlock();
  one.join(), two.join();
}

// Takes a way that depends on addresses, random numbers and ids.
void what_differs_from_run_to_run() {
  std::set<int*> by_address;
  std::unordered_set<const void*> by_hash;
  std::vector<std::unique_ptr<int>> numbers;
  for (int i = 0; i < 8; ++i) {
    numbers.push_back(std::make_unique<int>(i));
    by_address.insert(numbers.back().get());
    by_hash.insert(numbers.back().get());
  }
  std::mutex mutexes[2];
  std::atomic<unsigned> sum = 0;
  const auto work = [&] {
    std::random_device device;
    unsigned char byte = 0;
    if (getrandom(&byte, 1, 0) != 1) fail("getrandom");
    const auto id = std::hash<std::thread::id>()(std::this_thread::get_id());
    const unsigned lot = device() + static_cast<unsigned>(std::rand()) + byte +
                         static_cast<unsigned>(gettid()) + static_cast<unsigned>(id);
    for (unsigned i = 0; i < lot % 5; ++i) ++sum;
    for (const void* number : by_hash) {
      const std::lock_guard lock(mutexes[*static_cast<const int*>(number) & 1]);
    }
  };
  std::thread one(work), two(work);
  one.join(), two.join();
}

// FNV-1a over the executions' own hashes.
std::uint64_t hash_of_all(const Body& body, int seeds, ExecutionOptions options = {}) {
  std::uint64_t all = 0xcbf29ce484222325;
  for (int seed = 1; seed <= seeds; ++seed) {
    Lots lots(static_cast<std::uint64_t>(seed));
    const Ending ending = execute(body, lots, options);
    EXPECT_FALSE(ending.failure);
    all = (all ^ ending.hash) * 0x100000001b3;
  }
  return all;
}

TEST(EngineDeterminism, SameAnswersGiveTheSameExecutionAThousandTimes) {
  for (const Body& body : {Body(locks_and_waits), Body(what_differs_from_run_to_run)}) {
    const std::uint64_t first = hash_of_all(body, 1);
    for (int round = 0; round < 1000; ++round) ASSERT_EQ(hash_of_all(body, 1), first);
  }
}

TEST(EngineDeterminism, ATraceChangesNothing) {
  const std::uint64_t without = hash_of_all(locks_and_waits, 20);
  Trace trace;
  EXPECT_EQ(hash_of_all(locks_and_waits, 20, {.trace = &trace}), without);
}

// The same program in a process of its own, with the other backend.
std::string hashes_in_other_process(const char* environment) {
  char path[4096] = {};
  if (readlink("/proc/self/exe", path, sizeof path - 1) < 0) return "no path";
  const std::string command =
      std::string(environment) + " '" + path +
      "' --gtest_also_run_disabled_tests --gtest_filter=EngineDeterminism.DISABLED_PrintHashes";
  std::string output;
  FILE* const pipe = popen(command.c_str(), "r");
  char line[256];
  while (fgets(line, sizeof line, pipe) != nullptr) {
    if (std::string_view(line).starts_with("hash ")) output += line;
  }
  pclose(pipe);
  return output;
}

TEST(EngineDeterminism, DISABLED_PrintHashes) {
  std::printf("hash %016lx\n", hash_of_all(locks_and_waits, 50));
  std::printf("hash %016lx\n", hash_of_all(what_differs_from_run_to_run, 50));
}

TEST(EngineDeterminism, BothBackendsAndAllProcessesAgree) {
  const std::string switched = hashes_in_other_process("");
  EXPECT_EQ(switched.size(), 2 * std::string("hash 0123456789abcdef\n").size());
  EXPECT_EQ(hashes_in_other_process(""), switched);
  EXPECT_EQ(hashes_in_other_process("INTERLEAVE_BACKEND=baton"), switched);
}

}  // namespace
}  // namespace explore
