// Where everybody who works for a shop, thread or process, notes what happens. It lies in shared memory: what
// a process had noted before it died is still there.
//
// Guarantees: counts are exact, in every model. A section is entered and left; while fewer than `meet` have
//             been in it at once, whoever enters stays in it, until that is so or `patience` is over: then
//             code that can have so many inside at once has had, however late a busy machine let them start.
// Requires:   nobody dies between the braces of a function here.
#pragma once

#include <pthread.h>
#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <cstdint>

#include "given/shop.hpp"

namespace lab {

enum class Section { waiting, computing };

/// How many shall be in each section at once; 0: as it comes.
struct Meeting {
  unsigned waiting = 0, computing = 0;
  std::chrono::milliseconds patience{500};
};

struct Counts {
  unsigned in_flight = 0;                    ///< Most waits at once.
  unsigned computing = 0;                    ///< Most computations at once.
  unsigned threads = 0;                      ///< Started.
  unsigned processes = 0;                    ///< Started.
  unsigned logins = 0;                       ///< Sessions of the blocking library.
  unsigned waits_on_loop = 0;                ///< Waits during which an event loop did other things.
  unsigned pool_jobs = 0;                    ///< Jobs that an event loop gave to its pool.
  std::chrono::nanoseconds longest_step{0};  ///< CPU time during which an event loop served nobody else.
  std::chrono::nanoseconds computed{0};      ///< CPU time inside `computing`.
  std::chrono::nanoseconds waited{0};        ///< Time that was waited for, as asked.
  std::size_t peak_bytes = 0;                ///< Memory of the shop itself, when most were at work.
  std::size_t process_bytes = 0;             ///< Memory that the worker processes had to themselves.
};

class Board {
 public:
  static constexpr std::size_t most_items = 4096;

  /// In shared memory, until destroy().
  static Board* create(const Workload& workload, Meeting meeting);
  static void destroy(Board* board);

  /// From now on peak_bytes is this process's.
  void watch_memory_of_this_process();

  void enter(Section section);                  ///< Blocks for the meeting.
  bool enter_without_waiting(Section section);  ///< False: the meeting is not complete; ask met() again.
  bool met(Section section);
  void leave(Section section, const Item& item);

  /// The next item nobody has begun, in order; nothing: all are begun.
  std::optional<std::size_t> take();
  void deliver(std::size_t item, std::uint64_t result);
  std::uint64_t sum_of_results();
  unsigned delivered();

  template <class Change>
  void note(Change change) {
    const Lock lock(*this);
    change(counts_);
  }
  Counts counts();

 private:
  struct Lock {
    explicit Lock(Board& of) : board(of) { ::pthread_mutex_lock(&board.mutex_); }
    ~Lock() { ::pthread_mutex_unlock(&board.mutex_); }
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;
    Board& board;
  };
  struct Place {
    unsigned inside = 0, peak = 0, meet = 0;
    unsigned peak_at_stocktaking = 0;
  };
  Board() = default;
  Place& place(Section section) { return section == Section::waiting ? waiting_ : computing_; }
  bool met_locked(const Place& place) const;

  pthread_mutex_t mutex_;  // Guards everything below that is not said to be immutable.
  pthread_cond_t met_;
  Place waiting_, computing_;
  timespec patience_ends_{};  // Immutable after create(), as is items_.
  std::size_t items_ = 0;
  std::size_t next_ = 0;
  pid_t shop_ = 0;  // Whose memory is watched; 0: nobody's.
  Counts counts_;
  bool delivered_[most_items] = {};
  std::uint64_t sum_ = 0;
};

}  // namespace lab
