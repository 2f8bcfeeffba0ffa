// Wrong only where a load may see an older store: memory orders that are too weak.
#include <atomic>

#include "corpus/bug.hpp"

namespace corpus {
namespace {

const explore::Options weak = {.memory = explore::Memory::weak};

// Both stores still wait in their buffers when the other looks.
template <Form form>
void store_buffering() {
  constexpr auto order = form == right ? std::memory_order_seq_cst : std::memory_order_relaxed;
  std::atomic<int> mine = 0, yours = 0;
  std::atomic<int> inside = 0;
  together(
      [&] {
        mine.store(1, order);
        if (yours.load(order) == 0) ++inside;
      },
      [&] {
        yours.store(1, order);
        if (mine.load(order) == 0) ++inside;
      });
  require(inside <= 1, "both saw nobody");
}

// The flag arrives before the letter.
template <Form form>
void message_passing() {
  constexpr auto publish = form == right ? std::memory_order_release : std::memory_order_relaxed;
  constexpr auto look = form == right ? std::memory_order_acquire : std::memory_order_relaxed;
  std::atomic<int> letter = 0, flag = 0;
  together(
      [&] {
        letter.store(42, std::memory_order_relaxed);
        flag.store(1, publish);
      },
      [&] {
        if (flag.load(look) == 1) {
          require(letter.load(std::memory_order_relaxed) == 42, "the flag came before the letter");
        }
      });
}

// Peterson's lock with acquire and release: each misses the other's wish.
template <Form form>
void petersons_lock() {
  constexpr auto publish = form == right ? std::memory_order_seq_cst : std::memory_order_release;
  constexpr auto look = form == right ? std::memory_order_seq_cst : std::memory_order_acquire;
  std::atomic<bool> wants[2] = {};
  std::atomic<int> last = 0;
  std::atomic<int> inside = 0;
  const auto enter = [&](int me) {
    wants[me].store(true, publish);
    last.store(me, publish);
    if (wants[1 - me].load(look) && last.load(look) == me) return;
    require(++inside == 1, "two inside");
    --inside;
    wants[me].store(false, publish);
  };
  together([&] { enter(0); }, [&] { enter(1); });
}

// Fences: one side alone orders nothing.
template <Form form>
void one_fence_of_two() {
  std::atomic<int> letter = 0, flag = 0;
  together(
      [&] {
        letter.store(42, std::memory_order_relaxed);
        if constexpr (form == right) std::atomic_thread_fence(std::memory_order_release);
        flag.store(1, std::memory_order_relaxed);
      },
      [&] {
        if (flag.load(std::memory_order_relaxed) != 1) return;
        std::atomic_thread_fence(std::memory_order_acquire);
        require(letter.load(std::memory_order_relaxed) == 42, "the flag came before the letter");
      });
}

const Bug table[] = {
    {"store buffering", FailureKind::check, store_buffering<wrong>, store_buffering<right>, weak},
    {"message passing", FailureKind::check, message_passing<wrong>, message_passing<right>, weak},
    {"petersons lock", FailureKind::check, petersons_lock<wrong>, petersons_lock<right>, weak},
    {"one fence of two", FailureKind::check, one_fence_of_two<wrong>, one_fence_of_two<right>, weak},
};

}  // namespace

std::span<const Bug> weak_memory() { return table; }

}  // namespace corpus
