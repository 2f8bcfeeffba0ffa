#include <gtest/gtest.h>

#include <map>

#include "explore/report/library_fault.hpp"

namespace explore {
namespace {

const std::string headers = "/usr/include/c++/12/";
const Frame in_swap{"void std::swap<int*>(int*&, int*&)", headers + "bits/move.h", 205};
const Frame in_pointer{"std::_Sp_atomic<std::shared_ptr<int> >::swap(...)",
                       headers + "bits/shared_ptr_atomic.h", 510};
const Frame in_load{"Config::current()", headers + "bits/shared_ptr_atomic.h",
                    500};  // As addr2line may say it.
const Frame in_vector{"std::vector<int>::push_back(int const&)", headers + "bits/stl_vector.h", 1280};
const Frame users{"Config::set(int)", "/home/ada/labs/config.cpp", 12};

/// A race between places 1 and 2, which lie in these functions.
std::string fault_of(const Frames& one, const Frames& other, bool atomic = false,
                     FailureKind kind = FailureKind::data_race) {
  Failure failure{.kind = kind};
  failure.accesses = {{.thread = 1, .atomic = atomic, .stack = {reinterpret_cast<const void*>(1)}},
                      {.thread = 2, .write = true, .stack = {reinterpret_cast<const void*>(2)}}};
  return library_fault(failure, [&](const std::vector<std::uintptr_t>& addresses) {
    const std::map<std::uintptr_t, Frames> known{{1, one}, {2, other}};
    std::vector<Frames> result;
    for (const std::uintptr_t address : addresses) result.push_back(known.at(address));
    return result;
  });
}

}  // namespace

// Catches: a learner blamed for libstdc++'s own code.
TEST(LibraryFault, AnAtomicSharedPointersLoadRacesWithItsStore) {
  EXPECT_NE(fault_of({in_load, users}, {in_swap, in_pointer, users}), "");
  EXPECT_NE(fault_of({in_pointer, users}, {in_pointer, users}), "");
  EXPECT_NE(fault_of({in_load}, {in_swap}), "") << "a compiler that inlines less";
}

// Catches: a learner's race passed off as the library's.
TEST(LibraryFault, OtherRacesAreNot) {
  EXPECT_EQ(fault_of({users}, {users}), "");
  EXPECT_EQ(fault_of({in_vector, users}, {in_vector, users}), "");
  EXPECT_EQ(fault_of({in_pointer, users}, {users}), "") << "the other end is in the learner's own code";
  EXPECT_EQ(fault_of({users, in_pointer}, {users}), "") << "called by the library, but not the library's";
  EXPECT_EQ(fault_of({in_load, users}, {in_pointer, users}, true), "") << "with its construction";
  EXPECT_EQ(fault_of({in_load, users}, {in_pointer, users}, false, FailureKind::use_after_free), "");
}

// Catches: a crash where there is no symboliser, or a race without stacks.
TEST(LibraryFault, WithoutSymbolsNothingIsTheLibrarys) {
  EXPECT_EQ(fault_of({}, {}), "");
  Failure failure{.kind = FailureKind::data_race, .accesses = {{}, {}}};
  const auto nobody = [](const std::vector<std::uintptr_t>&) { return std::vector<Frames>(); };
  EXPECT_EQ(library_fault(failure, nobody), "");
  failure.accesses[0].stack = failure.accesses[1].stack = {&failure};
  EXPECT_EQ(library_fault(failure, nobody), "");
}

}  // namespace explore
