// The grade command.
#include <fmt/core.h>

#include <csignal>
#include <exception>

#include "cli/arguments.hpp"
#include "cli/kit.hpp"
#include "cli/verbs.hpp"
#include "lab/error.hpp"
#include "process/run.hpp"

namespace {

// Ctrl-C ends every running program first; the verb then returns with what it has.
void handle_interrupt(int) { grader::interrupt_all(); }

void catch_interrupts() {
  struct sigaction action {};
  action.sa_handler = handle_interrupt;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  sigaction(SIGHUP, &action, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
}

int run_verb(int argc, char** argv) {
  const grader::Arguments arguments = grader::read_arguments(argc, argv);
  const grader::Kit kit = grader::open_kit();
  for (const grader::Verb& verb : grader::verbs()) {
    if (verb.name == arguments.verb) return verb.run(kit, arguments);
  }
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  catch_interrupts();
  try {
    const int status = run_verb(argc, argv);
    return grader::interrupted() ? 130 : status;
  } catch (const grader::UserError& error) {
    fmt::print(stderr, "grade: {}\n", error.what());
    return grader::interrupted() ? 130 : error.exit_status;
  } catch (const std::exception& error) {
    fmt::print(stderr, "grade: {}. This is not your code's fault; run `./grade doctor`\n", error.what());
    return 3;
  }
}
