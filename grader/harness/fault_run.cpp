#include "harness/fault_run.hpp"

#include <link.h>
#include <unistd.h>
#include <unwind.h>

#include <cerrno>
#include <cstring>

#include "harness/evidence.hpp"
#include "harness/interposed.hpp"

namespace harness {
namespace {

/// What this process knows of the run; a forked child starts with a copy.
struct ThisProcess {
  std::atomic<SharedRun*> run{nullptr};
  bool recording = false;
  bool too_deep = false;  // Its calls have no numbers, so they meet no faults.
  bool forked = false;
  ProcessPath path;
  std::atomic<std::uint32_t> numbers[system_calls] = {};
  std::atomic<std::uint16_t> children{0};
  PlannedFault plan[SharedRun::most_struck];
  std::size_t planned = 0;
};

constinit ThisProcess process;

// The program's own code: [begin, end).
std::uintptr_t image_begin, image_end;

int find_image(dl_phdr_info* info, std::size_t, void*) {
  image_begin = UINTPTR_MAX;
  for (int i = 0; i < info->dlpi_phnum; ++i) {
    const auto& part = info->dlpi_phdr[i];
    if (part.p_type != PT_LOAD) continue;
    const std::uintptr_t begin = info->dlpi_addr + part.p_vaddr;
    if (begin < image_begin) image_begin = begin;
    if (begin + part.p_memsz > image_end) image_end = begin + part.p_memsz;
  }
  return 1;  // The program comes first; the libraries do not matter.
}

bool in_image(std::uintptr_t address) { return address >= image_begin && address < image_end; }

/// Leaves out what lies inside of the call itself.
struct Walk {
  CallStack& stack;
  std::uintptr_t outermost_inside;
  bool inside = true;
};

_Unwind_Reason_Code visit_frame(_Unwind_Context* context, void* data) {
  Walk& walk = *static_cast<Walk*>(data);
  const std::uintptr_t address = _Unwind_GetIP(context);
  if (address == walk.outermost_inside) walk.inside = false;
  if (address == 0 || walk.stack.count == CallStack::deepest) return _URC_END_OF_STACK;
  if (!walk.inside && in_image(address)) walk.stack.frames[walk.stack.count++] = address;
  return _URC_NO_REASON;
}

CallStack stack_above(void* return_address) {
  CallStack stack;
  Walk walk{.stack = stack, .outermost_inside = reinterpret_cast<std::uintptr_t>(return_address)};
  _Unwind_Backtrace(visit_frame, &walk);
  if (stack.count == 0) stack.frames[stack.count++] = walk.outermost_inside;
  return stack;
}

class KeepErrno {
 public:
  KeepErrno() = default;
  ~KeepErrno() { errno = saved_; }
  KeepErrno(const KeepErrno&) = delete;
  KeepErrno& operator=(const KeepErrno&) = delete;

 private:
  const int saved_ = errno;
};

}  // namespace

void SharedRun::clear() {
  seen_count = 0;
  struck_count = 0;
  struck_kinds = 0;
  calls = 0;
  refused = 0;
  ending = RunEnding::none;
  message[0] = file[0] = '\0';
  line = 0;
  last = {};
  last_stack = culprit = {};
}

bool SharedRun::say(RunEnding what, const char* message_text) {
  RunEnding nothing_yet = RunEnding::none;
  if (!ending.compare_exchange_strong(nothing_yet, what)) return false;
  std::strncpy(message, message_text, sizeof message - 1);
  return true;
}

void begin_run(SharedRun& run, const Plan& plan, bool recording) {
  if (image_end == 0) dl_iterate_phdr(find_image, nullptr);
  if (!byte_calls_in_front || !process_calls_in_front) return;
  process.recording = recording;
  process.too_deep = process.forked = false;
  process.path = {};
  for (auto& number : process.numbers) number = 0;
  process.children = 0;
  process.planned = 0;
  for (const PlannedFault& planned : plan) {
    if (process.planned < SharedRun::most_struck) process.plan[process.planned++] = planned;
  }
  process.run = &run;
}

void end_run() { process.run = nullptr; }

SharedRun* current_run() { return process.run; }

bool in_forked_child() { return process.forked; }

Arrival arrive(SystemCall call, void* return_address, int descriptor) {
  SharedRun* const run = process.run;
  if (run == nullptr || !in_image(reinterpret_cast<std::uintptr_t>(return_address)) || process.too_deep ||
      (descriptor >= 0 && descriptor == evidence_descriptor()))
    return {};
  const KeepErrno keep;
  const std::uint32_t number = ++process.numbers[static_cast<std::size_t>(call)];
  Arrival arrival{.watched = true,
                  .position = {.process = process.path, .call = call, .number = number},
                  .planned = nullptr};
  if (!process.forked) {
    ++run->calls;
    run->last = arrival.position;
    run->last_stack.count = 1;
    run->last_stack.frames[0] = reinterpret_cast<std::uintptr_t>(return_address);
  }
  for (std::size_t i = 0; i < process.planned; ++i) {
    if (process.plan[i].position == arrival.position) arrival.planned = &process.plan[i];
  }
  return arrival;
}

void depart(const Arrival& arrival, Faults possible, std::uint32_t amount, void* return_address) {
  SharedRun* const run = process.run;
  if (!arrival.watched || !process.recording || run == nullptr || possible.empty()) return;
  const KeepErrno keep;
  const std::uint32_t index = run->seen_count.fetch_add(1);
  if (index >= SharedRun::most_calls) return;
  run->seen[index] = {.position = arrival.position,
                      .possible = possible,
                      .amount = amount,
                      .stack = stack_above(return_address)};
}

void strike(const Arrival& arrival, std::uint32_t asked, void* return_address) {
  SharedRun* const run = process.run;
  if (run == nullptr) return;
  const KeepErrno keep;
  const std::uint32_t index = run->struck_count.fetch_add(1);
  if (index < SharedRun::most_struck)
    run->struck[index] = {.planned = *arrival.planned, .asked = asked, .stack = stack_above(return_address)};
  run->struck_kinds.fetch_or(Faults::bit(arrival.planned->fault));
}

void become_child(std::uint16_t number) {
  process.forked = true;
  if (process.path.depth == ProcessPath::deepest) {
    process.too_deep = true;
    return;
  }
  process.path.numbers[process.path.depth++] = number;
  for (auto& count : process.numbers) count = 0;
  process.children = 0;
}

std::uint16_t next_child() { return ++process.children; }

void tell_of_kill(void* return_address) {
  SharedRun* const run = process.run;
  if (run != nullptr && run->say(RunEnding::killed_all, "")) run->culprit = stack_above(return_address);
}

}  // namespace harness
