#include "process/run.hpp"

#include <poll.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "process/excerpt.hpp"
#include "process/interrupt.hpp"
#include "process/keeper.hpp"

namespace grader {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds start_limit{30'000};  // For the keeper itself, on a busy machine.
constexpr std::chrono::milliseconds stacks_limit{700};
constexpr std::chrono::milliseconds between_looks{250};
constexpr std::size_t piece_size = 64 * 1024;
constexpr int rest_pieces = 64;  // More than any pipe holds.

template <class Value>
Value random_value() {
  Value value{};
  if (::getrandom(&value, sizeof value, 0) != static_cast<ssize_t>(sizeof value)) refuse("no random numbers");
  return value;
}

std::string random_word() {
  static constexpr char digits[] = "0123456789abcdef";
  std::string word;
  for (const std::uint8_t byte : random_value<std::array<std::uint8_t, 16>>()) {
    word += digits[byte >> 4];
    word += digits[byte & 15];
  }
  return word;
}

/// A number that a program cannot guess, below its limit on descriptors.
int random_descriptor_number() {
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  const auto end = static_cast<unsigned>(std::clamp<rlim_t>(limit.rlim_cur, 128, 1024));
  return static_cast<int>(end / 2 + random_value<std::uint32_t>() % (end / 2));
}

/// One command on its way.
class Run {
 public:
  explicit Run(const Command& command)
      : command_(command), nonce_(random_word()), excerpt_(command.output_kept), keeper_(start()) {}

  Finished finish() {
    while (!last_report_) {
      wait_for_events();
      read_output();
      read_evidence();
      read_reports();
      wake_keeper();
      decide();
    }
    read_the_rest();
    return verdict();
  }

 private:
  enum class Phase { starting, running, asking_for_stacks, ending };

  /// The program's ends of the pipes are closed here on return: what we read ends with the program.
  Keeper start() {
    Ends output = open_pipe();
    output_ = std::move(output.ours);
    Given given{output.theirs, nullptr, -1, ""};
    Ends evidence;
    if (command_.evidence) {
      evidence = open_pipe();
      evidence_ = std::move(evidence.ours);
      given.evidence = &evidence.theirs;
      given.evidence_number = random_descriptor_number();
      given.evidence_variable =
          std::to_string(given.evidence_number) + ":" + nonce_ + ":" + command_.requested_case;
    }
    enter(Phase::starting, start_limit);
    return Keeper(command_, given);
  }

  void enter(Phase phase, std::chrono::milliseconds limit) {
    phase_ = phase;
    deadline_ = Clock::now() + limit;
  }

  void end(Ending why) {
    ending_ = why;
    keeper_.ask(Ask::end);
    phase_ = Phase::ending;
  }

  void wait_for_events() {
    const bool ending = phase_ == Phase::ending;
    pollfd events[] = {{output_.get(), POLLIN, 0},
                       {evidence_.get(), POLLIN, 0},
                       {keeper_.descriptor(), POLLIN, 0},
                       {ending ? -1 : interrupt_descriptor(), POLLIN, 0}};
    const auto until = ending ? next_wake_ : std::min(next_wake_, deadline_);
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
    ::poll(events, std::size(events), static_cast<int>(std::max<long>(left, 0)));
  }

  /// The program may have stopped its keeper.
  void wake_keeper() {
    if (Clock::now() < next_wake_) return;
    keeper_.wake();
    next_wake_ = Clock::now() + between_looks;
  }

  /// True when something was read.
  bool read_output() {
    std::array<char, piece_size> buffer;
    const std::string_view piece = read_piece(output_, buffer);
    if (piece.empty()) return false;
    excerpt_.append(piece);
    if (command_.on_output && excerpt_.size() <= command_.output_limit) command_.on_output(piece);
    return true;
  }

  bool read_evidence() {
    std::array<char, piece_size> buffer;
    const std::string_view piece = read_piece(evidence_, buffer);
    evidence_size_ += piece.size();
    evidence_text_ += piece.substr(0, evidence_limit - std::min(evidence_limit, evidence_text_.size()));
    return !piece.empty();
  }

