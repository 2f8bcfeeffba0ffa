// B happens before A although it must not: nothing makes it wait.
#include <atomic>
#include <chrono>
#include <future>
#include <semaphore>

#include "corpus/bug.hpp"

namespace corpus {
namespace {

using namespace std::chrono_literals;

// The child looks before its parent has stored what it needs.
template <Form form>
void used_before_set() {
  std::atomic<int*> desk = nullptr;
  int wood = 7;
  if constexpr (form == right) desk = &wood;
  std::thread clerk([&] { require(desk.load() != nullptr, "no desk yet"); });
  if constexpr (form == wrong) desk = &wood;
  clerk.join();
}

// The parent reads before the child has written.
template <Form form>
void read_before_join() {
  std::atomic<int> answer = 0;
  std::thread worker([&] { answer = 42; });
  if constexpr (form == right) worker.join();
  const int read = answer;
  if constexpr (form == wrong) worker.join();
  require(read == 42, "no answer yet");
}

// The timer fires before the baker has run: on a busy machine a sleep orders nothing.
template <Form form>
void sleep_as_synchronisation() {
  std::atomic<bool> baked = false;
  std::thread baker([&] { baked = true; });
  if constexpr (form == right) baker.join();
  std::this_thread::sleep_for(100ms);
  require(baked, "the bread is not in the shop");
  if constexpr (form == wrong) baker.join();
}

// The second stage takes the first's place before that one has come.
template <Form form>
void two_stages() {
  std::atomic<int> stage = 0;
  std::promise<void> first_done;
  together(
      [&] {
        stage = 1;
        first_done.set_value();
      },
      [&] {
        if constexpr (form == right) first_done.get_future().wait();
        require(stage == 1, "painted before it was built");
      });
}

// The semaphore starts with one permit, so the reader need not wait for the writer.
template <Form form>
void semaphore_that_starts_open() {
  std::binary_semaphore written(form == right ? 0 : 1);
  std::atomic<int> page = 0;
  together(
      [&] {
        page = 1;
        if constexpr (form == right) written.release();
      },
      [&] {
        written.acquire();
        require(page == 1, "an empty page");
      });
}

// The thread runs before the assignment that it looks at, its own handle's.
template <Form form>
void thread_that_looks_for_itself() {
  std::atomic<std::thread::id> known{};
  std::binary_semaphore told(0);
  std::thread self([&] {
    if constexpr (form == right) told.acquire();
    require(known.load() == std::this_thread::get_id(), "who am I?");
  });
  known = self.get_id();
  told.release();
  self.join();
}

const Bug table[] = {
    {"used before set", FailureKind::check, used_before_set<wrong>, used_before_set<right>},
    {"read before join", FailureKind::check, read_before_join<wrong>, read_before_join<right>},
    {"sleep as synchronisation", FailureKind::check, sleep_as_synchronisation<wrong>,
     sleep_as_synchronisation<right>},
    {"two stages", FailureKind::check, two_stages<wrong>, two_stages<right>},
    {"semaphore that starts open", FailureKind::check, semaphore_that_starts_open<wrong>,
     semaphore_that_starts_open<right>},
    {"thread that looks for itself", FailureKind::check, thread_that_looks_for_itself<wrong>,
     thread_that_looks_for_itself<right>},
};

}  // namespace

std::span<const Bug> order_violations() { return table; }

}  // namespace corpus
