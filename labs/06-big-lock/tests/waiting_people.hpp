// What it costs three people to wait for a key.
#pragma once

#include <chrono>
#include <thread>
#include <vector>

#include "harness/counters.hpp"

/// Milliseconds of processor time, used while one works for 300 ms and three wait to have the key after that.
template <class Key>
long processor_time_of_waiting_for(Key& key) {
  const harness::Counts counts = harness::count([&] {
    key.acquire();
    std::vector<std::thread> people;
    for (int person = 0; person < 3; ++person) {
      people.emplace_back([&] {
        key.acquire();
        key.release();
      });
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(300));  // The work of the one who has the key.
    key.release();
    for (std::thread& person : people) person.join();
  });
  return std::chrono::duration_cast<std::chrono::milliseconds>(counts.cpu).count();
}
