#include "gates/build.hpp"

#include "process/run.hpp"

namespace grader {
namespace {

using namespace std::chrono_literals;

constexpr auto quiet_time = 50ms;  // Ninja prints "FAILED" right behind the step's line.
constexpr std::size_t output_limit_bytes = 256 * 1024 * 1024;

/// "asan", "tsan" of "lab03.2.asan", "lab03.2.tsan".
std::set<std::string> variants_of(const std::vector<std::string>& programs) {
  std::set<std::string> variants;
  for (const std::string& program : programs) variants.insert(program.substr(program.rfind('.') + 1));
  return variants;
}

}  // namespace

Build::Build(const Workspace& workspace, std::vector<std::string> programs, LearnerCode code,
             Progress progress)
    : output_(std::move(code), [this](const BuildEvent& event) { hear(event); }),
      last_output_at_(std::chrono::steady_clock::now()),
      progress_(std::move(progress)),
      settler_([this] { settle_when_quiet(); }),
      ninja_([this, &workspace, wanted = std::move(programs)] { run_ninja(workspace, wanted); }) {}

Build::~Build() {
  ninja_.join();
  settler_.join();
}

Build::Outcome Build::wait_for(const std::string& program) {
  std::unique_lock lock(mutex_);
  const auto failed = [&] {
    const auto found = output_.programs().find(program);
    return found != output_.programs().end() && found->second.state == ProgramBuild::State::failed;
  };
  changed_.wait(lock, [&] { return over_ || linked_.count(program) != 0 || failed(); });
  Outcome outcome;
  outcome.linked = linked_.count(program) != 0;
  const auto details = output_.programs().find(program);
  if (details != output_.programs().end()) outcome.details = details->second;
  if (!outcome.linked && !outcome.details.error)
    outcome.trouble = trouble_.empty() ? "ninja did not build it" : trouble_;
  return outcome;
}

void Build::wait() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return over_; });
}

void Build::hear(const BuildEvent& event) {
  if (event.kind == BuildEvent::Kind::linked) linked_.insert(event.program);
  if (event.kind == BuildEvent::Kind::progress && progress_) progress_(event.step, event.steps);
  changed_.notify_all();
}

void Build::settle_when_quiet() {
  std::unique_lock lock(mutex_);
  while (!changed_.wait_for(lock, quiet_time, [&] { return over_; })) {
    if (std::chrono::steady_clock::now() - last_output_at_ >= quiet_time) output_.settle();
  }
}

void Build::run_ninja(const Workspace& workspace, const std::vector<std::string>& programs) {
  std::vector<std::string> argv = {"ninja", "-C", workspace.options().tree.string(), "-k", "0"};
  for (const std::string& program : programs) argv.push_back("bin/" + program);
  for (const std::string& variant : variants_of(programs)) argv.push_back("bin/probe." + variant);
  Finished finished{.ending = Ending::exited};
  if (!programs.empty()) {
    finished = run({.argv = argv,
                    .environment = {{"NINJA_STATUS", "[%f/%t] "}, {"LC_ALL", "C"}},
                    .time_limit = 60min,
                    .output_limit = output_limit_bytes,
                    .on_output = [&](std::string_view piece) {
                      const std::lock_guard lock(mutex_);
                      last_output_at_ = std::chrono::steady_clock::now();
                      output_.feed(piece);
                    }});
  }
  const std::lock_guard lock(mutex_);
  output_.finish();
  trouble_ = output_.trouble();
  for (const std::string& program : programs) {
    const auto seen = output_.programs().find(program);
    const bool untouched = seen == output_.programs().end();  // It was up to date.
    if (untouched && succeeded(finished)) linked_.insert(program);
    if (untouched && trouble_.empty() && !succeeded(finished) &&
        std::filesystem::exists(workspace.program(program))) {
      linked_.insert(program);  // Another program failed; this one had nothing to do.
    }
  }
  over_ = true;
  changed_.notify_all();
}

}  // namespace grader
