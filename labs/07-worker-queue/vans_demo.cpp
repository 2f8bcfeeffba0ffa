// What does a thread cost, and what does the way over your belt cost? Not graded: run it once task 1 is done,
// and read the table. In this folder:
//
//   c++ -std=c++20 -O2 -pthread -I.. vans_demo.cpp belt.cpp -o /tmp/vans && /tmp/vans
#include <chrono>
#include <cstdio>
#include <ctime>
#include <functional>
#include <optional>
#include <thread>
#include <vector>

#include "belt.hpp"

namespace {

// About a microsecond of computing.
void deliver() {
  volatile unsigned sink = 1;
  for (int i = 0; i < 500; ++i) sink = sink * 1664525U + 1013904223U;
}

void thread_per_job(int jobs) {
  std::vector<std::thread> threads;
  for (int job = 0; job < jobs; ++job) {
    threads.emplace_back(deliver);
    if (threads.size() == 100) {  // Thousands at once, and the system may refuse.
      for (std::thread& thread : threads) thread.join();
      threads.clear();
    }
  }
  for (std::thread& thread : threads) thread.join();
}

// Jobs of `chunk` deliveries each go over your belt to so many vans.
void over_the_belt(unsigned vans, int deliveries, int chunk) {
  lab::Belt belt(64);
  const auto drive = [&] {
    while (const std::optional<lab::Job> job = belt.pop()) job->work();
  };
  std::vector<std::thread> threads;
  for (unsigned van = 0; van < vans; ++van) threads.emplace_back(drive);
  for (int done = 0; done < deliveries; done += chunk) {
    belt.push(lab::Job("chunk", [chunk] {
      for (int i = 0; i < chunk; ++i) deliver();
    }));
  }
  belt.close();
  for (std::thread& thread : threads) thread.join();
}

void measure(const char* what, int jobs, const std::function<void(int jobs)>& body) {
  const auto start = std::chrono::steady_clock::now();
  const std::clock_t cpu_start = std::clock();
  body(jobs);
  const std::chrono::duration<double, std::micro> wall = std::chrono::steady_clock::now() - start;
  const double cpu = 1e6 * static_cast<double>(std::clock() - cpu_start) / CLOCKS_PER_SEC;
  std::printf("%-28s %8.2f %8.2f\n", what, wall.count() / jobs, cpu / jobs);
}

}  // namespace

int main() {
  std::puts("microseconds per job             wall      CPU   (it computes for about one)");
  measure("a thread for each", 10'000, thread_per_job);
  measure("2 vans, one by one", 200'000, [](int jobs) { over_the_belt(2, jobs, 1); });
  measure("2 vans, chunks of 500", 200'000, [](int jobs) { over_the_belt(2, jobs, 500); });
  measure("200 vans, chunks of 500", 200'000, [](int jobs) { over_the_belt(200, jobs, 500); });
}
