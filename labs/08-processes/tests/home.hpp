// A call that forks: two processes may come out of it, and only one of them is the test.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <utility>

namespace lab {

/// What call() returns or throws. A child that comes out of it too is reported, and ends here.
template <class Call>
auto only_the_parent_returns(Call call) {
  const pid_t parent = ::getpid();
  const auto stop_a_child = [parent](const char* how) {
    if (::getpid() == parent) return;
    ADD_FAILURE() << "the child " << how << " where only the parent should: now two processes go on with the "
                  << "same work";
    std::fflush(stdout);
    ::_exit(99);
  };
  try {
    auto result = call();
    stop_a_child("returned");
    return result;
  } catch (...) {
    stop_a_child("threw an exception out of the function");
    throw;
  }
}

}  // namespace lab
