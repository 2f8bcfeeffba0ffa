#include "explore/report/library_fault.hpp"

#include <algorithm>

namespace explore {
namespace {

bool is_atomic_shared_pointer(const Frame& frame) {
  return frame.file.ends_with("/bits/shared_ptr_atomic.h") || frame.function.starts_with("std::_Sp_atomic<");
}

bool is_library(const Frame& frame) {
  return frame.file.find("/include/c++/") != std::string::npos || frame.function.starts_with("std::");
}

/// The library's functions at the inner end: those inlined into the user's code, or called by it.
Frames library_frames(const Frames& frames) {
  return {frames.begin(), std::find_if_not(frames.begin(), frames.end(), is_library)};
}

/// Both ends are plain accesses within the library, and one is in the atomic pointer's own code: what it
/// guards with its lock bit is private to it. A race with its construction is atomic at one end, and stays.
bool is_fault_of_atomic_shared_pointer(const Frames& one, const Frames& other) {
  const Frames inner = library_frames(one), other_inner = library_frames(other);
  if (inner.empty() || other_inner.empty()) return false;
  return std::any_of(inner.begin(), inner.end(), is_atomic_shared_pointer) ||
         std::any_of(other_inner.begin(), other_inner.end(), is_atomic_shared_pointer);
}

}  // namespace

std::string library_fault(const Failure& failure, const Symboliser& symbolise) {
  if (failure.kind != FailureKind::data_race || failure.accesses.size() != 2) return {};
  std::vector<std::uintptr_t> places;
  for (const Access& access : failure.accesses) {
    if (access.atomic || access.stack.empty()) return {};
    places.push_back(reinterpret_cast<std::uintptr_t>(access.stack.front()));
  }
  const std::vector<Frames> ends = symbolise(places);
  if (ends.size() != 2 || !is_fault_of_atomic_shared_pointer(ends[0], ends[1])) return {};
  return "std::atomic<std::shared_ptr> does not order a store after the load before it";
}

}  // namespace explore
