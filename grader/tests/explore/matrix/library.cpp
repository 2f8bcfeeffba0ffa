// The rest of the library, used from several threads.
#include <algorithm>
#include <any>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <syncstream>
#include <unordered_set>

#include "matrix/use.hpp"

namespace matrix {
namespace {

void streams() {
  const auto write = [] {
    std::ostringstream out;
    out << 1.5 << ' ' << std::hex << 255;
    require(out.str() == "1.5 ff", "its own stream");
    std::osyncstream(std::cout) << "";
    std::cout << "" << std::flush;
  };
  together(write, write);
}

void shared_and_weak_pointers() {
  auto page = std::make_shared<int>(3);
  const std::weak_ptr<int> seen = page;
  std::thread owner([page] { require(*page == 3, "three"); });
  std::thread watcher([seen] {
    if (const auto mine = seen.lock()) require(*mine == 3, "three");
  });
  page.reset();
  owner.join();
  watcher.join();
  require(seen.expired(), "freed with its last owner");
}

struct Self : std::enable_shared_from_this<Self> {
  int value = 1;
};

void shared_from_this() {
  const auto self = std::make_shared<Self>();
  const auto use = [raw = self.get()] { require(raw->shared_from_this()->value == 1, "one"); };
  together(use, use);
}

struct Base {
  virtual int number() { return 1; }
  virtual ~Base() = default;
};
struct Derived : Base {
  int number() override { return 2; }
};

void virtual_calls() {
  const std::unique_ptr<Base> thing = std::make_unique<Derived>();
  const auto use = [&] { require(thing->number() == 2, "two"); };
  together(use, use);
}

void ordered_by_pointer() {
  std::set<int*> ordered;
  std::unordered_set<int*> hashed;
  std::vector<std::unique_ptr<int>> things;
  for (int n = 0; n < 8; ++n) {
    things.push_back(std::make_unique<int>(n));
    ordered.insert(things.back().get());
    hashed.insert(things.back().get());
  }
  std::mutex even, odd;
  const auto walk = [&] {
    for (const int* thing : hashed) std::lock_guard lock(*thing % 2 == 0 ? even : odd);
  };
  together(walk, [&] { require(*std::min_element(ordered.begin(), ordered.end()) != nullptr, "some"); });
}

void containers_under_a_lock() {
  std::mutex mutex;
  std::map<std::string, std::vector<int>> orders;
  const auto order = [&](int item) {
    std::lock_guard lock(mutex);
    orders["table " + std::to_string(item % 2)].push_back(item);
  };
  together([&] { order(1); }, [&] { order(2); }, [&] { order(3); });
  require(orders.size() == 2 && orders["table 1"].size() == 2, "three orders");
}

void functions_and_any() {
  const std::function<int(int)> twice = [](int x) { return 2 * x; };
  const std::any word = std::string("ink");
  const auto use = [&] {
    require(twice(4) == 8, "eight");
    require(std::any_cast<std::string>(word) == "ink", "ink");
  };
  together(use, use);
}

void memory_of_every_kind() {
  const auto use = [] {
    void* grown = std::realloc(std::malloc(10), 1000);
    void* const zeroed = std::calloc(4, 4);
    void* aligned = nullptr;
    require(posix_memalign(&aligned, 64, 100) == 0, "aligned");
    void* const page = std::aligned_alloc(4096, 4096);
    std::this_thread::yield();
    std::free(grown);
    std::free(zeroed);
    std::free(aligned);
    std::free(page);
    struct alignas(64) Line {
      int words[16] = {};
    };
    delete new Line;
    delete[] new std::string[3];
  };
  together(use, use);
}

void randomness() {
  std::mutex mutex;
  const auto draw = [&] {
    std::mt19937 generator(std::random_device{}());
    const bool first = generator() % 2 == 0;
    std::lock_guard lock(mutex);
    if (first || std::rand() % 2 == 0) std::this_thread::yield();
  };
  together(draw, draw);
}

void numbers_to_text_and_back() {
  const auto convert = [](int number) {
    require(std::stoi(std::to_string(number)) == number, "there and back");
    require(std::strtod("1.5", nullptr) == 1.5, "one and a half");
  };
  together([&] { convert(1); }, [&] { convert(2); });
}

const Use table[] = {
    {"streams", streams},
    {"shared_ptr and weak_ptr", shared_and_weak_pointers},
    {"shared_from_this", shared_from_this},
    {"virtual calls", virtual_calls},
    {"ordered by pointer", ordered_by_pointer},
    {"containers under a lock", containers_under_a_lock},
    {"functions and any", functions_and_any},
    {"memory of every kind", memory_of_every_kind},
    {"randomness", randomness},
    {"numbers to text and back", numbers_to_text_and_back},
};

}  // namespace

std::span<const Use> library() { return table; }

}  // namespace matrix
