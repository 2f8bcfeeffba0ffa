#include "harness/stacks.hpp"

#include <errno.h>
#include <link.h>
#include <linux/futex.h>
#include <signal.h>
#include <sys/syscall.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>
#include <unwind.h>

#include <atomic>

#include "harness/record.hpp"
#include "harness/thread_wait.hpp"

#if defined(__x86_64__)
// What a handler returns to. The unwinder knows a signal's frame by exactly these bytes, provided that the
// byte before belongs to no function: it looks there first, as it would for a call.
asm(R"(
    .text
    .p2align 4
    nop
    .type interleave_signal_return, @function
interleave_signal_return:
    movq $15, %rax
    syscall
    .size interleave_signal_return, .-interleave_signal_return
)");
extern "C" void interleave_signal_return();
#endif

namespace harness {
namespace {

constexpr int ask_thread = 63;  // No real-time signal that anybody else takes is this high.
constexpr int most_frames = 64;
constexpr long answers_limit_ms = 450;

struct Frames {
  unsigned long addresses[most_frames];
  int count = 0;
  bool below_signal = false;  // The handler's own frames are passed.
};

// The program's own code: [begin, end), relocated by base. Written before the handlers are installed.
unsigned long image_base, image_begin, image_end;

std::atomic<bool> asked_before{false};

// Filled by the coordinator before it asks anybody.
ThreadList threads;
ThreadWait waits[most_threads];
bool deaf[most_threads];  // Has ask_thread blocked, as a sanitizer's own threads have.

// frames[i] belongs to the thread threads.ids[i] until written[i] says that it is the coordinator's.
Frames frames[most_threads];
std::atomic<bool> written[most_threads];
std::atomic<int> answers{0};

// Of the kind that is there from a thread's beginning: the first use of another might allocate.
__attribute__((tls_model("initial-exec"))) thread_local bool walking = false;

long now_ms() {
  timespec time{};
  syscall(SYS_clock_gettime, long(CLOCK_MONOTONIC), &time);
  return time.tv_sec * 1000 + time.tv_nsec / 1'000'000;
}

void add_frame(Frames& to, unsigned long address) {
  const bool ours = address >= image_begin && address < image_end;
  if (ours && to.count < most_frames) to.addresses[to.count++] = address - image_base;
}

_Unwind_Reason_Code visit_frame(_Unwind_Context* context, void* data) {
  auto& to = *static_cast<Frames*>(data);
  int interrupted = 0;
  const unsigned long address = _Unwind_GetIPInfo(context, &interrupted);
  if (address == 0) return _URC_END_OF_STACK;
  if (interrupted != 0) to.below_signal = true;
  // A return address stands behind the call: one byte before is in it.
  if (to.below_signal) add_frame(to, interrupted != 0 ? address : address - 1);
  return _URC_NO_REASON;
}

void walk(Frames& to, [[maybe_unused]] const void* context) {
  to.count = 0;
  to.below_signal = false;
  walking = true;
  _Unwind_Backtrace(visit_frame, &to);
  walking = false;
#if defined(__x86_64__)
  if (!to.below_signal) {
    add_frame(
        to, static_cast<unsigned long>(static_cast<const ucontext_t*>(context)->uc_mcontext.gregs[REG_RIP]));
  }
#endif
}

void on_ask_thread(int, siginfo_t*, void* context) {
  const int saved_errno = errno;
  const long me = syscall(SYS_gettid);
  for (int i = 0; i < threads.count; ++i) {
    if (threads.ids[i] != me || written[i].load()) continue;
    walk(frames[i], context);
    written[i].store(true);
    answers.fetch_add(1);
    syscall(SYS_futex, &answers, long(FUTEX_WAKE_PRIVATE), 1L, nullptr, nullptr, 0L);
  }
  errno = saved_errno;
}

void tell_thread(int thread, const ThreadWait& wait, const Frames* stack) {
  Record record;
  record.word("thread\t");
  record.number(static_cast<unsigned long>(thread), 10);
  record.word("\t");
  record.word(wait.state);
  if (wait.thread != 0) {
    record.word(" ");
    record.number(static_cast<unsigned long>(wait.thread), 10);
  }
  record.word("\t");
  record.number(wait.address, 16);
  record.word("\t");
  record.number(static_cast<unsigned long>(wait.owner), 10);
  for (int i = 0; stack != nullptr && i < stack->count; ++i) {
    record.word("\t");
    record.number(stack->addresses[i], 16);
  }
  record.send();
}

/// Asks every thread that can hear it but the caller. Returns how many that are.
int ask_all_but(int me) {
  int asked = 0;
  // First, since the signals disturb whatever the threads are in.
  for (int i = 0; i < threads.count; ++i) {
    waits[i] = wait_of(threads.ids[i], threads);
    deaf[i] = signal_blocked(threads.ids[i], ask_thread);
  }
  for (int i = 0; i < threads.count; ++i) {
    if (threads.ids[i] == me || deaf[i]) continue;
    if (syscall(SYS_tgkill, syscall(SYS_getpid), long(threads.ids[i]), long(ask_thread)) == 0) ++asked;
  }
  return asked;
}

/// True when another thread waits for this one or for a lock of it.
bool awaited(int thread) {
  for (int i = 0; i < threads.count; ++i) {
    if (waits[i].thread == thread || waits[i].owner == thread) return true;
  }
  return false;
}

void await_answers(int count) {
  const long deadline_ms = now_ms() + answers_limit_ms;
  const timespec a_while{0, 10'000'000};
  for (int have = answers.load(); have < count && now_ms() < deadline_ms; have = answers.load()) {
    syscall(SYS_futex, &answers, long(FUTEX_WAIT_PRIVATE), long(have), &a_while, nullptr, 0L);
  }
}

void on_request(int, siginfo_t*, void* context) {
  if (asked_before.exchange(true)) return;
  const int saved_errno = errno;
  const int me = static_cast<int>(syscall(SYS_gettid));
  list_threads(threads);
  await_answers(ask_all_but(me));
  const ThreadWait my_wait = interrupted_wait(context, threads);
  for (int i = 0; i < threads.count; ++i) {
    if (threads.ids[i] == me) waits[i] = my_wait;
  }
  for (int i = 0; i < threads.count; ++i) {
    if (threads.ids[i] == me || (deaf[i] && !awaited(threads.ids[i]))) continue;
    tell_thread(threads.ids[i], waits[i], written[i].load() ? &frames[i] : nullptr);
  }
  // Last, so that a stack of our own that cannot be walked costs the others nothing.
  static Frames mine;
  walk(mine, context);
  tell_thread(me, my_wait, &mine);
  Record end;
  end.word("stacks");
  end.send();
  errno = saved_errno;
}

/// What the kernel's rt_sigaction takes.
struct KernelAction {
  void (*handler)(int, siginfo_t*, void*);
  unsigned long flags;
  void (*restorer)();
  unsigned long mask;
};

void handle(int signal, void (*handler)(int, siginfo_t*, void*)) {
  KernelAction action{handler, SA_SIGINFO | SA_RESTART, nullptr, ~0UL};
#if defined(__x86_64__)
  constexpr unsigned long has_restorer = 0x04000000;
  action.flags |= has_restorer;
  action.restorer = interleave_signal_return;
#endif
  syscall(SYS_rt_sigaction, long(signal), &action, nullptr, sizeof action.mask);
}

int find_image(dl_phdr_info* info, unsigned long, void*) {
  image_base = info->dlpi_addr;
  image_begin = ~0UL;
  for (int i = 0; i < info->dlpi_phnum; ++i) {
    const auto& part = info->dlpi_phdr[i];
    if (part.p_type != PT_LOAD) continue;
    const unsigned long begin = image_base + part.p_vaddr;
    if (begin < image_begin) image_begin = begin;
    if (begin + part.p_memsz > image_end) image_end = begin + part.p_memsz;
  }
  return 1;  // The program comes first; the libraries do not matter.
}

}  // namespace

bool walking_a_stack() { return walking; }

void answer_stack_requests() {
  dl_iterate_phdr(find_image, nullptr);
  _Unwind_Backtrace(visit_frame, &frames[0]);  // Whatever the unwinder sets up the first time, it does now.
  handle(ask_thread, on_ask_thread);
  handle(SIGQUIT, on_request);
}

}  // namespace harness
