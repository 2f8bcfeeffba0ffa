// The compiler's calls for atomic operations.
#include <cstdint>

#include "explore/engine/atomics.hpp"
#include "explore/interpose/entry.hpp"

namespace explore {
namespace {

Order order_of(int order) {
  switch (order) {
    case __ATOMIC_RELAXED:
      return Order::relaxed;
    case __ATOMIC_CONSUME:
    case __ATOMIC_ACQUIRE:
      return Order::acquire;
    case __ATOMIC_RELEASE:
      return Order::release;
    case __ATOMIC_ACQ_REL:
      return Order::acquire_release;
    default:
      return Order::sequential;
  }
}

template <class Value>
Value load(const volatile Value* object, int order, const void* place) {
  if (!in_control()) return __atomic_load_n(object, __ATOMIC_SEQ_CST);
  const InRuntime runtime;
  return atomic_load(object, order_of(order), place);
}

template <class Value>
void store(volatile Value* object, Value value, int order, const void* place) {
  if (!in_control()) return __atomic_store_n(object, value, __ATOMIC_SEQ_CST);
  const InRuntime runtime;
  atomic_store(object, value, order_of(order), place);
}

template <class Value>
Value compare_exchange(volatile Value* object, Value expected, Value desired, int success, int failure,
                       const void* place) {
  if (!in_control()) {
    __atomic_compare_exchange_n(object, &expected, desired, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
    return expected;
  }
  const InRuntime runtime;
  return atomic_compare_exchange(object, expected, desired, order_of(success), order_of(failure), place);
}

template <class Value, class Change>
Value change(volatile Value* object, int order, const void* place, Change make) {
  if (in_control()) {
    const InRuntime runtime;
    return atomic_change(object, order_of(order), place, make);
  }
  Value before = __atomic_load_n(object, __ATOMIC_SEQ_CST);
  while (!__atomic_compare_exchange_n(object, &before, make(before), false, __ATOMIC_SEQ_CST,
                                      __ATOMIC_SEQ_CST)) {
  }
  return before;
}

}  // namespace
}  // namespace explore

using namespace explore;

#define EXPLORE_CHANGE(bits, name, expression)                                                           \
  Value##bits __tsan_atomic##bits##_##name(volatile Value##bits* object, Value##bits value, int order) { \
    return change(object, order, EXPLORE_CALLER,                                                         \
                  [value](Value##bits old) { return static_cast<Value##bits>(expression); });            \
  }

#define EXPLORE_COMPARE_EXCHANGE(bits, strength)                                                             \
  int __tsan_atomic##bits##_compare_exchange_##strength(volatile Value##bits* object, Value##bits* expected, \
                                                        Value##bits desired, int success, int failure) {     \
    const Value##bits wanted = *expected;                                                                    \
    *expected = compare_exchange(object, wanted, desired, success, failure, EXPLORE_CALLER);                 \
    return *expected == wanted;                                                                              \
  }

#define EXPLORE_ATOMIC(bits)                                                                                 \
  Value##bits __tsan_atomic##bits##_load(const volatile Value##bits* object, int order) {                    \
    return load(object, order, EXPLORE_CALLER);                                                              \
  }                                                                                                          \
  void __tsan_atomic##bits##_store(volatile Value##bits* object, Value##bits value, int order) {             \
    store(object, value, order, EXPLORE_CALLER);                                                             \
  }                                                                                                          \
  EXPLORE_CHANGE(bits, exchange, (static_cast<void>(old), value))                                            \
  EXPLORE_CHANGE(bits, fetch_add, old + value)                                                               \
  EXPLORE_CHANGE(bits, fetch_sub, old - value)                                                               \
  EXPLORE_CHANGE(bits, fetch_and, old& value)                                                                \
  EXPLORE_CHANGE(bits, fetch_or, old | value)                                                                \
  EXPLORE_CHANGE(bits, fetch_xor, old ^ value)                                                               \
  EXPLORE_CHANGE(bits, fetch_nand, ~(old & value))                                                           \
  Value##bits __tsan_atomic##bits##_compare_exchange_val(volatile Value##bits* object, Value##bits expected, \
                                                         Value##bits desired, int success, int failure) {    \
    return compare_exchange(object, expected, desired, success, failure, EXPLORE_CALLER);                    \
  }                                                                                                          \
  EXPLORE_COMPARE_EXCHANGE(bits, strong)                                                                     \
  EXPLORE_COMPARE_EXCHANGE(bits, weak)

extern "C" {

using Value8 = std::uint8_t;
using Value16 = std::uint16_t;
using Value32 = std::uint32_t;
using Value64 = std::uint64_t;
__extension__ using Value128 = unsigned __int128;

EXPLORE_ATOMIC(8)
EXPLORE_ATOMIC(16)
EXPLORE_ATOMIC(32)
EXPLORE_ATOMIC(64)
EXPLORE_ATOMIC(128)

void __tsan_atomic_thread_fence(int order) {
  __atomic_thread_fence(__ATOMIC_SEQ_CST);
  if (!in_control()) return;
  const InRuntime runtime;
  atomic_fence(order_of(order), EXPLORE_CALLER);
}

void __tsan_atomic_signal_fence(int) { __atomic_signal_fence(__ATOMIC_SEQ_CST); }

}  // extern "C"
