// Without locks: what a compare_exchange does not promise.
#include <array>
#include <atomic>
#include <memory>
#include <mutex>

#include "corpus/bug.hpp"

namespace corpus {
namespace {

struct Node {
  std::atomic<Node*> next = nullptr;
};

// The other pops and frees the head between the load of head and the load of head->next.
template <Form form>
void treiber_pop_frees() {
  std::atomic<Node*> head = nullptr;
  std::mutex keeper;
  std::array<Node*, 2> kept{};
  std::size_t popped = 0;
  for (int n = 0; n < 2; ++n) {
    auto* const node = new Node;
    node->next = head.load();
    head = node;
  }
  const auto pop = [&] {
    Node* top = head;
    while (top != nullptr && !head.compare_exchange_weak(top, top->next)) {
    }
    if constexpr (form == right) {  // Freed when nobody can look at it any more.
      std::lock_guard lock(keeper);
      kept[popped++] = top;
    } else {
      delete top;
    }
  };
  together(pop, pop);
  for (Node* node : kept) delete node;
}

// While one is about to swap A for B, the other pops A and B and pushes A again: B is head, though it is
// taken.
template <Form form>
void treiber_aba() {
  // Indices for pointers, so that the right form has room to count beside them: a head that came back is
  // another head then.
  std::array<std::atomic<unsigned>, 3> next{};
  std::array<std::atomic<int>, 3> takers{};
  constexpr unsigned end = 3, count_step = 16;
  std::atomic<unsigned> head = 0;
  next[0] = 1, next[1] = 2, next[2] = end;
  const auto pop = [&] {
    unsigned seen = head;
    for (;;) {
      const unsigned top = seen % count_step;
      if (top == end) return end;
      const unsigned after = next[top] + (form == right ? seen / count_step * count_step + count_step : 0);
      if (head.compare_exchange_strong(seen, after)) return top;
    }
  };
  const auto push = [&](unsigned node) {
    unsigned seen = head;
    do {
      next[node] = seen % count_step;
    } while (!head.compare_exchange_strong(
        seen, node + (form == right ? seen / count_step * count_step + count_step : 0)));
  };
  const auto take = [&](unsigned node) {
    if (node != end) require(++takers[node] == 1, "one node, two owners");
  };
  together([&] { take(pop()); },
           [&] {
             const unsigned first = pop();
             take(pop());
             if (first != end) push(first);
             take(pop());
           });
}

// The spinlock is opened with relaxed order: the next owner need not see what the last one wrote.
template <Form form>
void relaxed_unlock() {
  std::atomic_flag locked;
  [[maybe_unused]] int inside = 0;
  const auto enter = [&] {
    while (locked.test_and_set(std::memory_order_acquire)) std::this_thread::yield();
    ++inside;
    locked.clear(form == right ? std::memory_order_release : std::memory_order_relaxed);
  };
  together(enter, enter);
}

// The reader sees the new index before the slot behind it is filled.
template <Form form>
void index_before_the_slot() {
  std::array<std::atomic<int>, 2> ring{};
  std::atomic<unsigned> filled = 0;
  together(
      [&] {
        if constexpr (form == wrong) ++filled;
        ring[0] = 42;
        if constexpr (form == right) ++filled;
      },
      [&] {
        if (filled > 0) require(ring[0] == 42, "an empty slot");
      });
}

// The writer comes while the reader copies, and the reader does not look at the number again.
template <Form form>
void sequence_read_once() {
  std::atomic<unsigned> sequence = 0;
  std::atomic<int> hours = 0, minutes = 0;
  together(
      [&] {
        ++sequence;
        hours = 1;
        minutes = 1;
        ++sequence;
      },
      [&] {
        const unsigned before = sequence;
        if (before % 2 == 1) return;
        const int h = hours, m = minutes;
        if (form == right && sequence != before) return;
        require(h == m, "half of each time");
      });
}

// Both producers reserve the same slot: the tail is read and written in two steps.
template <Form form>
void tail_in_two_steps() {
  std::array<std::atomic<int>, 2> ring{};
  std::atomic<unsigned> tail = 0;
  const auto put = [&] {
    unsigned mine = 0;
    if constexpr (form == right) {
      mine = tail++;
    } else {
      mine = tail;
      tail = mine + 1;
    }
    require(ring[mine].exchange(1) == 0, "one slot, two items");
  };
  together(put, put);
}

const Bug table[] = {
    {"treiber pop frees",
     FailureKind::use_after_free,
     treiber_pop_frees<wrong>,
     treiber_pop_frees<right>,
     {},
     FailureKind::data_race},
    {"treiber aba", FailureKind::check, treiber_aba<wrong>, treiber_aba<right>},
    {"relaxed unlock", FailureKind::data_race, relaxed_unlock<wrong>, relaxed_unlock<right>},
    {"index before the slot", FailureKind::check, index_before_the_slot<wrong>, index_before_the_slot<right>},
    {"sequence read once", FailureKind::check, sequence_read_once<wrong>, sequence_read_once<right>},
    {"tail in two steps", FailureKind::check, tail_in_two_steps<wrong>, tail_in_two_steps<right>},
};

}  // namespace

std::span<const Bug> lock_free() { return table; }

}  // namespace corpus
