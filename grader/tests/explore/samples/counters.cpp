#include <atomic>
#include <cassert>
#include <thread>

int hits = 0;
std::atomic<int> sold{0};

void bump() {  // Three steps: read, add, write.
  ++hits;
}

void racing() {
  std::thread other(bump);
  bump();
  other.join();
}

void sell() {
  const int before = sold.load();
  sold.store(before + 1);
}

void selling() {
  std::thread other(sell);
  sell();
  other.join();
  assert(sold == 2);
}
