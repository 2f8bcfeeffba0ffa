#include "belt.hpp"

#include "support/lab.hpp"

namespace lab {

Belt::Belt(std::size_t capacity) : capacity_(capacity) {}

bool Belt::push(Job job) {
  // TODO(07.1): wait for room, then append. For which two reasons may a sleeper wake up here, and whom do you
  // wake?
  (void)job;
  todo("07.1");
}

bool Belt::try_push(Job&& job) {
  // TODO(07.1): like push(), without the waiting. When may you move from `job`?
  (void)job;
  todo("07.1");
}

std::optional<Job> Belt::pop() {
  // TODO(07.1): how do you tell "empty for now" from "empty for ever"?
  todo("07.1");
}

void Belt::close() {
  // TODO(07.1): who may be asleep at this moment, and how many of them?
  todo("07.1");
}

std::size_t Belt::size() const {
  // TODO(07.1): who may be changing the belt while you look?
  (void)capacity_, (void)closed_;
  todo("07.1");
}

}  // namespace lab
