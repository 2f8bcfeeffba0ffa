// falls: never stuck (destroyed in use)
// The caller may see the 0 without being woken, and is back, countdown and all, before the last van rings.
#include "depot_map.hpp"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>

namespace lab {
namespace {

std::size_t divided_up(std::size_t n, std::size_t by) { return (n + by - 1) / by; }

// Opens when all jobs have said that they are done.
class Countdown {
 public:
  explicit Countdown(std::size_t left) : left_(left) {}

  void done() {
    std::unique_lock lock(mutex_);
    const bool last = --left_ == 0;
    lock.unlock();
    if (last) all_done_.notify_one();
  }
  void wait() {
    std::unique_lock lock(mutex_);
    all_done_.wait(lock, [this] { return left_ == 0; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable all_done_;
  std::size_t left_;  // Guarded by mutex_.
};

}  // namespace

std::vector<long> depot_map(JobSink& depot, const std::vector<long>& items,
                            const std::function<long(long)>& fn, std::size_t chunk) {
  if (items.empty()) return {};
  if (chunk == 0) chunk = divided_up(items.size(), 4 * std::size_t{depot.vans()});
  const std::size_t jobs = divided_up(items.size(), chunk);

  // A place for each result and for each job's first error: nobody shares one.
  std::vector<long> results(items.size());
  std::vector<std::exception_ptr> errors(jobs);
  Countdown all(jobs);
  for (std::size_t job = 0; job < jobs; ++job) {
    depot.submit(Job("chunk " + std::to_string(job), [&, job] {
      const std::size_t end = std::min(items.size(), (job + 1) * chunk);
      for (std::size_t i = job * chunk; i < end; ++i) {
        try {
          results[i] = fn(items[i]);
        } catch (...) {
          if (!errors[job]) errors[job] = std::current_exception();
        }
      }
      all.done();
    }));
  }
  all.wait();
  for (const std::exception_ptr& error : errors) {
    if (error) std::rethrow_exception(error);
  }
  return results;
}

}  // namespace lab
