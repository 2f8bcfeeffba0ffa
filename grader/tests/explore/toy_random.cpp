#include "toy_program.hpp"

namespace toy {
namespace {

class Author {
 public:
  Author(explore::Random& random, bool timed, bool weak) : random_(random), timed_(timed), weak_(weak) {}

  Program write() {
    Program program;
    const int threads = 2 + below(3) / 2;
    for (int thread = 0; thread < threads; ++thread) program.threads.push_back(write_thread(6 - threads));
    program.spurious_wakeups = below(2);
    program.early_timers = timed_ ? below(3) : 0;
    return program;
  }

 private:
  int below(int count) { return static_cast<int>(random_.below(static_cast<std::uint32_t>(count))); }

  Thread write_thread(int most) {
    Thread code;
    const int blocks = 1 + below(most / 2 + 1);
    for (int block = 0; block < blocks; ++block) write_block(code);
    return code;
  }

  void write_block(Thread& code) {
    switch (below(8)) {
      case 0:
        return critical_section(code);
      case 1:
        return wait_until_set(code);
      case 2:
        return set_and_notify(code);
      case 3:
        return try_section(code);
      case 4:
        return look_twice(code);
      default:
        return access(code);
    }
  }

  void look_twice(Thread& code) {
    const int variable = below(2);
    code.push_back({Code::load, variable});
    code.push_back({Code::load, variable});
  }

  void access(Thread& code) {
    const int variable = below(2);
    switch (below(weak_ ? 5 : 4)) {
      case 0:
        code.push_back({Code::load, variable});
        break;
      case 1:
        code.push_back({Code::store, variable, 1 + below(2)});
        break;
      case 2:
        code.push_back({Code::add, variable, 1});
        break;
      case 3:
        code.push_back({Code::yield});
        break;
      default:
        code.push_back({Code::weak_add, variable, 1});
        break;
    }
  }

  void critical_section(Thread& code) {
    const int mutex = below(2);
    code.push_back({Code::lock, mutex});
    access(code);
    if (below(3) == 0) nested_lock(code, 1 - mutex);
    code.push_back({Code::unlock, mutex});
  }

  static void nested_lock(Thread& code, int mutex) {
    code.push_back({Code::lock, mutex});
    code.push_back({Code::unlock, mutex});
  }

  void try_section(Thread& code) {
    const int mutex = below(2);
    code.push_back({Code::try_lock, mutex});
    const int after = static_cast<int>(code.size()) + 3;
    code.push_back({Code::jump_if, 0, 0, 0, after});
    access(code);
    code.push_back({Code::unlock, mutex});
  }

  /// With `if` or `while`, with or without looking again.
  void wait_until_set(Thread& code) {
    code.push_back({Code::lock, 0});
    const int look = static_cast<int>(code.size());
    code.push_back({Code::load, 0});
    const bool loops = below(2) == 0;
    code.push_back({Code::jump_unless, 0, 0, 0, look + (loops ? 4 : 3)});
    code.push_back({timed_ ? Code::timed_wait : Code::wait, 0, 1 + below(3), 0});
    if (loops) code.push_back({Code::jump_if, 0, 1, 0, look});  // A wait's value, unless its time is up.
    code.push_back({Code::unlock, 0});
  }

  void set_and_notify(Thread& code) {
    const bool locks = below(3) > 0;
    if (locks) code.push_back({Code::lock, 0});
    code.push_back({Code::store, 0, 1});
    if (locks) code.push_back({Code::unlock, 0});
    code.push_back({below(2) == 0 ? Code::notify_one : Code::notify_all, 0});
  }

  explore::Random& random_;
  bool timed_, weak_;
};

}  // namespace

Program random_program(explore::Random& random, bool timed, bool weak) {
  return Author(random, timed, weak).write();
}

std::string text_of(const Program& program) {
  std::string text = "spurious " + std::to_string(program.spurious_wakeups) + ", early timers " +
                     std::to_string(program.early_timers) + "\n";
  constexpr const char* names[] = {"lock",       "unlock",   "try_lock", "load",        "store",
                                   "add",        "weak_add", "wait",     "timed_wait",  "notify_one",
                                   "notify_all", "yield",    "jump_if",  "jump_unless", "fail_if"};
  for (const Thread& thread : program.threads) {
    text += "thread\n";
    for (const Instruction& instruction : thread) {
      text += std::string("  ") + names[static_cast<int>(instruction.code)] + " object " +
              std::to_string(instruction.object) + " value " + std::to_string(instruction.value) +
              " target " + std::to_string(instruction.target) + "\n";
    }
  }
  return text;
}

}  // namespace toy
