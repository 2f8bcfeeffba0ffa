#include "harness/fault_words.hpp"

#include <algorithm>
#include <cstring>

namespace harness {
namespace {

std::string ordinal(std::uint64_t number) {
  const std::uint64_t tens = number % 100, ones = number % 10;
  const char* ending = "th";
  if (tens < 11 || tens > 13) ending = ones == 1 ? "st" : ones == 2 ? "nd" : ones == 3 ? "rd" : "th";
  return std::to_string(number) + ending;
}

bool reads(SystemCall call) { return call <= SystemCall::recvmsg; }

std::string seconds(std::chrono::milliseconds time) {
  std::string text = std::to_string(time.count() / 1000);
  if (time.count() % 1000 != 0) text += "." + std::to_string(time.count() % 1000 / 100);
  return text + " s";
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

/// What a failed check says, in one line: "Expected equality of these values: a Which is: 1 …".
std::string in_one_line(std::string text) {
  std::string line;
  bool blank = false;
  for (const char c : text) {
    const bool is_blank = c == ' ' || c == '\n' || c == '\t';
    if (is_blank && !blank) line += ' ';
    if (!is_blank) line += c;
    blank = is_blank;
  }
  constexpr std::size_t most = 300;
  if (line.size() > most) line = line.substr(0, most) + "…";
  return line;
}

std::string words_for_signal(int signal) {
  const char* name = ::sigabbrev_np(signal);
  return name == nullptr ? "signal " + std::to_string(signal) : std::string("SIG") + name;
}

std::string last_call(const SharedRun& run) {
  if (run.calls == 0) return "";
  return "; its last call was " + words_for_call(run.last) + " (" + words_for(place_of(run.last_stack)) + ")";
}

std::string words_for_process_end(const SharedRun& run, const ProcessEnd& end,
                                  std::chrono::milliseconds limit) {
  switch (end.ending) {
    case ProcessEnding::signalled:
      return "the program died of " + words_for_signal(end.code);
    case ProcessEnding::exited:
      return "the program ended with status " + std::to_string(end.code) + " in the middle of the scenario";
    case ProcessEnding::asleep:
      return "the scenario never ended: all its processes slept for " + seconds(limit) + last_call(run);
    case ProcessEnding::busy:
      return "the scenario never ended: it kept the processor busy" + last_call(run);
    case ProcessEnding::said:
    case ProcessEnding::unstarted:
      break;
  }
  return "";
}

std::string words_for_ending(const SharedRun& run, const ProcessEnd& end, std::chrono::milliseconds limit) {
  const std::string message = run.message;
  switch (run.ending.load()) {
    case RunEnding::check_failed:
      return "a check failed (" + words_for(CallPlace{.file = run.file, .line = run.line}) +
             "): " + in_one_line(message);
    case RunEnding::threw:
      return message.empty() ? "something that is no std::exception was thrown out of the scenario"
                             : "an exception got out: " + first_line(message);
    case RunEnding::stray_child:
      return "a child process did not end but came back out of the scenario, as if it were its parent" +
             (message.empty() ? std::string() : ", with an exception: " + first_line(message));
    case RunEnding::left_behind:
      return "left behind: " + message;
    case RunEnding::killed_all:
      return "kill(-1, …) was called (" + words_for(place_of(run.culprit)) +
             "), which means every process of yours; it was kept from happening";
    case RunEnding::none:
    case RunEnding::finished:
      break;
  }
  return words_for_process_end(run, end, limit);
}

std::string advice_for(const PlannedFault& planned) {
  const bool reading = reads(planned.position.call);
  switch (planned.fault) {
    case Fault::interrupted:
      return "Nothing was done and nothing is wrong: after EINTR the call is made again.";
    case Fault::short_count:
      return reading ? "read() gives what is there: the rest is still to come, so go on until you have all "
                       "you need."
                     : "write() takes what there is room for: the rest is still to be written.";
    case Fault::would_block:
      return "EAGAIN is neither an error nor the end: wait with poll() until it is ready, then try again.";
    case Fault::broken_pipe:
      return "A peer may go away at any moment. Unless SIGPIPE is ignored it ends the program; write() then "
             "says EPIPE.";
    case Fault::connection_reset:
      return "A peer may go away at any moment; read() then says ECONNRESET or gives 0.";
    case Fault::no_child:
      return "Where SIGCHLD is ignored, as a program may find it at its start, no status is kept: waiting "
             "again never ends.";
    case Fault::too_many_descriptors:
      return "There may be no descriptor left: what was opened before must be closed, and the caller be "
             "told.";
    case Fault::too_many_processes:
    case Fault::no_memory:
      return "fork() may fail: -1 is no process. What was made before must go, and the caller be told.";
  }
  return "";
}

}  // namespace

std::string words_for_call(const CallPosition& position) {
  std::string words = "the " + ordinal(position.number) + " " + name_of(position.call) + "()";
  const ProcessPath& path = position.process;
  for (int i = 0; i < path.depth; ++i) {
    words += i == 0 ? " of child " : ".";
    words += std::to_string(path.numbers[i]);
  }
  return words;
}

std::string words_for_fault(const PlannedFault& planned, std::uint32_t asked) {
  switch (planned.fault) {
    case Fault::interrupted:
      return "was interrupted by a signal (EINTR)";
    case Fault::short_count:
      return (reads(planned.position.call) ? "gave " : "took ") + std::to_string(planned.amount) +
             " of the " + std::to_string(asked) + " bytes asked for";
    case Fault::would_block:
      return "would have had to wait (EAGAIN)";
    case Fault::broken_pipe:
      return "found that nobody reads any more (EPIPE)";
    case Fault::connection_reset:
      return "found the peer gone (ECONNRESET)";
    case Fault::no_child:
      return "was told that the child's status is gone (ECHILD)";
    case Fault::too_many_descriptors:
      return "got no descriptor (EMFILE)";
    case Fault::too_many_processes:
      return "got no process (EAGAIN)";
    case Fault::no_memory:
      return "got no memory for a process (ENOMEM)";
  }
  return "";
}

FaultReport report_of(const SharedRun& run, const ProcessEnd& end, std::chrono::milliseconds limit) {
  FaultReport report;
  const std::uint32_t struck = std::min(run.struck_count.load(), SharedRun::most_struck);
  for (std::uint32_t i = 0; i < struck; ++i) {
    const Struck& fault = run.struck[i];
    const CallPlace place = place_of(fault.stack);
    if (i == 0) report.place = place;
    report.sentence += (i == 0 ? "" : ", then ") + words_for_call(fault.planned.position) + " (" +
                       words_for(place) + ") " + words_for_fault(fault.planned, fault.asked);
    const std::string advice = advice_for(fault.planned);
    if (report.advice.find(advice) == std::string::npos) report.advice += (i == 0 ? "" : "\n") + advice;
  }
  if (struck == 0) {
    report.sentence = "without any fault";
    const bool of_check = run.ending == RunEnding::check_failed;
    report.place = of_check ? CallPlace{.file = run.file, .line = run.line} : place_of(run.last_stack);
  }
  report.sentence += ": " + words_for_ending(run, end, limit);
  return report;
}

}  // namespace harness
