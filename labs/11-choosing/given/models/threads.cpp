// Threads: share everything, die together.
#include <thread>
#include <vector>

#include "given/models.hpp"

namespace lab {

void work_in_threads(const Shift& shift) {
  std::vector<std::jthread> threads;
  for (unsigned worker = 0; worker < shift.workers; ++worker) {
    threads.emplace_back([&shift] {
      while (const auto item = shift.board.take()) do_item(shift, *item);
    });
    shift.board.note([](Counts& counts) { ++counts.threads; });
  }
}

}  // namespace lab
