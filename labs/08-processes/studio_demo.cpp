// What does a letter cost, and what do processes gain? Not graded: run it once tasks 3, 4 and 5 are done, and
// read the table. In this folder:
//
//   c++ -std=c++20 -O2 -pthread -I.. {studio_demo,room,photo_map,chunks,letters,worker}.cpp -o /tmp/studio
//   /tmp/studio
#include <chrono>
#include <cstdio>
#include <functional>
#include <list>
#include <string>
#include <thread>
#include <vector>

#include "chunks.hpp"
#include "photo_map.hpp"
#include "room.hpp"

namespace {

using Strings = std::vector<std::string>;

constexpr int jobs = 20'000, steps = 100'000'000;

void compute(int steps) {
  volatile unsigned sink = 1;
  for (int i = 0; i < steps; ++i) sink = sink * 1664525U + 1013904223U;
}

// About a microsecond of computing.
std::string develop(const std::string& photo) {
  compute(500);
  return photo;
}

// Your parts, put together: this is Pool.map.
class Pool final : public lab::Studio {
 public:
  Pool(unsigned rooms, const lab::Work& work) {
    for (unsigned i = 0; i < rooms; ++i) workers_.push_back(&rooms_.emplace_back(work));
  }
  unsigned rooms() const override { return static_cast<unsigned>(rooms_.size()); }
  lab::Outcomes answers(const Strings& letters) override { return lab::photo_map(workers_, letters); }

 private:
  std::list<lab::Room> rooms_;
  std::vector<lab::Worker*> workers_;
};

double microseconds_for(const std::function<void()>& body) {
  const auto start = std::chrono::steady_clock::now();
  body();
  return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count();
}

void print(const char* what, int jobs, const std::function<void()>& body) {
  std::printf("%-44s %10.2f\n", what, microseconds_for(body) / jobs);
}

}  // namespace

int main() {
  const Strings photos(jobs, "photo");
  Pool pool(2, lab::for_chunks(develop));  // Forks now, before there is a thread.
  std::puts("microseconds per job of one microsecond");
  print("a plain loop", jobs, [&] {
    for (const std::string& photo : photos) develop(photo);
  });
  print("2 rooms, one by one", jobs, [&] { lab::map_in_chunks(pool, photos, 1); });
  print("2 rooms, letters of 500", jobs, [&] { lab::map_in_chunks(pool, photos, 500); });
  print("2 rooms, your own chunk", jobs, [&] { lab::map_in_chunks(pool, photos); });

  Pool large(2, [](const std::string& photo) {
    compute(steps);
    return photo;
  });
  std::puts("microseconds for two long computations");
  print("a plain loop", 1, [] { compute(steps), compute(steps); });
  print("2 rooms", 1, [&] { large.answers({"1", "2"}); });
  print("2 threads", 1, [] {
    std::thread other(compute, steps);
    compute(steps);
    other.join();
  });
}
