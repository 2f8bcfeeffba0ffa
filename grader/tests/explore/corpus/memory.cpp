// Memory freed under a user, freed twice, written past its end or never freed, on some schedules only.
#include <atomic>
#include <memory>
#include <mutex>
#include <vector>

#include "corpus/bug.hpp"

namespace corpus {
namespace {

// The pointer is looked up under the lock and used after it, when the owner has freed what it points to.
template <Form form>
void used_outside_the_lock() {
  std::mutex mutex;
  auto* order = new std::atomic<int>(1);
  together(
      [&] {
        std::unique_lock lock(mutex);
        auto* const mine = order;
        if constexpr (form == wrong) lock.unlock();
        if (mine != nullptr) ++*mine;
      },
      [&] {
        std::lock_guard lock(mutex);
        delete order;
        order = nullptr;
      });
}

// Both load the pointer before either clears it.
template <Form form>
void deleted_by_both() {
  std::atomic<int*> bin = new int(1);
  const auto empty_it = [&] {
    if constexpr (form == right) {
      delete bin.exchange(nullptr);
    } else {
      int* const old = bin;
      bin = nullptr;
      delete old;
    }
  };
  together(empty_it, empty_it);
}

// Both see that there is room for one more.
template <Form form>
void written_past_the_end() {
  const std::unique_ptr<int[]> slots(new int[2]());
  std::atomic<std::size_t> next = 1;
  const auto put = [&] {
    if constexpr (form == right) {
      const std::size_t mine = next++;
      if (mine < 2) slots[mine] = 1;
    } else if (next < 2) {
      slots[next++] = 1;
    }
  };
  together(put, put);
}

// Both make one, and the second store forgets the first's.
template <Form form>
void made_twice_kept_once() {
  std::atomic<int*> instance = nullptr;
  const auto get = [&] {
    int* seen = instance;
    if (seen != nullptr) return;
    auto fresh = std::make_unique<int>(7);
    if constexpr (form == right) {
      if (instance.compare_exchange_strong(seen, fresh.get())) fresh.release();
    } else {
      instance = fresh.release();
    }
  };
  together(get, get);
  delete instance.load();
}

// The letter arrives in the box after it was emptied for the last time.
template <Form form>
void put_after_the_last_emptying() {
  std::mutex mutex;
  std::vector<int*> box;
  bool closed = false;
  std::thread sender([&] {
    std::lock_guard lock(mutex);
    if (form == right && closed) return;
    box.push_back(new int(1));
  });
  {
    std::lock_guard lock(mutex);
    closed = true;
    for (int* letter : box) delete letter;
    box.clear();
  }
  sender.join();
}

// The vector grows between at() and the use of what it returned.
template <Form form>
void reference_into_a_growing_vector() {
  std::mutex mutex;
  std::vector<int> prices(1, 5);
  prices.shrink_to_fit();
  together(
      [&] {
        std::unique_lock lock(mutex);
        int& first = prices.at(0);
        if constexpr (form == wrong) {
          lock.unlock();
          lock.lock();
        }
        ++first;
      },
      [&] {
        std::lock_guard lock(mutex);
        prices.resize(100);
      });
}

// The late answer is written where the asker, tired of waiting, has freed the place for it.
template <Form form>
void answer_to_nobody() {
  struct Question {
    std::atomic<bool> answered = false;
  };
  auto mine = std::make_shared<Question>();
  std::thread clerk(
      [question = mine.get(), kept = form == right ? mine : nullptr] { question->answered = true; });
  if (!mine->answered) std::this_thread::yield();
  mine.reset();
  clerk.join();
}

const Bug table[] = {
    {"used outside the lock",
     FailureKind::use_after_free,
     used_outside_the_lock<wrong>,
     used_outside_the_lock<right>,
     {},
     FailureKind::data_race},
    {"deleted by both", FailureKind::double_free, deleted_by_both<wrong>, deleted_by_both<right>},
    {"written past the end", FailureKind::heap_overflow, written_past_the_end<wrong>,
     written_past_the_end<right>},
    {"made twice kept once", FailureKind::leak, made_twice_kept_once<wrong>, made_twice_kept_once<right>},
    {"put after the last emptying", FailureKind::leak, put_after_the_last_emptying<wrong>,
     put_after_the_last_emptying<right>},
    {"reference into a growing vector", FailureKind::use_after_free, reference_into_a_growing_vector<wrong>,
     reference_into_a_growing_vector<right>},
    {"answer to nobody",
     FailureKind::use_after_free,
     answer_to_nobody<wrong>,
     answer_to_nobody<right>,
     {},
     FailureKind::data_race},
};

}  // namespace

std::span<const Bug> memory() { return table; }

}  // namespace corpus
