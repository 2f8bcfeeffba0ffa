// The pool behind the desk: a few threads, and a belt of jobs that is not endless. (Lab 07's task 5 is to
// write one that can close.)
//
// Guarantees: try_submit() is true if the job was taken in, false if `belt` jobs wait already or the depot is
//             closed: then it is not run. What a job throws goes nowhere: jobs keep their errors themselves.
//             close() takes nothing more in, lets what was taken in be done, and waits for that. The
//             destructor closes. Any thread may call; not a job, for close().
// Example:
//   Depot pool(2, 16);
//   if (!pool.try_submit([] { compute(); })) throw Busy();
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace lab {

class Depot {
 public:
  using Job = std::function<void()>;

  Depot(unsigned workers, std::size_t belt);
  ~Depot() { close(); }
  Depot(const Depot&) = delete;
  Depot& operator=(const Depot&) = delete;

  bool try_submit(Job job);
  void close();
  std::size_t waiting() const;  ///< Jobs on the belt now.

 private:
  void work();

  const std::size_t belt_;
  mutable std::mutex mutex_;
  std::condition_variable news_;  // Workers wait for a job, or closing time.
  std::deque<Job> jobs_;          // Guarded by mutex_.
  bool closed_ = false;           // Guarded by mutex_.
  std::mutex joining_;
  std::vector<std::thread> workers_;  // Guarded by joining_ once they run.
};

}  // namespace lab
