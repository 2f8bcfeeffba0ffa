#include <atomic>
#include <latch>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "matrix/use.hpp"

namespace matrix {
namespace {

void start_and_join() {
  int left = 0, right = 0;
  std::thread one([&] { left = 1; });
  right = 1;
  one.join();
  require(left + right == 2, "join orders what the thread did before what comes after");
  require(!one.joinable(), "joined");
}

void moved_and_swapped() {
  std::atomic<int> ran = 0;
  std::thread one([&] { ++ran; });
  std::thread two = std::move(one);
  std::thread three([&] { ++ran; });
  swap(two, three);
  two.join();
  three.join();
  require(ran == 2, "both ran");
}

void arguments_are_copied() {
  std::string word = "ink";
  std::thread one([](const std::string& mine) { require(mine == "ink", "its own copy"); }, word);
  word = "paper";
  one.join();
}

void thread_that_starts_threads() {
  std::atomic<int> ran = 0;
  std::thread parent([&] {
    std::thread child([&] { ++ran; });
    child.join();
    ++ran;
  });
  parent.join();
  require(ran == 2, "both ran");
}

void joined_by_another() {
  int answer = 0;
  std::thread worker([&] { answer = 42; });
  std::thread joiner([&] {
    worker.join();
    require(answer == 42, "no answer");
  });
  joiner.join();
}

void detached() {
  auto done = std::make_shared<std::latch>(1);
  std::thread([done] { done->count_down(); }).detach();
  done->wait();
}

void outlives_the_body() {
  auto count = std::make_shared<std::atomic<int>>(0);
  std::thread([count] {
    std::this_thread::yield();
    ++*count;
  }).detach();
}

void ids_differ() {
  std::mutex mutex;
  std::unordered_map<std::thread::id, int> seen;
  const auto note = [&] {
    std::lock_guard lock(mutex);
    ++seen[std::this_thread::get_id()];
  };
  std::thread one(note), two(note);
  require(one.get_id() != two.get_id(), "two threads");
  require(one.get_id() != std::this_thread::get_id(), "not this one");
  one.join();
  two.join();
  require(seen.size() == 2, "two threads");
}

void jthread_joins_itself() {
  std::atomic<int> ran = 0;
  {
    std::jthread one([&] { ++ran; });
    std::jthread two([&] { ++ran; });
  }
  require(ran == 2, "both ran");
}

void one_after_the_other() {
  int count = 0;
  for (int n = 0; n < 3; ++n) std::thread([&] { ++count; }).join();
  require(count == 3, "three ran");
}

void vector_of_threads() {
  std::vector<int> squares(4);
  std::vector<std::thread> threads;
  for (std::size_t n = 0; n < squares.size(); ++n) {
    threads.emplace_back([&squares, n] { squares[n] = static_cast<int>(n * n); });
  }
  for (std::thread& thread : threads) thread.join();
  require(squares == std::vector({0, 1, 4, 9}), "each wrote its own");
}

const Use table[] = {
    {"start and join", start_and_join},
    {"moved and swapped", moved_and_swapped},
    {"arguments are copied", arguments_are_copied},
    {"thread that starts threads", thread_that_starts_threads},
    {"joined by another", joined_by_another},
    {"detached", detached},
    {"outlives the body", outlives_the_body},
    {"ids differ", ids_differ},
    {"jthread joins itself", jthread_joins_itself},
    {"one after the other", one_after_the_other},
    {"vector of threads", vector_of_threads},
};

}  // namespace

std::span<const Use> threads() { return table; }

}  // namespace matrix
