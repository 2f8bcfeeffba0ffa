// The C++ memory model by definition: the measure of the race detector, slow and simple.
//
// Keeps every step of an execution and who happens before whom, found by following edges. Takes modification
// orders and the order of sequentially consistent operations to be the order of the steps.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "explore/races/race_detector.hpp"

namespace explore {

enum class What : std::uint8_t {
  create,
  join,
  acquire,
  acquire_exclusive,
  release,
  release_shared,
  read,
  write,
  load,
  store,
  read_modify_write,
  fence,
  forget,
};

struct Step {
  What what = What::read;
  ThreadId thread = 0;
  std::uintptr_t address = 0;
  std::size_t bytes = 0;
  Order order = Order::relaxed;
  ThreadId other = no_thread;  ///< created or joined
  int age = 0;                 ///< of the store that a load reads: 0 the newest
};

class MemoryModel {
 public:
  static constexpr std::size_t longest = 192;

  /// The step's number.
  int add(const Step& step);
  /// As if the last step had never been.
  void drop_last();
  int size() const { return static_cast<int>(steps_.size()); }
  const Step& operator[](int number) const { return steps_[static_cast<std::size_t>(number)]; }

  bool happens_before(int first, int second) const {
    return before_[static_cast<std::size_t>(second)][static_cast<std::size_t>(first)];
  }
  /// The earlier steps that race with this one.
  std::vector<int> races_with(int later) const;

  /// The ages of the stores that the load may read when it is the next step; the oldest is the initial value.
  std::vector<int> readable(const Step& load) const;
  /// The store's number; -1: the initial value, or what plain writes left.
  int store_of_age(std::uintptr_t address, int age) const;

 private:
  std::vector<int> predecessors(int number) const;
  std::vector<int> published_to(int number) const;
  std::vector<int> publishers(int read) const;
  std::vector<int> releases_seen(int number) const;
  bool forgotten_between(int first, int second, std::uintptr_t byte) const;
  std::vector<int> stores(std::uintptr_t address, int before) const;
  bool coherent(int read) const;
  bool sequentially_ordered(int read) const;
  int position(int number) const;
  std::vector<std::vector<bool>> coherence_order(const std::vector<int>& accesses) const;

  std::vector<Step> steps_;
  std::vector<int> read_from_;  // Of loads and read-modify-writes: the store's number, else -1.
  std::vector<std::bitset<longest>> before_;
};

}  // namespace explore
