// An event loop: one thread serves all who wait. What computes, or blocks, keeps everybody else waiting,
// unless there is a pool that it can be given to.
#include <algorithm>
#include <optional>
#include <vector>

#include "given/models.hpp"
#include "given/models/pool.hpp"
#include "support/runtime/gather.hpp"
#include "support/runtime/sleep.hpp"

namespace lab {
namespace {

using runtime::EventLoop;
using runtime::Task;

struct Crew {
  const Shift& shift;
  EventLoop& loop;
  Pool* pool = nullptr;  ///< Nothing: the loop does everything itself.
};

Task<void> wait_on_the_loop(Crew& crew, const Item& item) {
  Board& board = crew.shift.board;
  board.enter_without_waiting(Section::waiting);
  const auto whole = std::chrono::ceil<Millis>(item.wait);
  runtime::SleepAwaiter answer = sleep_for(crew.loop, whole);
  co_await answer;
  while (!board.met(Section::waiting)) {
    runtime::SleepAwaiter others = sleep_for(crew.loop, Millis(1));
    co_await others;
  }
  board.leave(Section::waiting, item);
  board.note([](Counts& counts) { ++counts.waits_on_loop; });
}

Task<void> on_the_pool(Crew& crew, Pool::Job job) {
  crew.shift.board.note([](Counts& counts) { ++counts.pool_jobs; });
  Pool::JobAwaiter done = crew.pool->run(std::move(job));
  co_await done;
}

// Blocks the loop where there is no pool.
Task<void> block(Crew& crew, Pool::Job job) {
  if (crew.pool == nullptr) {
    job();
    co_return;
  }
  Task<void> done = on_the_pool(crew, std::move(job));
  co_await done;
}

Task<void> serve(Crew& crew, std::size_t index) {
  const Shift& shift = crew.shift;
  const Item& item = shift.workload.items[index];
  if (item.wait.count() > 0) {
    Pool::Job blocking = [&shift, &item] { wait_blocking(shift, item); };
    Task<void> waited =
        shift.workload.blocking_library ? block(crew, std::move(blocking)) : wait_on_the_loop(crew, item);
    co_await waited;
  }
  if (item.compute.count() > 0) {
    Task<void> computed = block(crew, [&shift, &item] { compute(shift, item); });
    co_await computed;
  }
  deliver(shift, index);
}

// As many of these as may be served at a time: what a semaphore does for asyncio's tasks.
Task<void> take_and_serve(Crew& crew) {
  while (true) {
    const std::optional<std::size_t> item = crew.shift.board.take();
    if (!item) co_return;
    Task<void> served = serve(crew, *item);
    co_await served;
  }
}

void work_with(Crew& crew) {
  const std::size_t most = std::min<std::size_t>(crew.shift.workers, crew.shift.workload.items.size());
  std::vector<Task<void>> coroutines;
  for (std::size_t i = 0; i < most; ++i) coroutines.push_back(take_and_serve(crew));
  crew.loop.run(gather(crew.loop, std::move(coroutines)));
  const auto longest = crew.loop.stats().longest_step;
  crew.shift.board.note([longest](Counts& counts) { counts.longest_step = longest; });
}

}  // namespace

void work_on_a_loop(const Shift& shift) {
  runtime::RealClock clock;
  EventLoop loop(clock);
  Crew crew{shift, loop};
  work_with(crew);
}

void work_on_a_loop_with_a_pool(const Shift& shift) {
  runtime::RealClock clock;
  EventLoop loop(clock);
  Pool pool(loop, shift.pool_threads);
  shift.board.note([&](Counts& counts) { counts.threads += shift.pool_threads; });
  Crew crew{shift, loop, &pool};
  work_with(crew);
}

}  // namespace lab
