// Bugs that need more than three threads, up to ten.
#include <array>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <semaphore>
#include <utility>
#include <vector>

#include "corpus/bug.hpp"

namespace corpus {
namespace {

void crowd(int people, const auto& each) {
  std::vector<std::thread> threads;
  for (int person = 0; person < people; ++person) threads.emplace_back([&each, person] { each(person); });
  for (std::thread& thread : threads) thread.join();
}

// All five hold their left fork.
template <Form form>
void five_philosophers() {
  constexpr std::size_t seats = 5;
  std::array<std::mutex, seats> forks;
  crowd(seats, [&](int person) {
    std::size_t first = static_cast<std::size_t>(person), second = (first + 1) % seats;
    if (form == right && second < first) std::swap(first, second);
    std::lock_guard one(forks[first]);
    std::lock_guard two(forks[second]);
  });
}

// Two of ten load before either stores.
template <Form form>
void ten_visitors() {
  std::atomic<int> visitors = 0;
  crowd(10, [&](int) {
    if constexpr (form == right) {
      ++visitors;
    } else {
      visitors = visitors + 1;
    }
  });
  require(visitors == 10, "a visitor was not counted");
}

// The last two of six both see one place left.
template <Form form>
void six_for_five_places() {
  std::mutex mutex;
  int places = 5;
  crowd(6, [&](int) {
    std::unique_lock lock(mutex);
    if (places == 0) return;
    if constexpr (form == wrong) {
      lock.unlock();
      lock.lock();
    }
    --places;
  });
  require(places == 0, "a place was given away twice");
}

// Seven sleep when the gate opens, six are told.
template <Form form>
void gate_for_seven() {
  std::mutex mutex;
  std::condition_variable opened;
  bool open = false;
  crowd(8, [&](int person) {
    std::unique_lock lock(mutex);
    if (person < 7) {
      opened.wait(lock, [&] { return open; });
      return;
    }
    open = true;
    if constexpr (form == right) {
      opened.notify_all();
    } else {
      for (int told = 0; told < 6; ++told) opened.notify_one();
    }
  });
}

// The first reader takes the room for all readers; a second one comes in before it has it.
template <Form form>
void readers_and_a_writer() {
  std::mutex counting;
  std::binary_semaphore room(1);
  int readers = 0;
  std::atomic<bool> writing = false;
  crowd(4, [&](int person) {
    if (person == 0) {
      room.acquire();
      writing = true;
      writing = false;
      room.release();
      return;
    }
    {
      std::unique_lock lock(counting);
      const bool first = ++readers == 1;
      if constexpr (form == wrong) lock.unlock();
      if (first) room.acquire();
    }
    require(!writing, "reading while somebody writes");
    std::lock_guard lock(counting);
    if (--readers == 0) room.release();
  });
}

// Any two that each hold a shelf the other still needs: each starts at its own.
template <Form form>
void three_locks_at_once() {
  std::array<std::mutex, 4> shelves;
  crowd(4, [&](int person) {
    const auto self = static_cast<std::size_t>(person);
    std::lock_guard first(shelves[form == right ? 0 : self]);
    std::lock_guard second(shelves[form == right ? 1 : (self + 1) % 4]);
    std::lock_guard third(shelves[form == right ? 2 : (self + 2) % 4]);
  });
}

const Bug table[] = {
    {"five philosophers", FailureKind::deadlock, five_philosophers<wrong>, five_philosophers<right>},
    {"ten visitors", FailureKind::check, ten_visitors<wrong>, ten_visitors<right>},
    {"six for five places", FailureKind::check, six_for_five_places<wrong>, six_for_five_places<right>},
    {"gate for seven", FailureKind::lost_wakeup, gate_for_seven<wrong>, gate_for_seven<right>},
    {"readers and a writer", FailureKind::check, readers_and_a_writer<wrong>, readers_and_a_writer<right>},
    {"three locks at once", FailureKind::deadlock, three_locks_at_once<wrong>, three_locks_at_once<right>},
};

}  // namespace

std::span<const Bug> crowds() { return table; }

}  // namespace corpus
