// What the calls that stand in front of the C library's have in common.
#pragma once

#include <cerrno>
#include <type_traits>

#include "harness/fault_run.hpp"
#include "harness/next_function.hpp"

// A sanitizer's runtime has calls of its own that look at the memory handed over. Linked into the program,
// they are found under these names; as a library, they are the next function.
#define NEXT(result, name, parameters)                                                    \
  extern "C" result __interceptor_##name parameters __attribute__((weak));                \
  namespace {                                                                             \
  constinit harness::NextFunction<result parameters> library_##name(#name);               \
  std::add_pointer_t<result parameters> next_##name() {                                   \
    return __interceptor_##name != nullptr ? __interceptor_##name : library_##name.get(); \
  }                                                                                       \
  }

/// Where a call came from: its own return address, which only the function itself can tell.
#define CALLER __builtin_return_address(0)

namespace harness {

/// Referred to by who needs the calls: a program that never runs a scenario links none of them.
extern const bool byte_calls_in_front;
extern const bool process_calls_in_front;

/// The planned fault, if the call may really meet it here.
inline const PlannedFault* planned_in(const Arrival& arrival, Faults possible) {
  return arrival.planned != nullptr && possible.has(arrival.planned->fault) ? arrival.planned : nullptr;
}

inline int refuse(const Arrival& arrival, void* caller) {
  strike(arrival, 0, caller);
  errno = error_of(arrival.planned->fault);
  return -1;
}

/// A call without bytes: it fails as planned, or does what it does.
template <class Real>
auto call_or_refuse(const Arrival& arrival, Faults possible, void* caller, Real real) {
  if (planned_in(arrival, possible) != nullptr) return decltype(real())(refuse(arrival, caller));
  const auto result = real();
  if (result < 0 && (errno == EMFILE || errno == ENFILE || errno == ENOMEM) && current_run() != nullptr)
    current_run()->refused = errno;
  depart(arrival, result < 0 ? Faults() : possible, 0, caller);
  return result;
}

inline Faults only(Fault fault) {
  Faults faults;
  faults.add(fault);
  return faults;
}

}  // namespace harness
