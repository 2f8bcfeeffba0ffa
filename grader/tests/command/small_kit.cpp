#include "tests/command/small_kit.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <system_error>
#include <thread>

#include "process/run.hpp"
#include "report/result_document.hpp"

namespace grader {
namespace {

namespace fs = std::filesystem;

const fs::path kit_folder = KIT_FOLDER;
const fs::path small_kit_folder = SMALL_KIT_FOLDER;

void copy_changed(const fs::path& from, const fs::path& to) {
  if (fs::exists(to) && text_of(from) == text_of(to)) return;
  fs::create_directories(to.parent_path());
  fs::copy_file(from, to, fs::copy_options::overwrite_existing);
}

void copy_tree(const fs::path& from, const fs::path& to) {
  for (const auto& entry : fs::recursive_directory_iterator(from)) {
    if (entry.is_regular_file()) copy_changed(entry.path(), to / fs::relative(entry.path(), from));
  }
}

}  // namespace

KitFolder::KitFolder(const char* stays) {
  if (stays == nullptr) {
    path_ = own_.emplace("interleave-test").path();
    return;
  }
  path_ = stays;
  fs::create_directories(path_);
  lock_ = ::open((path_ / "lock").c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  if (lock_ < 0 || ::flock(lock_, LOCK_EX) != 0)
    throw std::system_error(errno, std::generic_category(), path_.string());
}

KitFolder::~KitFolder() {
  if (lock_ >= 0) ::close(lock_);
}

SmallKit& SmallKit::shared() {
  // A blank, brackets and a letter beyond ASCII: learners' folders have names like this.
  static SmallKit kit("my läbs (1)", std::getenv("INTERLEAVE_SMALL_KIT"));
  return kit;
}

SmallKit::SmallKit(const std::string& name, const char* stays)
    : folder_(stays), root_(folder_.path() / name) {
  fs::create_directories(root_);
  fs::create_directories(temporary());
  for (const char* part : {"grader/cmake", "grader/explore", "grader/harness", "labs/support"}) {
    copy_tree(kit_folder / part, root_ / part);
  }
  for (const char* file : {"CMakeLists.txt", "labs/CMakeLists.txt", ".gitignore"}) {
    copy_changed(kit_folder / file, root_ / file);
  }
  copy_tree(small_kit_folder, root_);
}

fs::path SmallKit::scratch() const {
  const fs::path folder = folder_.path() / "scratch";
  fs::remove_all(folder);
  fs::create_directories(folder);
  return folder;
}

void SmallKit::start_anew() const {
  copy_tree(small_kit_folder / "labs", root_ / "labs");
  fs::remove_all(root_ / ".interleave");
}

void SmallKit::start_solved() const {
  const fs::path labs = small_kit_folder / "labs", answers = small_kit_folder / "solutions";
  for (const auto& entry : fs::recursive_directory_iterator(labs)) {
    const fs::path file = fs::relative(entry.path(), labs);
    if (!entry.is_regular_file()) continue;
    const bool is_code = file.extension() == ".cpp" || file.extension() == ".hpp";
    copy_changed(is_code && fs::exists(answers / file) ? answers / file : entry.path(),
                 root_ / "labs" / file);
  }
  fs::remove_all(root_ / ".interleave");
}

void SmallKit::give(const std::string& answer) const {
  for (const auto& entry : fs::directory_iterator(root_ / "solutions/42-tally" / answer)) {
    const std::string extension = entry.path().extension();
    if (extension == ".cpp" || extension == ".hpp")
      copy_changed(entry.path(), lab() / entry.path().filename());
  }
}

void SmallKit::write(const fs::path& file, const std::string& text) const {
  fs::create_directories((root_ / file).parent_path());
  std::ofstream(root_ / file, std::ios::binary) << text;
}

Environment SmallKit::environment() const {
  const char* const compiler = std::getenv("INTERLEAVE_TEST_CXX");
  // A sanitizer's report about the command itself must not look like an exit status of its own.
  return {{"INTERLEAVE_ROOT", root_.string()},
          {"INTERLEAVE_CXX", compiler == nullptr ? "clang++" : compiler},
          {"TMPDIR", temporary().string()},
          {"ASAN_OPTIONS", "exitcode=77:detect_leaks=1"},
          {"UBSAN_OPTIONS", "exitcode=77:halt_on_error=1"},
          {"TSAN_OPTIONS", "exitcode=77:halt_on_error=1"}};
}

Said SmallKit::run(const Words& argv, const Environment& environment) const {
  const fs::path out = folder_.path() / "out.txt", err = folder_.path() / "err.txt";
  Command command = {.argv = {"sh", "-c", R"(exec "$@" > "$SAID_OUT" 2> "$SAID_ERR")", "sh"},
                     .folder = root_,
                     .environment = this->environment(),
                     .time_limit = std::chrono::minutes(30)};  // It may have the explorer to build.
  command.argv.insert(command.argv.end(), argv.begin(), argv.end());
  for (const auto& [name, value] : environment) command.environment[name] = value;
  command.environment["SAID_OUT"] = out;
  command.environment["SAID_ERR"] = err;
  const Finished finished = grader::run(command);
  const int status = finished.ending == Ending::exited ? finished.code : 128 + finished.code;
  return {status, text_of(out), text_of(err), finished.left_behind, finished.elapsed};
}

Said SmallKit::grade(const Words& words, const Environment& environment) const {
  Words argv = {GRADE};
  argv.insert(argv.end(), words.begin(), words.end());
  return run(argv, environment);
}

Said SmallKit::grade_saying(const std::string& typed, const Words& words) const {
  Words argv = {"sh", "-c", R"(printf "$1" | { shift; exec "$@"; })", "sh", typed, GRADE};
  argv.insert(argv.end(), words.begin(), words.end());
  return run(argv);
}

const GateResult& Graded::gate(const std::string& task_id, Gate wanted) const {
  for (const LabResult& lab : result.labs) {
    for (const TaskResult& task : lab.tasks) {
      for (const GateResult& gate : task.gates) {
        if (task.id == task_id && gate.gate == wanted) return gate;
      }
    }
  }
  throw std::out_of_range("the result has no gate " + std::string(name_of(wanted)) + " of " + task_id);
}

Graded graded(const SmallKit& kit, Words words, const Environment& environment) {
  const fs::path document = kit.temporary().parent_path() / "graded.json";
  fs::remove(document);
  words.insert(words.end(), {"--json", document.string()});
  Graded graded = {kit.grade(words, environment), {}};
  if (!fs::exists(document)) throw std::runtime_error("grade wrote no document: " + graded.said.err);
  graded.result = read_result(text_of(document), document.string());
  return graded;
}

Started::Started(const SmallKit& kit, const Words& words, const Environment& environment) {
  Environment variables = kit.environment();
  for (const auto& [name, value] : environment) variables[name] = value;
  std::vector<std::string> texts = {"env"};
  for (const auto& [name, value] : variables) texts.push_back(name + "=" + value);
  texts.emplace_back(GRADE);
  texts.insert(texts.end(), words.begin(), words.end());
  std::vector<char*> argv;
  for (std::string& text : texts) argv.push_back(text.data());
  argv.push_back(nullptr);

  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  const int error = ::posix_spawnp(&process_, "env", &files, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  if (error != 0) throw std::system_error(error, std::generic_category(), "env");
}

Started::~Started() {
  if (process_ < 0) return;
  ::kill(process_, SIGKILL);
  ::waitpid(process_, nullptr, 0);
}

void Started::kill(int signal) const { ::kill(process_, signal); }

int Started::wait(std::chrono::milliseconds limit) {
  const auto deadline = std::chrono::steady_clock::now() + limit;
  int status = 0;
  while (::waitpid(process_, &status, WNOHANG) == 0) {
    if (std::chrono::steady_clock::now() > deadline) return -1;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  process_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::string text_of(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

bool is_one_sentence(const std::string& err) {
  return err.starts_with("grade: ") && std::count(err.begin(), err.end(), '\n') == 1 && err.ends_with("\n");
}

}  // namespace grader
