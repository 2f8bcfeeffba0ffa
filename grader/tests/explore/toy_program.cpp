#include "toy_program.hpp"

#include <algorithm>

namespace toy {
namespace {

bool synchronises(Code code) {
  return code == Code::wait || code == Code::timed_wait || code == Code::notify_one ||
         code == Code::notify_all;
}

explore::Kind kind_of(Code code) {
  switch (code) {
    case Code::lock:
      return explore::Kind::lock;
    case Code::unlock:
      return explore::Kind::unlock;
    case Code::try_lock:
      return explore::Kind::try_lock;
    case Code::load:
      return explore::Kind::load;
    case Code::store:
      return explore::Kind::store;
    case Code::add:
      return explore::Kind::read_modify_write;
    case Code::weak_add:
      return explore::Kind::compare_exchange;
    case Code::wait:
    case Code::timed_wait:
      return explore::Kind::wait;
    case Code::notify_one:
      return explore::Kind::notify_one;
    case Code::notify_all:
      return explore::Kind::notify_all;
    default:
      return explore::Kind::yield;
  }
}

std::uintptr_t mutex_address(int mutex) { return 0x1000U + 64U * static_cast<unsigned>(mutex); }
std::uintptr_t variable_address(int variable) { return 0x2000U + 64U * static_cast<unsigned>(variable); }
std::uintptr_t condition_address(int condition) { return 0x3000U + 64U * static_cast<unsigned>(condition); }

std::uintptr_t address_of(const Instruction& instruction) {
  switch (instruction.code) {
    case Code::lock:
    case Code::unlock:
    case Code::try_lock:
      return mutex_address(instruction.object);
    case Code::load:
    case Code::store:
    case Code::add:
    case Code::weak_add:
      return variable_address(instruction.object);
    default:
      return synchronises(instruction.code) ? condition_address(instruction.object) : 0;
  }
}

std::size_t index_of(int value) { return static_cast<std::size_t>(value); }

}  // namespace

State::State(const Program& program)
    : program_(&program), spurious_wakeups_(program.spurious_wakeups), early_timers_(program.early_timers) {
  owners_.fill(-1);
}

const Instruction& State::next(int thread) const {
  return program_->threads[index_of(thread)][index_of(context(thread).position)];
}

bool State::ended() const {
  for (int thread = 0; thread < threads(); ++thread) {
    if (index_of(context(thread).position) < program_->threads[index_of(thread)].size()) return false;
  }
  return true;
}

bool State::enabled(int thread) const {
  const Context& self = context(thread);
  if (self.asleep_on >= 0) return false;
  if (self.relocks >= 0) return owners_[index_of(self.relocks)] < 0;
  if (index_of(self.position) >= program_->threads[index_of(thread)].size()) return false;
  const Instruction& instruction = next(thread);
  return instruction.code != Code::lock || owners_[index_of(instruction.object)] < 0;
}

explore::Operation State::pending(int thread) const {
  const Context& self = context(thread);
  if (self.relocks >= 0 && self.asleep_on < 0) return {explore::Kind::lock, mutex_address(self.relocks)};
  if (index_of(self.position) >= program_->threads[index_of(thread)].size()) return {explore::Kind::exit};
  const Instruction& instruction = next(thread);
  explore::Operation operation{kind_of(instruction.code), address_of(instruction)};
  if (operation.kind == explore::Kind::wait) operation.second = mutex_address(instruction.with);
  if (instruction.code == Code::timed_wait) operation.deadline = instruction.value;
  return operation;
}

std::vector<int> State::waiters(int thread) const {
  std::vector<int> found;
  if (context(thread).relocks >= 0 || next(thread).code != Code::notify_one) return found;
  for (int other = 0; other < threads(); ++other) {
    if (context(other).asleep_on == next(thread).object) found.push_back(other);
  }
  return found;
}

bool State::may_fail_weakly(int thread) const {
  return context(thread).relocks < 0 && next(thread).code == Code::weak_add;
}

void State::see(Context& context, int value) {
  context.last_value = value;
  context.seen += ' ' + std::to_string(value);
}

void State::look(Context& context, int variable, int value) {
  const bool same = context.looked_at == variable && context.last_value == value;
  context.looks = same ? context.looks + 1 : 1;
  context.looked_at = variable;
  see(context, value);
}

void State::wake(int thread) {
  context(thread).asleep_on = -1;
  context(thread).deadline = -1;
}

void State::step(int thread, int wakes, bool fails_weakly) {
  Context& self = context(thread);
  if (self.relocks >= 0) {
    owners_[index_of(self.relocks)] = thread;
    self.relocks = -1;
    ++self.position;
    return go_on(self, thread);
  }
  const Instruction& instruction = next(thread);
  if (instruction.code != Code::load) self.looks = 0, self.looked_at = -1;
  int& variable = variables_[index_of(instruction.object)];
  int& owner = owners_[index_of(instruction.object)];
  switch (instruction.code) {
    case Code::lock:
      owner = thread;
      break;
    case Code::unlock:
      owner = -1;
      break;
    case Code::try_lock:
      see(self, owner < 0 ? 1 : 0);
      if (owner < 0) owner = thread;
      break;
    case Code::load:
      look(self, instruction.object, variable);
      break;
    case Code::store:
      variable = instruction.value;
      break;
    case Code::add:
      see(self, variable += instruction.value);
      break;
    case Code::weak_add:
      if (!fails_weakly) variable += instruction.value;
      see(self, fails_weakly ? 0 : 1);
      break;
    default:
      break;
  }
  if (synchronises(instruction.code)) return synchronise(self, instruction, thread, wakes);
  ++self.position;
  go_on(self, thread);
}

void State::synchronise(Context& self, const Instruction& instruction, int thread, int wakes) {
  if (instruction.code == Code::wait || instruction.code == Code::timed_wait) {
    owners_[index_of(instruction.with)] = -1;
    self.asleep_on = instruction.object;
    self.relocks = instruction.with;
    if (instruction.code == Code::timed_wait) self.deadline = instruction.value;
    self.last_value = 1;  // Woken, until the time is up.
    return;
  }
  for (int other = 0; other < threads(); ++other) {
    const bool chosen = instruction.code == Code::notify_all || wakes == other;
    if (chosen && context(other).asleep_on == instruction.object) wake(other);
  }
  ++self.position;
  go_on(self, thread);
}

void State::go_on(Context& self, int thread) {
  const Thread& code = program_->threads[index_of(thread)];
  while (index_of(self.position) < code.size()) {
    const Instruction& instruction = code[index_of(self.position)];
    const bool equal = self.last_value == instruction.value;
    if (instruction.code == Code::fail_if) {
      failed_ |= equal;
      ++self.position;
    } else if (instruction.code == Code::jump_if || instruction.code == Code::jump_unless) {
      const bool jumps = equal == (instruction.code == Code::jump_if);
      self.position = jumps ? instruction.target : self.position + 1;
    } else {
      return;
    }
  }
}

std::vector<int> State::may_wake_spuriously() const {
  std::vector<int> found;
  for (int thread = 0; thread < threads() && spurious_wakeups_ > 0; ++thread) {
    if (context(thread).asleep_on >= 0) found.push_back(thread);
  }
  return found;
}

void State::wake_spuriously(int thread) {
  --spurious_wakeups_;
  wake(thread);
}

int State::first_timer() const {
  int first = -1;
  for (int thread = 0; thread < threads(); ++thread) {
    const int deadline = context(thread).deadline;
    if (deadline >= 0 && (first < 0 || deadline < context(first).deadline)) first = thread;
  }
  return first;
}

void State::fire_timer(bool early) {
  const int thread = first_timer();
  early_timers_ -= early ? 1 : 0;
  wake(thread);
  see(context(thread), 0);
}

std::string State::outcome() const {
  std::string text = failed_ ? "failed" : ended() ? "ended" : "stuck";
  for (const int variable : variables_) text += ' ' + std::to_string(variable);
  for (int thread = 0; thread < threads(); ++thread) {
    text += " |" + std::to_string(context(thread).position) + ':' + context(thread).seen;
  }
  return text;
}

}  // namespace toy
