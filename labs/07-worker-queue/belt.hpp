// A conveyor belt of fixed length between those who bring parcels and those who take them away.
//
// Requires:   capacity >= 1; no call is running any more when the belt is destroyed.
// Guarantees: jobs leave in the order in which they came, each once, and never more than capacity lie there.
//             push() waits, asleep, while the belt is full; pop() while it is empty.
//             try_push() never waits: false when there is no room, or the belt is closed; then the job is
//             still yours.
//             close(): from now on nothing goes onto the belt, and push() and try_push() return false, also
//             to those who were asleep in push(). What lies there can still be taken; once the belt is empty,
//             pop() returns nothing, also to those who were asleep in it. To close twice does no harm.
//             Any number of threads may call.
// Example:
//   lab::Belt belt(8);
//   belt.push(Job("parcel 7", deliver));               // one thread
//   while (auto job = belt.pop()) job->work();         // another one, until somebody says belt.close()
#pragma once

#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>

#include "job.hpp"

namespace lab {

class Belt {
 public:
  explicit Belt(std::size_t capacity);

  bool push(Job job);
  bool try_push(Job&& job);
  std::optional<Job> pop();
  void close();
  std::size_t size() const;

 private:
  const std::size_t capacity_;
  mutable std::mutex mutex_;
  // TODO(07.1): what are the threads waiting for that sleep in push(), and what those in pop()?
  std::deque<Job> jobs_;  // Guarded by mutex_.
  bool closed_ = false;   // Guarded by mutex_.
};

}  // namespace lab
