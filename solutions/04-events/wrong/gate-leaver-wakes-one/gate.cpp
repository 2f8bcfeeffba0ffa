// falls: never stuck (lost wake-up)
#include "gate.hpp"

namespace lab {

/// Inside the gate for as long as it lives, however that ends.
class Gate::Visit {
 public:
  explicit Visit(Gate& gate) : gate_(gate) {
    std::unique_lock lock(gate_.mutex_);
    gate_.changed_.wait(lock, [this] { return gate_.open_; });
    ++gate_.inside_;  // Under the same lock as the look: close() finds us either in front or inside.
  }
  ~Visit() {
    const std::lock_guard lock(gate_.mutex_);
    if (--gate_.inside_ == 0) gate_.changed_.notify_one();  // Whom? Perhaps somebody in front.
  }
  Visit(const Visit&) = delete;
  Visit& operator=(const Visit&) = delete;

 private:
  Gate& gate_;
};

void Gate::open() {
  const std::lock_guard lock(mutex_);
  open_ = true;
  changed_.notify_all();
}

void Gate::close() {
  std::unique_lock lock(mutex_);
  open_ = false;
  changed_.wait(lock, [this] { return inside_ == 0; });
}

void Gate::pass(const std::function<void()>& inside) {
  const Visit visit(*this);
  inside();
}

}  // namespace lab
