// A depot with room for so many kilograms; what it promises stands in the lab's own header.
//
// Who waits draws a ticket, and tickets are served in turn.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include "job.hpp"

namespace lab {

class LoadingBay {
 public:
  LoadingBay(unsigned vans, std::size_t room);
  ~LoadingBay();
  LoadingBay(const LoadingBay&) = delete;
  LoadingBay& operator=(const LoadingBay&) = delete;

  void submit(std::size_t weight, Job job);
  bool try_submit(std::size_t weight, Job&& job);
  void drain();

 private:
  struct Loaded {
    std::size_t weight;
    Job job;
  };

  bool fits(std::size_t weight) const { return weight <= room_ - load_; }  // Requires mutex_.
  void take_in(std::size_t weight, Job&& job);                             // Requires mutex_.
  void check(std::size_t weight) const;
  void deliver();  // What each van does.

  const std::size_t room_;
  std::mutex mutex_;
  std::condition_variable not_empty_;      // Vans wait for it.
  std::condition_variable lighter_;        // submit() and drain() wait for it.
  std::size_t load_ = 0;                   // What all jobs weigh, waiting or in work. Guarded by mutex_.
  unsigned next_ticket_ = 0, served_ = 0;  // Guarded by mutex_.
  std::deque<Loaded> waiting_;             // Guarded by mutex_.
  bool closed_ = false;                    // Guarded by mutex_.
  std::vector<std::thread> vans_;          // Touched by constructor and destructor only.
};

}  // namespace lab
