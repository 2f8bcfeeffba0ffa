#include "mini_interp.hpp"

#include <stdexcept>
#include <string>
#include <utility>

namespace lab {
namespace {

class HasKey {
 public:
  explicit HasKey(Key& key) : key_(key) { key_.acquire(); }
  ~HasKey() { key_.release(); }
  HasKey(const HasKey&) = delete;
  HasKey& operator=(const HasKey&) = delete;

 private:
  Key& key_;
};

}  // namespace

MiniInterp::MiniInterp(Key& key, int objects, std::function<void()> compute)
    : key_(key),
      compute_(std::move(compute)),
      objects_(static_cast<std::size_t>(objects)),
      locks_(static_cast<std::size_t>(objects)) {}

void MiniInterp::run(const Program& program) {
  const HasKey working(key_);
  long register_ = 0;
  for (const Instruction& instruction : program) {
    run_one(instruction, register_);
    key_.checkpoint();
  }
  expect_no_lock_is_left();
}

long MiniInterp::value(int object) {
  const HasKey working(key_);
  return objects_.at(static_cast<std::size_t>(object));
}

void MiniInterp::run_one(const Instruction& instruction, long& register_) {
  const auto object = [this](int number) -> long& { return objects_.at(static_cast<std::size_t>(number)); };
  switch (instruction.action) {
    case Action::load:
      register_ = object(instruction.first);
      break;
    case Action::add:
      register_ += instruction.first;
      break;
    case Action::store:
      object(instruction.first) = register_;
      break;
    case Action::swap:
      std::swap(object(instruction.first), object(instruction.second));
      break;
    case Action::lock:
      lock(instruction.first);
      break;
    case Action::unlock:
      unlock(instruction.first);
      break;
    case Action::compute:
      compute_();
      break;
  }
}

void MiniInterp::lock(int number) {
  Lock& wanted = locks_.at(static_cast<std::size_t>(number));
  if (wanted.holder == std::this_thread::get_id()) {
    throw std::logic_error("the program takes lock " + std::to_string(number) +
                           ", which it has already: it would wait for itself for ever");
  }
  key_.release();  // Whoever has the lock needs the key to open it.
  wanted.mutex.lock();
  key_.acquire();
  wanted.holder = std::this_thread::get_id();
}

void MiniInterp::unlock(int number) {
  Lock& held = locks_.at(static_cast<std::size_t>(number));
  if (held.holder != std::this_thread::get_id()) {
    throw std::logic_error("the program opens lock " + std::to_string(number) + ", which it does not have");
  }
  held.holder = std::thread::id{};
  held.mutex.unlock();
}

void MiniInterp::expect_no_lock_is_left() {
  for (std::size_t number = 0; number < locks_.size(); ++number) {
    if (locks_[number].holder != std::this_thread::get_id()) continue;
    throw std::logic_error("the program has ended and still has lock " + std::to_string(number));
  }
}

}  // namespace lab
