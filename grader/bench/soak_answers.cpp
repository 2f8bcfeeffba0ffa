#include "soak_answers.hpp"

#include <array>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace soak {
namespace {

using Sum = std::atomic<std::uint64_t>;

std::uint64_t range(int from, int to, const Item& item) {
  std::uint64_t sum = 0;
  for (int i = from; i < to; ++i) sum += item(i);
  return sum;
}

// Two threads, the first one's share being `share` percent.
std::uint64_t split(int count, int share, const Item& item) {
  const int middle = count * share / 100;
  Sum sum{0};
  {
    const std::jthread first([&] { sum += range(0, middle, item); });
    const std::jthread second([&] { sum += range(middle, count, item); });
  }
  return sum;
}

std::uint64_t static_halves(int count, const Item& item) { return split(count, 50, item); }
std::uint64_t uneven(int count, const Item& item) { return split(count, 70, item); }

std::uint64_t dynamic(int count, const Item& item) {
  std::atomic<int> next{0};
  Sum sum{0};
  const auto work = [&] {
    for (int i = next++; i < count; i = next++) sum += item(i);
  };
  { const std::jthread first(work), second(work); }
  return sum;
}

class Pool {
 public:
  explicit Pool(int threads) {
    for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
  }
  ~Pool() {
    {
      const std::lock_guard guard(mutex_);
      closed_ = true;
    }
    changed_.notify_all();
  }
  void add(std::function<void()> job) {
    {
      const std::lock_guard guard(mutex_);
      jobs_.push_back(std::move(job));
    }
    changed_.notify_one();
  }

 private:
  void run() {
    while (true) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return closed_ || !jobs_.empty(); });
      if (jobs_.empty()) return;
      const std::function<void()> job = std::move(jobs_.front());
      jobs_.pop_front();
      lock.unlock();
      job();
    }
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> jobs_;  // Guarded by mutex_, as closed_.
  bool closed_ = false;
  std::vector<std::jthread> threads_;
};

std::uint64_t pool(int count, const Item& item) {
  Sum sum{0};
  {
    Pool workers(2);
    for (int i = 0; i < count; ++i) workers.add([&, i] { sum += item(i); });
  }
  return sum;
}

std::uint64_t body_under_mutex(int count, const Item& item) {
  std::mutex mutex;
  std::uint64_t sum = 0;
  const auto half = [&](int from, int to) {
    const std::lock_guard guard(mutex);
    sum += range(from, to, item);
  };
  { const std::jthread first(half, 0, count / 2), second(half, count / 2, count); }
  return sum;
}

std::uint64_t item_under_mutex(int count, const Item& item) {
  std::mutex mutex;
  return dynamic(count, [&](int i) {
    const std::lock_guard guard(mutex);
    return item(i);
  });
}

std::uint64_t spinlock(int count, const Item& item) {
  std::atomic_flag taken;
  std::uint64_t sum = 0;
  const auto half = [&](int from, int to) {
    while (taken.test_and_set(std::memory_order_acquire)) {
    }
    sum += range(from, to, item);
    taken.clear(std::memory_order_release);
  };
  { const std::jthread first(half, 0, count / 2), second(half, count / 2, count); }
  return sum;
}

// Does everything alone beside a thread that only looks busy.
std::uint64_t burner(int count, const Item& item) {
  std::atomic<bool> done{false};
  const std::jthread idle([&] {
    while (!done.load(std::memory_order_relaxed)) {
    }
  });
  const std::uint64_t sum = sequential(count, item);
  done = true;
  return sum;
}

std::uint64_t thread_per_item(int count, const Item& item) {
  Sum sum{0};
  std::vector<std::jthread> threads;
  for (int i = 0; i < count; ++i) threads.emplace_back([&, i] { sum += item(i); });
  threads.clear();
  return sum;
}

constexpr std::array answers = {
    Named{"static", Truth::right, static_halves, static_halves},
    Named{"dynamic", Truth::right, dynamic, dynamic},
    Named{"pool", Truth::right, pool, pool},
    Named{"sequential", Truth::wrong, sequential, static_halves},
    Named{"body-mutex", Truth::wrong, body_under_mutex, static_halves},
    Named{"item-mutex", Truth::wrong, item_under_mutex, dynamic},
    Named{"spinlock", Truth::wrong, spinlock, static_halves},
    Named{"burner", Truth::wrong, burner, static_halves},
    Named{"uneven-70-30", Truth::wrong, uneven, static_halves},
    Named{"thread-per-item", Truth::wasteful, thread_per_item, static_halves},
};

}  // namespace

std::uint64_t sequential(int count, const Item& item) { return range(0, count, item); }

std::span<const Named> all_answers() { return answers; }

}  // namespace soak
