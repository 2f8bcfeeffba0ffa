// How fast executions are: schedules per second of processor time on typical scenarios, and what a point and
// a switch cost.
//
//   explore_speed [SECONDS PER SCENARIO]
#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include "explore/engine/execution.hpp"

namespace explore {
namespace {

/// Draws lots among the options, or always goes on with the same thread.
class QuickChooser : public Chooser {
 public:
  explicit QuickChooser(bool random) : random_(random) {}
  int choose(const Decision& decision) override {
    if (!random_ || decision.kind == DecisionKind::spurious || decision.kind == DecisionKind::timer) {
      return decision.usual;
    }
    state_ ^= state_ << 13, state_ ^= state_ >> 7, state_ ^= state_ << 17;
    return static_cast<int>((state_ >> 32) * decision.options.size() >> 32);
  }

 private:
  bool random_;
  std::uint64_t state_ = 88172645463325252;
};

struct Rate {
  double executions = 0, steps = 0, switches = 0, seconds = 0;
  double microseconds() const { return seconds / executions * 1e6; }
};

Rate measure(const Body& body, const ExecutionOptions& options, bool random, double seconds) {
  QuickChooser chooser(random);
  Rate rate;
  const std::clock_t start = std::clock();  // Processor time: others may be at work here too.
  do {
    for (int i = 0; i < 100; ++i) {
      const Ending ending = execute(body, chooser, options);
      if (ending.failure) {
        std::printf("a correct scenario failed: kind %d\n", static_cast<int>(ending.failure->kind));
        std::exit(1);
      }
      rate.executions += 1;
      rate.steps += static_cast<double>(ending.steps);
      rate.switches += static_cast<double>(ending.switches);
    }
    rate.seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  } while (rate.seconds < seconds);
  return rate;
}

struct Scenario {
  const char* name;
  Body body;
};

struct Account {
  std::mutex mutex;
  int balance = 100;
};

void withdraw(Account& account) {
  const std::lock_guard lock(account.mutex);
  if (account.balance >= 60) account.balance -= 60;
}

class Queue {
 public:
  void push(int item) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return items_.size() < 2; });
    items_.push_back(item);
    changed_.notify_all();
  }
  int pop() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !items_.empty(); });
    const int item = items_.front();
    items_.pop_front();
    changed_.notify_all();
    return item;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<int> items_;
};

void account_of_two() {
  Account account;
  std::thread one([&] { withdraw(account); });
  std::thread two([&] { withdraw(account); });
  one.join(), two.join();
}

void counters_of_three() {
  std::atomic<int> count = 0;
  const auto add = [&] {
    for (int i = 0; i < 3; ++i) ++count;
  };
  std::thread one(add), two(add), three(add);
  one.join(), two.join(), three.join();
}

void queue_of_two() {
  Queue queue;
  std::thread producer([&] {
    for (int i = 0; i < 3; ++i) queue.push(i);
  });
  for (int i = 0; i < 3; ++i) queue.pop();
  producer.join();
}

void sixteen_locks_of_three() {
  std::mutex mutex;
  int count = 0;
  const auto work = [&] {
    for (int i = 0; i < 16; ++i) {
      const std::lock_guard lock(mutex);
      ++count;
    }
  };
  std::thread one(work), two(work), three(work);
  one.join(), two.join(), three.join();
}

void long_run(int threads) {
  std::atomic<int> count = 0;
  std::vector<std::thread> workers;
  for (int i = 0; i < threads; ++i) {
    workers.emplace_back([&] {
      for (int k = 0; k < 2000; ++k) ++count;
    });
  }
  for (auto& worker : workers) worker.join();
}

void print(const char* name, const char* detector, const Rate& rate) {
  std::printf("%-26s %-6s %9.0f /s  %6.2f us  %5.0f steps  %5.0f switches\n", name, detector,
              rate.executions / rate.seconds, rate.microseconds(), rate.steps / rate.executions,
              rate.switches / rate.executions);
}

}  // namespace
}  // namespace explore

int main(int argument_count, char** arguments) {
  using namespace explore;
  const double seconds = argument_count > 1 ? std::atof(arguments[1]) : 1;
  const std::vector<Scenario> scenarios{{"account, 2 threads", account_of_two},
                                        {"atomic counter, 3 threads", counters_of_three},
                                        {"bounded queue, 2 threads", queue_of_two},
                                        {"16 locks, 3 threads", sixteen_locks_of_three}};
  std::printf("backend: %s\n", backend() == Backend::baton ? "baton" : "user switch");
  for (const auto& scenario : scenarios) {
    for (const bool detects : {false, true}) {
      const ExecutionOptions options{.detect_races = detects};
      print(scenario.name, detects ? "races" : "-", measure(scenario.body, options, true, seconds));
    }
  }
  const ExecutionOptions plain{.detect_races = false};
  const Rate empty = measure([] {}, plain, false, seconds);
  const Rate alone = measure([] { long_run(1); }, plain, false, seconds);
  const Rate mixed = measure([] { long_run(2); }, plain, true, seconds);
  const double point = (alone.microseconds() - empty.microseconds()) / (alone.steps / alone.executions);
  const double switches = mixed.switches / mixed.executions;
  const double step = mixed.microseconds() - point * mixed.steps / mixed.executions;
  std::printf("empty body %.2f us; point without a choice %.1f ns; a choice and a switch on top %.1f ns\n",
              empty.microseconds(), point * 1e3, step / switches * 1e3);
}
