// A depot with room for so many kilograms: whoever brings more than its vans get away has to wait.
//
// Requires:   vans >= 1; weight >= 1; jobs throw nothing. A job may call try_submit(), but not submit() or
//             drain(): it would wait for room that only its own end can make.
// Guarantees: the vans, threads of the bay's own, do every job that was taken in, each once. A job weighs
//             from when it is taken in until it has been done and is gone, memory and all. All jobs
//             together never weigh more than the bay has room for.
//             submit() waits, asleep, while there is not enough room. try_submit() never waits: false when
//             there is not enough room, and then the job is still yours. Both throw std::invalid_argument for
//             a job that is heavier than the whole room.
//             drain() returns when the bay is empty: nothing waits and nothing is in work. The destructor
//             waits for that too, and for the vans.
//             Any number of threads may call.
// Example:
//   lab::LoadingBay bay(2, 64'000'000);        // two vans, and 64 MB of parcels in memory at most
//   while (std::optional<Picture> picture = camera.next())  // submit() waits when the camera is too fast
//     bay.submit(picture->bytes, Job("picture", [picture] { develop(*picture); }));
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

  void deliver();  // What each van does.

  const std::size_t room_;
  std::mutex mutex_;
  std::condition_variable not_empty_;  // Vans wait for it.
  // TODO(07.4): how much is in the bay, and who waits for less?
  std::deque<Loaded> waiting_;     // Guarded by mutex_.
  bool closed_ = false;            // Guarded by mutex_.
  std::vector<std::thread> vans_;  // Touched by constructor and destructor only.
};

}  // namespace lab
