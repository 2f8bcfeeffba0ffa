// falls: correct (lock around a calculation)
// One lock for all that runs: the big lock is back, and has no checkpoint.
#include "free_interp.hpp"

#include <mutex>
#include <utility>

namespace lab {

FreeInterp::FreeInterp(int objects, std::function<void()> compute)
    : compute_(std::move(compute)),
      objects_(static_cast<std::size_t>(objects)),
      locks_(static_cast<std::size_t>(objects)) {}

namespace {
std::recursive_mutex everything;
}  // namespace

void FreeInterp::run(const Program& program) {
  const std::lock_guard lock(everything);
  long register_ = 0;
  for (const Instruction& instruction : program) run_one(instruction, register_);
}

long FreeInterp::value(int number) const {
  const Object& asked = objects_.at(static_cast<std::size_t>(number));
  const std::lock_guard lock(asked.mutex);
  return asked.value;
}

void FreeInterp::run_one(const Instruction& instruction, long& register_) {
  const int first = instruction.first;
  switch (instruction.action) {
    case Action::load: {
      const std::lock_guard lock(object(first).mutex);
      register_ = object(first).value;
      break;
    }
    case Action::store: {
      const std::lock_guard lock(object(first).mutex);
      object(first).value = register_;
      break;
    }
    case Action::swap:
      swap(object(first), object(instruction.second));
      break;
    case Action::add:
      register_ += first;
      break;
    case Action::compute:
      compute_();
      break;
    case Action::lock:
      locks_.at(static_cast<std::size_t>(first)).lock();
      break;
    case Action::unlock:
      locks_.at(static_cast<std::size_t>(first)).unlock();
      break;
  }
}

void FreeInterp::swap(Object& one, Object& other) {
  if (&one == &other) return;
  const std::scoped_lock both(one.mutex, other.mutex);
  std::swap(one.value, other.value);
}

}  // namespace lab
