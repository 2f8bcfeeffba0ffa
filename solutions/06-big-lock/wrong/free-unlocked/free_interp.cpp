// falls: never stuck (data race)
// The big lock is gone, and nothing has come in its place.
#include "free_interp.hpp"

#include <utility>

namespace lab {

FreeInterp::FreeInterp(int objects, std::function<void()> compute)
    : compute_(std::move(compute)),
      objects_(static_cast<std::size_t>(objects)),
      locks_(static_cast<std::size_t>(objects)) {}

void FreeInterp::run(const Program& program) {
  long register_ = 0;
  for (const Instruction& instruction : program) run_one(instruction, register_);
}

long FreeInterp::value(int number) const { return objects_.at(static_cast<std::size_t>(number)).value; }

void FreeInterp::run_one(const Instruction& instruction, long& register_) {
  const int first = instruction.first;
  switch (instruction.action) {
    case Action::load:
      register_ = object(first).value;
      break;
    case Action::store:
      object(first).value = register_;
      break;
    case Action::swap:
      std::swap(object(first).value, object(instruction.second).value);
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

}  // namespace lab
