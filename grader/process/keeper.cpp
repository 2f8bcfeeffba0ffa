#include "process/keeper.hpp"

#include <poll.h>
#include <signal.h>
#include <spawn.h>

#include <chrono>
#include <cstring>

#include "process/orphans.hpp"

extern char** environ;

namespace grader {
namespace {

constexpr std::chrono::milliseconds patience{10'000};
constexpr std::chrono::milliseconds between_wakes{200};

std::filesystem::path& chosen_keeper() {
  static auto* path = new std::filesystem::path;
  return *path;
}

std::filesystem::path keeper_program() {
  if (!chosen_keeper().empty()) return chosen_keeper();
  return std::filesystem::read_symlink("/proc/self/exe").parent_path() / "keeper";
}

/// The null-terminated array that exec wants, of strings that live elsewhere.
std::vector<char*> pointers(std::vector<std::string>& strings) {
  std::vector<char*> result;
  for (std::string& string : strings) result.push_back(string.data());
  result.push_back(nullptr);
  return result;
}

std::vector<std::string> arguments_for(const Command& command, const Given& given,
                                       const std::string& keeper) {
  std::string cpus;
  for (const int cpu : command.cpus) cpus += (cpus.empty() ? "" : ",") + std::to_string(cpu);
  std::vector<std::string> arguments = {keeper, std::to_string(given.evidence_number),
                                        command.fixed_addresses ? "fixed" : "random",
                                        cpus.empty() ? "any" : cpus, command.folder.string()};
  arguments.insert(arguments.end(), command.argv.begin(), command.argv.end());
  return arguments;
}

std::vector<std::string> environment_for(const Command& command, const Given& given) {
  std::map<std::string, std::string> variables;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const char* equals = std::strchr(*entry, '=');
    if (equals != nullptr) variables[{*entry, static_cast<std::size_t>(equals - *entry)}] = equals + 1;
  }
  for (const auto& [name, value] : command.environment) variables[name] = value;
  variables.erase("INTERLEAVE_EVIDENCE");
  if (given.evidence != nullptr) variables["INTERLEAVE_EVIDENCE"] = given.evidence_variable;
  std::vector<std::string> environment;
  for (const auto& [name, value] : variables) environment.push_back(name + "=" + value);
  return environment;
}

/// posix_spawn's settings: descriptors placed, a session of its own (so that Ctrl-C reaches us first), no
/// signal blocked or ignored.
class Settings {
 public:
  Settings(const Descriptor& socket, const Given& given) {
    ::posix_spawn_file_actions_init(&actions_);
    ::posix_spawnattr_init(&attributes_);
    ::posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_adddup2(&actions_, socket.get(), keeper_socket);
    ::posix_spawn_file_actions_adddup2(&actions_, given.output.get(), keeper_output);
    if (given.evidence != nullptr) {
      ::posix_spawn_file_actions_adddup2(&actions_, given.evidence->get(), keeper_evidence);
    }
    sigset_t none, all;
    ::sigemptyset(&none);
    ::sigfillset(&all);
    ::posix_spawnattr_setsigmask(&attributes_, &none);
    ::posix_spawnattr_setsigdefault(&attributes_, &all);
    ::posix_spawnattr_setflags(&attributes_,
                               POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  }
  ~Settings() {
    ::posix_spawn_file_actions_destroy(&actions_);
    ::posix_spawnattr_destroy(&attributes_);
  }
  Settings(const Settings&) = delete;
  Settings& operator=(const Settings&) = delete;

  posix_spawn_file_actions_t actions_;
  posix_spawnattr_t attributes_;
};

}  // namespace

void use_keeper(const std::filesystem::path& program) { chosen_keeper() = program; }

Keeper::Keeper(const Command& command, const Given& given) {
  Ends ends = open_socket();
  const std::string program = keeper_program().string();
  std::vector<std::string> arguments = arguments_for(command, given, program);
  std::vector<std::string> environment = environment_for(command, given);
  Settings settings(ends.theirs, given);
  const auto argument_array = pointers(arguments);
  const auto environment_array = pointers(environment);
  process_ = start_keeper([&] {
    pid_t process = -1;
    const int error = ::posix_spawn(&process, program.c_str(), &settings.actions_, &settings.attributes_,
                                    argument_array.data(), environment_array.data());
    if (error != 0) throw std::system_error(error, std::generic_category(), "cannot start " + program);
    return process;
  });
  socket_ = std::move(ends.ours);
}

Keeper::~Keeper() {
  // Without its last report this makes it clean up first.
  ::shutdown(socket_.get(), SHUT_WR);
  pollfd gone{socket_.get(), POLLIN, 0};
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (!done_ && !lost_ && std::chrono::steady_clock::now() < deadline) {
    wake();
    if (::poll(&gone, 1, static_cast<int>(between_wakes.count())) > 0) report();
  }
  ::kill(process_, SIGKILL);
  bury_keeper(process_, done_);
}

void Keeper::ask(Ask what) { ::send(socket_.get(), &what, 1, MSG_NOSIGNAL | MSG_DONTWAIT); }

std::optional<KeeperReport> Keeper::report() {
  KeeperReport report;
  const ssize_t got = ::recv(socket_.get(), &report, sizeof report, MSG_DONTWAIT);
  if (got < 0 && (errno == EAGAIN || errno == EINTR)) return std::nullopt;
  if (got == static_cast<ssize_t>(sizeof report)) {
    done_ |= report.kind != KeeperReport::Kind::started;
    return report;
  }
  lost_ = true;
  report = {};
  report.wait_status = SIGKILL;
  return report;
}

void Keeper::wake() { ::kill(process_, SIGCONT); }

}  // namespace grader
