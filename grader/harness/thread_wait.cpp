#include "harness/thread_wait.hpp"

#include <errno.h>
#include <linux/futex.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <ucontext.h>
#include <unistd.h>

namespace harness {
namespace {

constexpr unsigned long page = 4096;

/// The first words of a glibc pthread_mutex_t.
struct MutexWords {
  int lock;
  unsigned count;
  int owner;
  unsigned users;
  int kind;
};

/// Copies from an address that may be wrong. False: it is.
bool copy_from(unsigned long address, void* to, unsigned long size) {
  iovec local{to, size}, remote{reinterpret_cast<void*>(address), size};
  if (syscall(SYS_process_vm_readv, syscall(SYS_getpid), &local, 1L, &remote, 1L, 0L) == long(size))
    return true;
  // Forbidden here. The page of the address itself is there: the kernel waits on a word of it.
  if (address % page + size > page) return false;
  for (unsigned long i = 0; i < size; ++i) {
    static_cast<char*>(to)[i] = reinterpret_cast<const volatile char*>(address)[i];
  }
  return true;
}

/// The thread that holds the mutex at the address, 0 when there is no locked mutex.
int mutex_owner(unsigned long address, const ThreadList& threads) {
  constexpr int kinds = 0x3, decorations = 0x1e0;  // Of the kind: robust and such come as other bits.
  MutexWords words{};
  if (!copy_from(address, &words, sizeof words)) return 0;
  if (words.owner <= 0 || words.users == 0 || (words.kind & ~(kinds | decorations)) != 0) return 0;
  // A thread that has ended with the lock in its hand counts as well: numbers go up.
  const bool plausible = words.owner > threads.ids[0] && words.lock == 2 && words.users < 0x10000;
  return threads.holds(words.owner) || plausible ? words.owner : 0;
}

/// The thread that holds a pthread_rwlock_t for writing; address is one of the two words that its waiters
/// wait on.
int writing_owner(unsigned long address, const ThreadList& threads) {
  constexpr unsigned long from_phase = 16, from_writers = 12;
  constexpr unsigned long distances[] = {from_phase, from_writers};
  for (const unsigned long distance : distances) {
    int writer = 0;
    if (copy_from(address + distance, &writer, sizeof writer) && threads.holds(writer)) return writer;
  }
  return 0;
}

/// glibc's habits, 2.31 to 2.41: which futex operation and value it uses for what.
ThreadWait futex_wait(const SystemCall& call, const ThreadList& threads) {
  const unsigned long address = call.arguments[0];
  const unsigned long operation = call.arguments[1] & FUTEX_CMD_MASK;
  const bool shared = (call.arguments[1] & FUTEX_PRIVATE_FLAG) == 0;
  const auto value = static_cast<unsigned>(call.arguments[2]);
  if (shared && threads.holds(value)) return {"for thread", int(value), 0, 0};
  if (value == 2) {
    if (const int owner = mutex_owner(address, threads)) return {"for a lock", 0, address, owner};
  }
  if (operation == FUTEX_WAIT) return {"for a value", 0, address, 0};
  if (operation != FUTEX_WAIT_BITSET) return {"in a system call", 0, 0, 0};
  if (value == 2) return {"for a shared lock", 0, address, 0};  // Readers hold it.
  if (value == 3) return {"for a shared lock", 0, address, writing_owner(address, threads)};
  return {"for a condition", 0, address, 0};
}

ThreadWait wait_in(const SystemCall& call, const ThreadList& threads) {
  switch (call.number) {
    case outside_of_kernel:
      return {};
    case SYS_futex:
      return futex_wait(call, threads);
    case SYS_nanosleep:
    case SYS_clock_nanosleep:
      return {"sleeping", 0, 0, 0};
    case SYS_wait4:
    case SYS_waitid:
      return {"for a child process", 0, 0, 0};
#ifdef SYS_poll
    case SYS_poll:
    case SYS_select:
    case SYS_epoll_wait:
#endif
    case SYS_ppoll:
    case SYS_pselect6:
    case SYS_epoll_pwait:
    case SYS_read:
    case SYS_readv:
    case SYS_recvfrom:
    case SYS_recvmsg:
    case SYS_accept:
    case SYS_accept4:
      return {"for input", 0, 0, 0};
    case SYS_write:
    case SYS_writev:
    case SYS_sendto:
    case SYS_sendmsg:
      return {"for room to write", 0, 0, 0};
#ifdef SYS_pause
    case SYS_pause:
#endif
    case SYS_rt_sigsuspend:
    case SYS_rt_sigtimedwait:
      return {"for a signal", 0, 0, 0};
    case SYS_sched_yield:
      return {};
    default:
      return {"in a system call", 0, 0, 0};
  }
}

}  // namespace

ThreadWait wait_of(int thread, const ThreadList& threads) { return wait_in(system_call_of(thread), threads); }

ThreadWait interrupted_wait(const void* context, const ThreadList& threads) {
#if defined(__x86_64__)
  const auto* registers = static_cast<const ucontext_t*>(context)->uc_mcontext.gregs;
  const auto is_call = [](long long address) {
    const auto* code = reinterpret_cast<const unsigned char*>(address);
    return code[0] == 0x0f && code[1] == 0x05;
  };
  SystemCall call;
  const int argument_registers[] = {REG_RDI, REG_RSI, REG_RDX, REG_R10, REG_R8, REG_R9};
  for (int i = 0; i < 6; ++i)
    call.arguments[i] = static_cast<unsigned long>(registers[argument_registers[i]]);
  if (is_call(registers[REG_RIP])) {
    call.number = static_cast<long>(registers[REG_RAX]);  // To be called again after the signal.
    return wait_in(call, threads);
  }
  if (!is_call(registers[REG_RIP] - 2) || registers[REG_RAX] != -EINTR) return {};
  // Cut short, and its number is lost: a timed wait or a sleep. Their arguments differ.
  const unsigned long operation = call.arguments[1] & FUTEX_CMD_MASK;
  if (call.arguments[0] > page && (call.arguments[1] & FUTEX_PRIVATE_FLAG) != 0 &&
      operation <= FUTEX_WAIT_BITSET) {
    return futex_wait(call, threads);
  }
  const bool sleeps = call.arguments[0] <= 11 && call.arguments[1] <= 1 && call.arguments[2] > page;
  return {sleeps ? "sleeping" : "in a system call", 0, 0, 0};
#else
  (void)context;
  (void)threads;
  return {"in a system call", 0, 0, 0};
#endif
}

}  // namespace harness
