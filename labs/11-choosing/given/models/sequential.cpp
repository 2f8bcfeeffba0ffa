// One after the other. What an item is made of stands here too.
#include <csignal>
#include <mutex>

#include "given/models.hpp"
#include "support/work.hpp"

namespace lab {
namespace {

// The bank's library keeps its session in the process, and opens it when it is first used.
void open_session(Board& board) {
  static std::once_flag opened;
  std::call_once(opened, [&] { board.note([](Counts& counts) { ++counts.logins; }); });
}

// As a wild pointer ends it; by the default action, so that no sanitizer takes it for a finding.
void crash() {
  std::signal(SIGSEGV, SIG_DFL);
  std::raise(SIGSEGV);
}

}  // namespace

void wait_blocking(const Shift& shift, const Item& item) {
  if (shift.workload.blocking_library) open_session(shift.board);
  shift.board.enter(Section::waiting);
  wait_for(item.wait);
  shift.board.leave(Section::waiting, item);
}

void compute(const Shift& shift, const Item& item) {
  shift.board.enter(Section::computing);
  if (item.crashes) crash();
  busy_for(item.compute);
  shift.board.leave(Section::computing, item);
}

void deliver(const Shift& shift, std::size_t item) { shift.board.deliver(item, item + 1); }

void do_item(const Shift& shift, std::size_t index) {
  const Item& item = shift.workload.items[index];
  if (item.wait.count() > 0) wait_blocking(shift, item);
  if (item.compute.count() > 0) compute(shift, item);
  deliver(shift, index);
}

void work_sequentially(const Shift& shift) {
  for (std::size_t item = 0; item < shift.workload.items.size(); ++item) do_item(shift, item);
}

void work(Model model, const Shift& shift) {
  switch (model) {
    case Model::sequential:
      return work_sequentially(shift);
    case Model::threads:
      return work_in_threads(shift);
    case Model::processes:
      return work_in_processes(shift);
    case Model::async:
      return work_on_a_loop(shift);
    case Model::async_plus_pool:
      return work_on_a_loop_with_a_pool(shift);
  }
}

}  // namespace lab
