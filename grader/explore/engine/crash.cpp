#include "explore/engine/crash.hpp"

#include <cxxabi.h>
#include <pthread.h>
#include <sys/mman.h>
#include <ucontext.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <string>

#include "explore/engine/control.hpp"
#include "explore/engine/scheduler.hpp"
#include "explore/engine/watchdog.hpp"

namespace explore {
namespace {

constexpr std::array crashes{SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
std::terminate_handler terminate_before = nullptr;

const char* words_for(int signal, std::uintptr_t address) {
  switch (signal) {
    case SIGSEGV:
      return is_end_of_stack(address) ? "stack overflow" : "SIGSEGV";
    case SIGBUS:
      return "SIGBUS";
    case SIGFPE:
      return "SIGFPE";
    case SIGILL:
      return "SIGILL";
    default:
      return "SIGABRT";
  }
}

void on_crash(int signal, siginfo_t* information, void* context) {
  if (!in_control()) {
    std::signal(signal, SIG_DFL);
    if (information->si_code <= 0) raise(signal);  // Sent, not met: it would not come again by itself.
    return;
  }
  controlled_pointer.store(nullptr, std::memory_order_relaxed);
  const auto* registers = static_cast<const ucontext_t*>(context)->uc_mcontext.gregs;
  const auto* place = reinterpret_cast<const void*>(registers[REG_RIP]);
  const auto address = signal == SIGABRT ? 0 : reinterpret_cast<std::uintptr_t>(information->si_addr);
  Failure failure{.kind = FailureKind::crash, .message = words_for(signal, address), .object = address};
  Access access{.thread = scheduler.current().id, .stack = {place}};
  if (scheduler.options().trace != nullptr) walk_stack(access.stack, place);
  failure.accesses.push_back(std::move(access));
  scheduler.fail(std::move(failure));
}

std::string words_for_exception() {
  const std::type_info* const type = abi::__cxa_current_exception_type();
  if (type == nullptr) return {};
  int status = 0;
  char* const readable = abi::__cxa_demangle(type->name(), nullptr, nullptr, &status);
  std::string words = readable != nullptr ? readable : type->name();
  std::free(readable);
  try {
    std::rethrow_exception(std::current_exception());
  } catch (const std::exception& exception) {
    words += std::string(": ") + exception.what();
  } catch (...) {
  }
  return words;
}

// std::terminate without an exception in flight is nearly always a std::thread destroyed too early.
std::string words_for_terminate() {
  for (int i = 0; i < scheduler.thread_count(); ++i) {
    const Thread::State& state = scheduler.thread(static_cast<ThreadId>(i)).state;
    if (i > 0 && !state.joined && !state.detached) return "joinable std::thread destroyed";
  }
  return "std::terminate";
}

void on_terminate() {
  if (!in_control()) {
    if (terminate_before != nullptr) terminate_before();
    std::abort();
  }
  controlled_pointer.store(nullptr, std::memory_order_relaxed);
  std::string words = words_for_exception();
  if (words.empty()) words = words_for_terminate();
  Access access{.thread = scheduler.current().id};
  if (scheduler.options().trace != nullptr) walk_stack(access.stack, nullptr);
  scheduler.fail(Failure{
      .kind = FailureKind::uncaught_exception, .message = std::move(words), .accesses = {std::move(access)}});
}

void install_handlers() {
  pthread_atfork(nullptr, nullptr, forget_watch);
  struct sigaction action {};
  action.sa_sigaction = on_crash;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
  for (const int signal : crashes) sigaction(signal, &action, nullptr);
  terminate_before = std::set_terminate(on_terminate);
}

}  // namespace

void give_signal_stack() {
  constexpr std::size_t bytes = std::size_t{256} << 10;  // Walks stacks and allocates.
  void* const memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return;
  const stack_t stack{.ss_sp = memory, .ss_flags = 0, .ss_size = bytes};
  sigaltstack(&stack, nullptr);
}

void watch_execution() {
  static void* ready_thread = nullptr;
  if (ready_thread != thread_pointer()) {
    if (ready_thread == nullptr) install_handlers();
    give_signal_stack();
    ready_thread = thread_pointer();
  }
  keep_watch();
}

}  // namespace explore
