// How fast programs with a main are explored: one process per schedule, workers side by side.
//
//   explore_programs [SCHEDULES [WORKERS...]]     2000 schedules each; 1 worker, then one per core
//
// Prints for each program and number of workers the schedules per second of processor time (user and system,
// of the searches and all processes they forked) and of real time. A busy machine slows the second.
#include <pthread.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <queue>
#include <thread>
#include <vector>

#include "explore/runner/program_search.hpp"

namespace {

pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
int balance = 100;

void* take(void* nothing) {
  for (int i = 0; i < 2; ++i) {
    pthread_mutex_lock(&mutex);
    balance -= 10;
    pthread_mutex_unlock(&mutex);
  }
  return nothing;
}

/// Three threads in C.
int account() {
  pthread_t threads[3];
  for (pthread_t& thread : threads) pthread_create(&thread, nullptr, take, nullptr);
  for (pthread_t& thread : threads) pthread_join(thread, nullptr);
  return balance == 40 ? 0 : 1;
}

std::mutex queue_mutex;
std::condition_variable queue_changed;
std::queue<int> waiting;

/// Producer and two consumers in C++.
int queue() {
  int sum = 0;
  const auto consume = [&] {
    for (int i = 0; i < 2; ++i) {
      std::unique_lock lock(queue_mutex);
      queue_changed.wait(lock, [] { return !waiting.empty(); });
      sum += waiting.front();
      waiting.pop();
    }
  };
  std::thread one(consume), other(consume);
  for (int i = 0; i < 4; ++i) {
    const std::lock_guard lock(queue_mutex);
    waiting.push(i);
    queue_changed.notify_one();
  }
  one.join(), other.join();
  return sum == 6 ? 0 : 1;
}

struct Program {
  const char* name;
  int (*main)();
};
constexpr Program programs[] = {{"account, 4 threads", account}, {"queue, 3 threads", queue}};

struct Used {
  double processor = 0, system = 0, faults = 0;
};

Used used_by(int whom) {
  rusage usage{};
  getrusage(whom, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return {.processor = seconds(usage.ru_utime) + seconds(usage.ru_stime),
          .system = seconds(usage.ru_stime),
          .faults = static_cast<double>(usage.ru_minflt)};
}

void stay_on_core(int worker) {
  cpu_set_t one;
  CPU_ZERO(&one);
  CPU_SET(static_cast<unsigned>(worker) % std::thread::hardware_concurrency(), &one);
  sched_setaffinity(0, sizeof one, &one);
}

/// One worker's search; the schedules it ran.
std::uint64_t search(const Program& program, std::uint64_t schedules, int worker) {
  explore::RunnerSettings settings;
  settings.exhaust_limit = 10;
  settings.sampled_schedules = schedules;
  settings.worker = worker;
  const explore::ProgramResult result = explore::search_program([&] { std::exit(program.main()); }, settings);
  if (result.interleaving || !result.coverage.not_judged.empty()) {
    std::printf("%s: %s%s\n", program.name, result.coverage.not_judged.c_str(),
                result.interleaving ? result.interleaving->sentence.c_str() : "");
  }
  return result.coverage.schedules;
}

void measure(const Program& program, std::uint64_t schedules, int workers) {
  void* const memory = mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  auto* const done = static_cast<std::uint64_t*>(memory);
  const Used before = used_by(RUSAGE_CHILDREN);
  const auto began = std::chrono::steady_clock::now();
  for (int worker = 0; worker < workers; ++worker) {
    if (fork() != 0) continue;
    stay_on_core(worker);
    done[worker] = search(program, schedules, worker);
    std::fflush(stdout);
    _exit(0);
  }
  while (wait(nullptr) > 0) {
  }
  const double real = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  const Used after = used_by(RUSAGE_CHILDREN);
  double all = 0;
  for (int worker = 0; worker < workers; ++worker) all += static_cast<double>(done[worker]);
  const double processor = after.processor - before.processor;
  std::printf(
      "%-20s %d workers: %6.0f schedules/s of processor time, %6.0f of real time; each %4.0f us (%2.0f %% "
      "system), %.0f faults\n",
      program.name, workers, all / processor, all / real, processor / all * 1e6,
      100 * (after.system - before.system) / processor, (after.faults - before.faults) / all);
  munmap(memory, 4096);
}

}  // namespace

int main(int count, char** words) {
  const std::uint64_t schedules = count > 1 ? std::strtoull(words[1], nullptr, 10) : 2'000;
  std::vector<int> workers;
  for (int i = 2; i < count; ++i) workers.push_back(std::atoi(words[i]));
  if (workers.empty()) workers = {1, static_cast<int>(std::thread::hardware_concurrency())};
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  for (const Program& program : programs)
    for (const int number : workers) measure(program, schedules, number);
  return 0;
}
