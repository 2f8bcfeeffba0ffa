#include "given/board.hpp"

#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <new>
#include <stdexcept>

#include "given/memory.hpp"
#include "support/work.hpp"

namespace lab {
namespace {

timespec later(std::chrono::milliseconds by) {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  const auto end = std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec) + by;
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(end);
  return {.tv_sec = seconds.count(), .tv_nsec = (end - seconds).count()};
}

bool is_over(const timespec& end) {
  const timespec now = later(std::chrono::milliseconds(0));
  return now.tv_sec > end.tv_sec || (now.tv_sec == end.tv_sec && now.tv_nsec >= end.tv_nsec);
}

// The computation that the thread is in began with this much CPU time.
thread_local std::chrono::nanoseconds computing_since{0};

}  // namespace

Board* Board::create(const Workload& workload, Meeting meeting) {
  if (workload.items.size() > most_items) throw std::length_error("more items than a board has room for");
  void* memory = ::mmap(nullptr, sizeof(Board), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) throw std::bad_alloc();
  Board* board = new (memory) Board;
  pthread_mutexattr_t mutex;
  ::pthread_mutexattr_init(&mutex);
  ::pthread_mutexattr_setpshared(&mutex, PTHREAD_PROCESS_SHARED);
  ::pthread_mutex_init(&board->mutex_, &mutex);
  ::pthread_mutexattr_destroy(&mutex);
  pthread_condattr_t condition;
  ::pthread_condattr_init(&condition);
  ::pthread_condattr_setpshared(&condition, PTHREAD_PROCESS_SHARED);
  ::pthread_condattr_setclock(&condition, CLOCK_MONOTONIC);
  ::pthread_cond_init(&board->met_, &condition);
  ::pthread_condattr_destroy(&condition);
  board->items_ = workload.items.size();
  board->waiting_.meet = meeting.waiting;
  board->computing_.meet = meeting.computing;
  board->patience_ends_ = later(meeting.patience);
  return board;
}

void Board::destroy(Board* board) { ::munmap(board, sizeof(Board)); }

bool Board::met_locked(const Place& place) const {
  return place.peak >= place.meet || is_over(patience_ends_);
}

bool Board::enter_without_waiting(Section section) {
  const Lock lock(*this);
  Place& here = place(section);
  here.peak = std::max(here.peak, ++here.inside);
  if (here.peak == here.meet) ::pthread_cond_broadcast(&met_);
  computing_since = thread_cpu_time();
  return met_locked(here);
}

void Board::enter(Section section) {
  enter_without_waiting(section);
  const Lock lock(*this);
  while (!met_locked(place(section))) ::pthread_cond_timedwait(&met_, &mutex_, &patience_ends_);
  computing_since = thread_cpu_time();
}

bool Board::met(Section section) {
  const Lock lock(*this);
  return met_locked(place(section));
}

void Board::watch_memory_of_this_process() {
  const Lock lock(*this);
  shop_ = ::getpid();
}

// Looks at the memory while the most so far are still inside. Others wait for the lock meanwhile.
void Board::leave(Section section, const Item& item) {
  const Lock lock(*this);
  Place& here = place(section);
  if (here.peak > here.peak_at_stocktaking && shop_ == ::getpid()) {
    here.peak_at_stocktaking = here.peak;
    counts_.peak_bytes = std::max(counts_.peak_bytes, private_bytes());
  }
  --here.inside;
  if (section == Section::waiting)
    counts_.waited += item.wait;
  else
    counts_.computed += thread_cpu_time() - computing_since;
}

std::optional<std::size_t> Board::take() {
  const Lock lock(*this);
  if (next_ == items_) return std::nullopt;
  return next_++;
}

void Board::deliver(std::size_t item, std::uint64_t result) {
  const Lock lock(*this);
  delivered_[item] = true;
  sum_ += result;
}

std::uint64_t Board::sum_of_results() {
  const Lock lock(*this);
  return sum_;
}

unsigned Board::delivered() {
  const Lock lock(*this);
  return static_cast<unsigned>(std::count(delivered_, delivered_ + items_, true));
}

Counts Board::counts() {
  const Lock lock(*this);
  Counts counts = counts_;
  counts.in_flight = waiting_.peak;
  counts.computing = computing_.peak;
  return counts;
}

}  // namespace lab