  /// Closes the descriptor at its end, so that poll() stops telling us of it.
  static std::string_view read_piece(Descriptor& from, std::array<char, piece_size>& buffer) {
    if (!from.open()) return {};
    const ssize_t got = ::read(from.get(), buffer.data(), buffer.size());
    if (got == 0) from.close();
    return {buffer.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0))};
  }

  void read_reports() {
    while (!last_report_) {
      const auto report = keeper_.report();
      if (!report) return;
      if (report->kind == KeeperReport::Kind::started) {
        if (phase_ == Phase::starting) enter(Phase::running, command_.time_limit);
      } else {
        last_report_ = report;
      }
    }
  }

  bool over_limit() const {
    return excerpt_.size() > command_.output_limit || evidence_size_ > evidence_limit;
  }

  void decide() {
    if (last_report_ || phase_ == Phase::ending) return;
    const bool late = Clock::now() >= deadline_;
    if (interrupted()) {
      end(Ending::interrupted);
    } else if (over_limit()) {
      end(Ending::output_limit);
    } else if (late && phase_ == Phase::running && command_.stacks_on_timeout && command_.evidence) {
      keeper_.ask(Ask::stacks);
      enter(Phase::asking_for_stacks, stacks_limit);
    } else if (late || (phase_ == Phase::asking_for_stacks && all_stacks_in(evidence_text_))) {
      end(Ending::timed_out);
    }
  }

  /// What the program wrote before its end is still in the pipes. Not until their end: somebody whom the
  /// program sent a descriptor may hold them open.
  void read_the_rest() {
    for (int i = 0; i < rest_pieces && read_output(); ++i) {
    }
    for (int i = 0; i < rest_pieces && read_evidence(); ++i) {
    }
  }

  Finished verdict() {
    const KeeperReport& report = *last_report_;
    Finished finished;
    finished.evidence = std::move(evidence_text_);
    finished.nonce = nonce_;
    if (report.kind == KeeperReport::Kind::not_started) {
      const std::string what = report.bad_folder != 0 ? "cannot enter " + command_.folder.string()
                                                      : "cannot start " + command_.argv.front();
      finished.output = what + ": " + std::generic_category().message(report.error);
      return finished;
    }
    const bool exited = WIFEXITED(report.wait_status);
    finished.code = exited ? WEXITSTATUS(report.wait_status) : WTERMSIG(report.wait_status);
    finished.ending = exited ? Ending::exited : Ending::signalled;
    if (over_limit()) finished.ending = Ending::output_limit;
    if (report.asked != 0 && phase_ == Phase::ending) finished.ending = ending_;
    if (phase_ == Phase::asking_for_stacks) finished.ending = Ending::timed_out;  // The question was its end.
    finished.output = excerpt_.text();
    if (finished.ending == Ending::timed_out) finished.stacks = stacks_in(finished.evidence);
    finished.elapsed = std::chrono::milliseconds(report.elapsed_us / 1000);
    finished.cpu = std::chrono::microseconds(report.cpu_us);
    finished.peak_resident_kib = report.peak_resident_kib;
    finished.left_behind = report.left_behind;
    return finished;
  }

  const Command& command_;
  const std::string nonce_;
  Descriptor output_, evidence_;
  Excerpt excerpt_;
  std::string evidence_text_;
  std::size_t evidence_size_ = 0;
  Phase phase_ = Phase::starting;
  Ending ending_ = Ending::not_started;
  Clock::time_point deadline_, next_wake_ = Clock::now() + between_looks;
  std::optional<KeeperReport> last_report_;
  Keeper keeper_;  // Last: start() uses the members above.
};

}  // namespace

Finished run(const Command& command) {
  if (interrupted()) {
    Finished finished;
    finished.ending = Ending::interrupted;
    return finished;
  }
  return Run(command).finish();
}

}  // namespace grader
