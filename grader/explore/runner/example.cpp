// A program with a main of its own, for the runner: two threads add to one total, each after the other has.
#include <mutex>
#include <thread>

int main() {
  int total = 0;
  std::mutex mutex;
  const auto add = [&] {
    const std::lock_guard lock(mutex);
    ++total;
  };
  std::thread one(add), other(add);
  one.join();
  other.join();
  return total == 2 ? 0 : 1;
}
