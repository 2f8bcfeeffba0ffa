#include "memory_model.hpp"

#include <algorithm>

namespace explore {
namespace {

bool acquires(const Step& step) {
  return step.order == Order::acquire || step.order == Order::acquire_release ||
         step.order == Order::sequential;
}
bool releases(const Step& step) {
  return step.order == Order::release || step.order == Order::acquire_release ||
         step.order == Order::sequential;
}
bool is_plain(const Step& step) { return step.what == What::read || step.what == What::write; }
bool reads_atomic(const Step& step) {
  return step.what == What::load || step.what == What::read_modify_write;
}
bool writes_atomic(const Step& step) {
  return step.what == What::store || step.what == What::read_modify_write;
}
bool is_atomic(const Step& step) { return reads_atomic(step) || writes_atomic(step); }
bool is_access(const Step& step) { return is_plain(step) || is_atomic(step); }
bool writes(const Step& step) { return step.what == What::write || writes_atomic(step); }
bool contains(const Step& step, std::uintptr_t byte) { return byte - step.address < step.bytes; }
bool conflict(const Step& a, const Step& b) {
  return is_access(a) && is_access(b) && a.thread != b.thread && (writes(a) || writes(b)) &&
         !(is_atomic(a) && is_atomic(b));
}

}  // namespace

int MemoryModel::add(const Step& step) {
  const int number = size();
  steps_.push_back(step);
  read_from_.push_back(reads_atomic(step) ? store_of_age(step.address, step.age) : -1);
  before_.emplace_back();
  for (const int edge : predecessors(number)) {
    before_.back() |= before_[static_cast<std::size_t>(edge)];
    before_.back().set(static_cast<std::size_t>(edge));
  }
  return number;
}

void MemoryModel::drop_last() {
  steps_.pop_back();
  read_from_.pop_back();
  before_.pop_back();
}

std::vector<int> MemoryModel::predecessors(int number) const {
  const Step& step = (*this)[number];
  std::vector<int> edges = published_to(number);
  for (int i = 0; i < number; ++i) {
    const Step& earlier = (*this)[i];
    const bool creates_us = earlier.what == What::create && earlier.other == step.thread;
    const bool joins_it = step.what == What::join && step.other == earlier.thread;
    const bool joins_created =
        step.what == What::join && earlier.what == What::create && earlier.other == step.other;
    if (earlier.thread == step.thread || creates_us || joins_it || joins_created) edges.push_back(i);
  }
  return edges;
}

/// The steps that this one synchronises with through locks, atomics and fences.
std::vector<int> MemoryModel::published_to(int number) const {
  const Step& step = (*this)[number];
  std::vector<int> edges;
  if (step.what == What::acquire || step.what == What::acquire_exclusive) edges = releases_seen(number);
  if (reads_atomic(step) && acquires(step)) edges = publishers(number);
  if (step.what == What::fence && acquires(step)) {
    for (int i = 0; i < number; ++i) {
      if (!reads_atomic((*this)[i]) || (*this)[i].thread != step.thread) continue;
      const std::vector<int> more = publishers(i);
      edges.insert(edges.end(), more.begin(), more.end());
    }
  }
  return edges;
}

/// The releases of the lock that this step acquires, or reads as an atomic: a static local's guard is both.
std::vector<int> MemoryModel::releases_seen(int number) const {
  std::vector<int> result;
  const Step& step = (*this)[number];
  for (int i = 0; i < number; ++i) {
    const Step& earlier = (*this)[i];
    const bool fits = earlier.what == What::release ||
                      (earlier.what == What::release_shared && step.what == What::acquire_exclusive);
    if (fits && earlier.address == step.address && !forgotten_between(i, number, step.address))
      result.push_back(i);
  }
  return result;
}

/// What an acquire by this read synchronises with: the release operations that head a release sequence with
/// the store it reads, and the release fences before what heads one or would.
std::vector<int> MemoryModel::publishers(int read) const {
  std::vector<int> result = releases_seen(read);
  for (int head = read_from_[static_cast<std::size_t>(read)]; head >= 0;) {
    const Step& store = (*this)[head];
    if (releases(store)) result.push_back(head);
    for (int i = 0; i < head; ++i) {
      const Step& earlier = (*this)[i];
      if (earlier.what == What::fence && releases(earlier) && earlier.thread == store.thread)
        result.push_back(i);
    }
    head = store.what == What::read_modify_write ? read_from_[static_cast<std::size_t>(head)] : -1;
  }
  return result;
}

bool MemoryModel::forgotten_between(int first, int second, std::uintptr_t byte) const {
  for (int i = first + 1; i < second; ++i) {
    if ((*this)[i].what == What::forget && contains((*this)[i], byte)) return true;
  }
  return false;
}

std::vector<int> MemoryModel::races_with(int later) const {
  std::vector<int> result;
  const Step& step = (*this)[later];
  for (int i = 0; i < later; ++i) {
    if (!conflict((*this)[i], step) || happens_before(i, later)) continue;
    for (std::uintptr_t byte = step.address; byte < step.address + step.bytes; ++byte) {
      if (!contains((*this)[i], byte) || forgotten_between(i, later, byte)) continue;
      result.push_back(i);
      break;
    }
  }
  return result;
}

std::vector<int> MemoryModel::stores(std::uintptr_t address, int before) const {
  std::vector<int> result;
  for (int i = 0; i < before; ++i) {
    const Step& step = (*this)[i];
    const bool anew = step.what == What::write || step.what == What::forget;
    if (anew && contains(step, address)) result.clear();
    if (writes_atomic(step) && step.address == address) result.push_back(i);
  }
  return result;
}

int MemoryModel::store_of_age(std::uintptr_t address, int age) const {
  // While a step is being added, it is not among the stores it may read.
  const std::vector<int> all = stores(address, static_cast<int>(read_from_.size()));
  return age < static_cast<int>(all.size()) ? all[all.size() - 1 - static_cast<std::size_t>(age)] : -1;
}

std::vector<int> MemoryModel::readable(const Step& load) const {
  std::vector<int> result;
  const int oldest = static_cast<int>(stores(load.address, size()).size());
  for (int age = 0; age <= oldest; ++age) {
    MemoryModel with_load = *this;
    Step step = load;
    step.age = age;
    const int number = with_load.add(step);
    if (with_load.coherent(number) && with_load.sequentially_ordered(number)) result.push_back(age);
  }
  return result;
}

/// In the modification order: of the store itself, or of the one it reads; 0: the initial value.
int MemoryModel::position(int number) const {
  const int store = writes_atomic((*this)[number]) ? number : read_from_[static_cast<std::size_t>(number)];
  const std::vector<int> all = stores((*this)[number].address, size());
  return static_cast<int>(std::find(all.begin(), all.end(), store) - all.begin() + 1) %
         static_cast<int>(all.size() + 1);
}

bool MemoryModel::coherent(int read) const {
  for (int i = 0; i < read; ++i) {
    const bool same = is_atomic((*this)[i]) && (*this)[i].address == (*this)[read].address;
    if (same && happens_before(i, read) && position(i) > position(read)) return false;
  }
  return true;
}

/// [atomics.order]/4: for A coherence-ordered before B, whatever sequentially consistent operation or fence
/// stands for A precedes what stands for B.
bool MemoryModel::sequentially_ordered(int read) const {
  std::vector<int> accesses;
  for (int i = 0; i <= read; ++i) {
    if (is_atomic((*this)[i]) && (*this)[i].address == (*this)[read].address) accesses.push_back(i);
  }
  const std::vector<std::vector<bool>> ordered = coherence_order(accesses);
  for (std::size_t a = 0; a < accesses.size(); ++a) {
    int latest_for_a = (*this)[accesses[a]].order == Order::sequential ? accesses[a] : -1;
    for (int x = 0; x <= read; ++x) {
      const bool fence = (*this)[x].what == What::fence && (*this)[x].order == Order::sequential;
      if (fence && happens_before(x, accesses[a])) latest_for_a = std::max(latest_for_a, x);
    }
    for (std::size_t b = 0; b < accesses.size(); ++b) {
      if (!ordered[a][b]) continue;
      if ((*this)[accesses[b]].order == Order::sequential && latest_for_a >= accesses[b]) return false;
      for (int y = 0; y <= latest_for_a; ++y) {
        const bool fence = (*this)[y].what == What::fence && (*this)[y].order == Order::sequential;
        if (fence && happens_before(accesses[b], y)) return false;
      }
    }
  }
  return true;
}

std::vector<std::vector<bool>> MemoryModel::coherence_order(const std::vector<int>& accesses) const {
  const std::size_t count = accesses.size();
  std::vector<std::vector<bool>> ordered(count, std::vector<bool>(count, false));
  for (std::size_t a = 0; a < count; ++a) {
    for (std::size_t b = 0; b < count; ++b) {
      const bool a_stores = writes_atomic((*this)[accesses[a]]),
                 b_stores = writes_atomic((*this)[accesses[b]]);
      const int from = position(accesses[a]), to = position(accesses[b]);
      const bool reads_a = a_stores && !b_stores && from == to;
      ordered[a][b] = reads_a || from < to;
    }
  }
  return ordered;
}

}  // namespace explore
