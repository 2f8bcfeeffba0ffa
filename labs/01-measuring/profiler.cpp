#include "profiler.hpp"

#include <utility>

#include "support/lab.hpp"

namespace lab {

Profiler::Profiler(Clock now) : now_(std::move(now)) {}

void Profiler::enter(std::string_view name) {
  // TODO(01.5): which part is it inside of, and since when does it run?
  static_cast<void>(name);
  todo("01.5");
}

void Profiler::leave() {
  // TODO(01.5): how long was it open, and how much of that was spent in inner parts? Who else must know?
  todo("01.5");
}

std::vector<Profiler::Row> Profiler::rows() const {
  // TODO(01.5): what did you keep for each name?
  todo("01.5");
}

std::string_view bottleneck() {
  // TODO(01.5): fill in when your profiler works; until then ./grade 01.5 prints what it says about the shop.
  return "TODO";
}

}  // namespace lab
