#include "workers.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

namespace {
volatile int sink = 0;

struct StationDown {
  int station;
};

void fetch(int station) {
  if (station == 3) throw std::runtime_error("station 3 does not answer");
}
std::thread start_with_a_local() {
  int station = 3;
  return std::thread([&station] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    station += 1;
  });
}
}  // namespace

void throw_on_a_thread() {
  std::thread worker([] { fetch(3); });
  worker.join();
}

void throw_an_int_on_a_thread() {
  std::thread worker([] { throw 42; });
  worker.join();
}

void forget_to_join() {
  std::thread worker([] { fetch(1); });
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
}

void leave_a_thread_behind() {
  new std::thread([] { fetch(1); });
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
}

void capture_a_dead_local() {
  std::thread worker = start_with_a_local();
  worker.join();
}

void crash_under_threads() {
  std::thread([] {
    int* volatile nothing = nullptr;
    *nothing = 1;
  }).join();
}

void exit_in_the_middle() { std::exit(0); }

void carry_an_exception() {
  std::promise<void> promise;
  std::future<void> call = promise.get_future();
  std::thread station([promise = std::move(promise)]() mutable {
    try {
      throw StationDown{3};
    } catch (const StationDown&) {
      promise.set_exception(std::current_exception());
      std::this_thread::sleep_for(std::chrono::milliseconds(30));
    }
  });
  try {
    call.get();
  } catch (const StationDown& down) {
    sink = down.station;
  }
  station.join();
}

void try_a_lock_for_a_while() {
  std::timed_mutex mutex;
  int shared = 0;
  const auto work = [&] {
    for (int i = 0; i < 100; ++i) {
      if (!mutex.try_lock_for(std::chrono::seconds(5))) continue;
      ++shared;
      mutex.unlock();
    }
  };
  std::thread one(work), two(work);
  one.join();
  two.join();
}

void swap_a_shared_pointer() {
  std::atomic<std::shared_ptr<int>> shared(std::make_shared<int>(1));
  const auto store = [&] {
    for (int i = 0; i < 20'000; ++i) shared.store(std::make_shared<int>(i));
  };
  const auto load = [&] {
    volatile int seen = 0;
    for (int i = 0; i < 20'000; ++i) seen = *shared.load();
  };
  std::thread first_writer(store), second_writer(store), first_reader(load), second_reader(load);
  for (std::thread* thread : {&first_writer, &second_writer, &first_reader, &second_reader}) thread->join();
}

void notify_at_thread_exit() {
  for (int i = 0; i < 20; ++i) {
    auto mutex = std::make_unique<std::mutex>();
    auto changed = std::make_unique<std::condition_variable>();
    bool ready = false;
    std::thread worker([&] {
      std::unique_lock lock(*mutex);
      ready = true;
      std::notify_all_at_thread_exit(*changed, std::move(lock));
    });
    {
      std::unique_lock lock(*mutex);
      changed->wait(lock, [&] { return ready; });
    }
    worker.join();
    changed.reset();
    mutex.reset();
  }
}
