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

#include "harness/evidence.hpp"
#include "harness/thread_wait.hpp"

#if defined(__x86_64__)
// What a handler returns to. The unwinder knows a signal's frame by exactly these bytes.
asm(R"(
    .text
    .p2align 4
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
constexpr long answer_ms = 60, all_ms = 550;

struct Frames {
  unsigned long addresses[most_frames];
  int count = 0;
  bool below_signal = false;  // The handler's own frames are passed.
};

// The program's own code: [begin, end), relocated by base. Written before the handlers are installed.
unsigned long image_base, image_begin, image_end;

std::atomic<bool> asked_before{false};

// Hands one thread's frames to the coordinator. Whose turn it is: the asked thread's number, then writing,
// then written; only the thread that changed it to writing may touch frames until it says written.
constexpr int nobody = 0, writing = -1, written = -2;
std::atomic<int> turn{nobody};
Frames frames;

long now_ms() {
  timespec time{};
  syscall(SYS_clock_gettime, long(CLOCK_MONOTONIC), &time);
  return time.tv_sec * 1000 + time.tv_nsec / 1'000'000;
}

/// Waits until turn is no longer `value`. False: the deadline has passed first.
bool wait_while_turn_is(int value, long deadline_ms) {
  const timespec a_millisecond{0, 1'000'000};
  while (turn.load() == value) {
    if (now_ms() >= deadline_ms) return false;
    syscall(SYS_futex, &turn, long(FUTEX_WAIT_PRIVATE), long(value), &a_millisecond, nullptr, 0L);
  }
  return true;
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
  _Unwind_Backtrace(visit_frame, &to);
#if defined(__x86_64__)
  if (!to.below_signal) {
    add_frame(
        to, static_cast<unsigned long>(static_cast<const ucontext_t*>(context)->uc_mcontext.gregs[REG_RIP]));
  }
#endif
}

void on_ask_thread(int, siginfo_t*, void* context) {
  const int saved_errno = errno;
  int me = static_cast<int>(syscall(SYS_gettid));
  if (turn.compare_exchange_strong(me, writing)) {
    walk(frames, context);
    turn.store(written);
    syscall(SYS_futex, &turn, long(FUTEX_WAKE_PRIVATE), 1L, nullptr, nullptr, 0L);
  }
  errno = saved_errno;
}

/// One line, shorter than what a pipe takes whole.
class Record {
 public:
  void word(const char* text) {
    while (*text != '\0' && size_ < capacity) text_[size_++] = *text++;
  }
  void number(unsigned long value, unsigned base) {
    char digits[24];
    int count = 0;
    do {
      digits[count++] = "0123456789abcdef"[value % base];
      value /= base;
    } while (value != 0);
    while (count > 0 && size_ < capacity) text_[size_++] = digits[--count];
  }
  void send() {
    text_[size_++] = '\n';
    while (syscall(SYS_write, long(evidence_descriptor()), text_, long(size_)) < 0 && errno == EINTR) {
    }
    size_ = 0;
  }

 private:
  static constexpr int capacity = 2000;
  char text_[capacity + 1];
  int size_ = 0;
};

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

/// Makes the thread write its frames. False: it did not, so far.
bool ask(int thread, long deadline_ms) {
  if (turn.load() == writing) return false;  // Somebody is late with an earlier answer.
  turn.store(thread);
  syscall(SYS_tgkill, syscall(SYS_getpid), long(thread), long(ask_thread));
  int expected = thread;
  if (!wait_while_turn_is(thread, deadline_ms) && turn.compare_exchange_strong(expected, nobody))
    return false;
  return wait_while_turn_is(writing, deadline_ms + answer_ms) && turn.load() == written;
}

void on_request(int, siginfo_t*, void* context) {
  if (asked_before.exchange(true)) return;
  const int saved_errno = errno;
  const long deadline_ms = now_ms() + all_ms;
  const int me = static_cast<int>(syscall(SYS_gettid));
  static ThreadList threads;
  list_threads(threads);
  for (int i = 0; i < threads.count && now_ms() < deadline_ms; ++i) {
    const int thread = threads.ids[i];
    if (thread == me) continue;
    const ThreadWait wait = wait_of(thread, threads);  // Before the signal disturbs it.
    const bool answered = ask(thread, now_ms() + answer_ms);
    tell_thread(thread, wait, answered ? &frames : nullptr);
  }
  // Last, so that a stack of our own that cannot be walked costs the others nothing.
  static Frames mine;
  walk(mine, context);
  tell_thread(me, interrupted_wait(context, threads), &mine);
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

void answer_stack_requests() {
  dl_iterate_phdr(find_image, nullptr);
  _Unwind_Backtrace(visit_frame, &frames);  // Whatever the unwinder sets up the first time, it does now.
  handle(ask_thread, on_ask_thread);
  handle(SIGQUIT, on_request);
}

}  // namespace harness
