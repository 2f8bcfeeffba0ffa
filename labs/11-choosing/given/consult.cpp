#include "given/consult.hpp"

#include <sched.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <system_error>

#include "given/memory.hpp"
#include "given/models.hpp"
#include "support/work.hpp"

namespace lab {
namespace {

using std::chrono::nanoseconds;

struct DestroyBoard {
  void operator()(Board* board) const { Board::destroy(board); }
};
using BoardPointer = std::unique_ptr<Board, DestroyBoard>;

/// What the child tells about itself, if it lives to do so.
struct Report {
  nanoseconds wall{0};
  std::size_t memory = 0;
  char refused[120] = "";
};

Workload sample_of(Shop shop, std::size_t most_items) {
  Workload workload = workload_of(shop);
  if (workload.items.size() > most_items) workload.items.resize(most_items);
  return workload;
}

// Code that has never run is not in memory yet, and is no part of what a worker costs.
void warm_up(Model model) {
  const Workload nothing_to_do;
  const BoardPointer board(Board::create(nothing_to_do, {}));
  work(model, {nothing_to_do, *board});
  private_bytes();
}

Report work_and_report(Model model, const Shift& shift) {
  Report report;
  warm_up(model);
  const std::size_t before = private_bytes();
  shift.board.watch_memory_of_this_process();
  const nanoseconds start = wall_time();
  try {
    work(model, shift);
  } catch (const std::system_error& error) {
    std::strncpy(report.refused, error.what(), sizeof report.refused - 1);
  }
  report.wall = wall_time() - start;
  const Counts counts = shift.board.counts();
  report.memory = std::max(counts.peak_bytes, before) - before + counts.process_bytes;
  return report;
}

[[noreturn]] void be_the_shop(Model model, const Shift& shift, int to_parent) {
  const rlimit no_core{0, 0};
  ::setrlimit(RLIMIT_CORE, &no_core);
  const Report report = work_and_report(model, shift);
  ::_exit(::write(to_parent, &report, sizeof report) == sizeof report ? 0 : 1);
}

std::string words_for(int status, const Report& report) {
  if (WIFSIGNALED(status)) return std::string("killed by SIG") + ::sigabbrev_np(WTERMSIG(status));
  if (report.refused[0] != '\0') return std::string("the machine refused it: ") + report.refused;
  return WEXITSTATUS(status) == 0 ? "" : "it gave up";
}

nanoseconds time_in(const timeval& time) {
  return std::chrono::seconds(time.tv_sec) + std::chrono::microseconds(time.tv_usec);
}

}  // namespace

unsigned usable_cores() {
  cpu_set_t allowed;
  CPU_ZERO(&allowed);
  if (::sched_getaffinity(0, sizeof allowed, &allowed) != 0) return 1;
  return static_cast<unsigned>(std::max(1, CPU_COUNT(&allowed)));
}

Usage measure(Shop shop, Model model, const Staff& staff) {
  const Workload workload = sample_of(shop, staff.most_items);
  const BoardPointer board(Board::create(workload, staff.meet));
  const Shift shift{workload, *board, staff.workers, staff.pool_threads, true};
  int report_pipe[2];
  if (::pipe(report_pipe) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
  const pid_t child = ::fork();
  if (child < 0) throw std::system_error(errno, std::generic_category(), "fork");
  if (child == 0) be_the_shop(model, shift, report_pipe[1]);
  ::close(report_pipe[1]);
  Report report;
  while (::read(report_pipe[0], &report, sizeof report) < 0 && errno == EINTR) {
  }
  ::close(report_pipe[0]);
  int status = 0;
  rusage used{};
  while (::wait4(child, &status, 0, &used) < 0 && errno == EINTR) {
  }
  Usage usage{.end = words_for(status, report),
              .items = static_cast<unsigned>(workload.items.size()),
              .delivered = board->delivered(),
              .wall = report.wall,
              .cpu = time_in(used.ru_utime) + time_in(used.ru_stime),
              .memory = report.memory,
              .counts = board->counts()};
  usage.survived = usage.end.empty();
  return usage;
}

nanoseconds quickest(Shop shop, Model model, const Staff& staff, int times) {
  const Workload workload = sample_of(shop, staff.most_items);
  nanoseconds best = nanoseconds::max();
  for (int i = 0; i < times; ++i) {
    const BoardPointer board(Board::create(workload, staff.meet));
    board->note([](Counts&) {});  // The kernel hands out its memory at the first touch.
    const nanoseconds start = wall_time();
    work(model, {workload, *board, staff.workers, staff.pool_threads});
    best = std::min(best, wall_time() - start);
  }
  return best;
}

std::uint64_t results_of(Shop shop, Model model, const Staff& staff) {
  const Workload workload = sample_of(shop, staff.most_items);
  const BoardPointer board(Board::create(workload, staff.meet));
  work(model, {workload, *board, staff.workers, staff.pool_threads});
  return board->sum_of_results();
}

}  // namespace lab
