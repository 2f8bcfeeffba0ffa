#include "harness/call_places.hpp"

#include <vector>

#include "explore/report/this_program.hpp"

namespace harness {

CallPlace place_of(const CallStack& stack) {
  std::vector<std::uintptr_t> calls;
  // A return address lies behind the call: one byte before is still in it.
  for (int i = 0; i < stack.count; ++i) calls.push_back(stack.frames[i] - 1);
  for (const explore::Frames& frames : explore::frames_of_this_program(calls)) {
    for (const explore::Frame& frame : frames) {
      if (explore::origin_of(frame) == explore::Origin::author)
        return {.file = frame.file, .line = frame.line};
    }
  }
  return {};
}

std::string words_for(const CallPlace& place) {
  if (place.line == 0) return "an unknown place";
  return place.file.substr(place.file.rfind('/') + 1) + ":" + std::to_string(place.line);
}

}  // namespace harness
