// Results that become ready when a thread ends: promise::set_value_at_thread_exit and its like.
//
// The library stores "ready" from its own code, which is not instrumented, so nothing would order what the
// thread has done before the future's get(). The callback that the library registers is wrapped: it publishes
// to the state's status word first, and get() loads that word with acquire.
#include <cstddef>

#include "explore/interpose/entry.hpp"

namespace explore {
namespace {

/// std::__future_base::_State_baseV2::_Make_ready, part of the library's binary interface.
struct MakeReady {
  MakeReady* next;
  void (*make_ready)(void*);
  std::byte* state;  // A weak_ptr's pointer.
};

/// Of the status word in the state: after the pointer to its virtual functions and that to the result.
constexpr std::size_t status_offset = 2 * sizeof(void*);

void (*library_make_ready)(void*) = nullptr;

void publish_and_make_ready(void* argument) {
  if (in_control()) {
    const InRuntime runtime;
    scheduler.release(address_of(static_cast<const MakeReady*>(argument)->state + status_offset));
  }
  library_make_ready(argument);
}

void wrap_registration(MakeReady* result) {
  using Register = void (*)(MakeReady*);
  EXPLORE_REAL_AS(Register, "_ZNSt13__future_base13_State_baseV211_Make_ready6_M_setEv")(result);
  if (!in_control()) return;
  library_make_ready = result->make_ready;
  result->make_ready = publish_and_make_ready;
}

}  // namespace
}  // namespace explore

// NOLINTNEXTLINE(bugprone-reserved-identifier): the library's name for _Make_ready::_M_set().
extern "C" void _ZNSt13__future_base13_State_baseV211_Make_ready6_M_setEv(void* result) {
  explore::wrap_registration(static_cast<explore::MakeReady*>(result));
}
