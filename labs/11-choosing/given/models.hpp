// The same work in five models. Each file models/<name> shows one, whole: read them, they are short.
//
//   sequential   one item after the other, here
//   threads      so many threads; each takes the next item when it is free
//   processes    so many processes, likewise; one that dies is replaced, and its item is lost
//   async        one thread, an event loop, and so many coroutines that take the next item
//   async+pool   likewise; what computes, or blocks, is given to threads, one for each core
//
// Guarantees: on return every item that does not crash has been delivered to the board, and nothing is left
//             running. Where the machine refuses a thread or a process, std::system_error. An item that
//             crashes takes its process with it, which is yours in every model but one.
// Requires:   a program with one thread; workers >= 1, which `sequential` ignores.
#pragma once

#include "given/board.hpp"
#include "given/shop.hpp"

namespace lab {

struct Shift {
  const Workload& workload;
  Board& board;
  unsigned workers = 1;
  unsigned pool_threads = 1;        ///< Of async+pool.
  bool measures_processes = false;  ///< Worker processes note what memory they had to themselves.
};

void work(Model model, const Shift& shift);

void work_sequentially(const Shift& shift);
void work_in_threads(const Shift& shift);
void work_in_processes(const Shift& shift);
void work_on_a_loop(const Shift& shift);
void work_on_a_loop_with_a_pool(const Shift& shift);

/// An item as every model but the two with a loop does it: waits, computes, delivers.
void do_item(const Shift& shift, std::size_t item);
void wait_blocking(const Shift& shift, const Item& item);
void compute(const Shift& shift, const Item& item);
void deliver(const Shift& shift, std::size_t item);

}  // namespace lab
