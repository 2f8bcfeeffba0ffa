#include "harness/census.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <sstream>
#include <utility>

namespace harness {
namespace {

std::map<std::string, std::function<long()>>& counted_things() {
  static std::map<std::string, std::function<long()>> things;
  return things;
}

/// "pipe:[4711]" and the flags it was opened with, in words.
std::string words_for_link(const std::string& link, int descriptor) {
  const auto is = [&](std::string_view start) { return link.starts_with(start); };
  if (is("pipe:")) {
    const int mode = ::fcntl(descriptor, F_GETFL) & O_ACCMODE;
    return mode == O_RDONLY ? "pipe, read end" : mode == O_WRONLY ? "pipe, write end" : "pipe";
  }
  if (is("socket:")) return "socket";
  if (is("anon_inode:[timerfd]")) return "timer";
  if (is("anon_inode:[eventfd]")) return "event counter";
  if (is("anon_inode:[eventpoll]")) return "epoll";
  if (is("anon_inode:[signalfd]")) return "signal queue";
  if (is("anon_inode:[pidfd]")) return "process handle";
  struct stat facts {};
  if (::fstat(descriptor, &facts) == 0 && S_ISDIR(facts.st_mode)) return "folder " + link;
  return is("/") ? "file " + link : link;
}

std::map<int, std::string> open_descriptors() {
  std::map<int, std::string> found;
  const std::unique_ptr<DIR, int (*)(DIR*)> folder(::opendir("/proc/self/fd"), ::closedir);
  if (!folder) return found;
  // NOLINTNEXTLINE(concurrency-mt-unsafe): the stream is this function's own.
  while (const dirent* entry = ::readdir(folder.get())) {
    char* end = nullptr;
    const int descriptor = static_cast<int>(std::strtol(entry->d_name, &end, 10));
    if (*end != '\0' || end == entry->d_name || descriptor == ::dirfd(folder.get())) continue;
    char link[512];
    const std::string path = "/proc/self/fd/" + std::to_string(descriptor);
    const ssize_t length = ::readlink(path.c_str(), link, sizeof link);
    if (length <= 0) continue;
    found[descriptor] = words_for_link({link, static_cast<std::size_t>(length)}, descriptor);
  }
  return found;
}

/// State and parent, from "42 (a name (with brackets)) S 17 …".
std::pair<char, pid_t> state_and_parent(const std::string& process) {
  std::ifstream file("/proc/" + process + "/stat");
  std::string text;
  std::getline(file, text);
  std::istringstream rest(text.substr(std::min(text.size(), text.rfind(')') + 1)));
  char state = '?';
  pid_t parent = 0;
  rest >> state >> parent;
  return {state, parent};
}

std::vector<Child> living_and_ended_children() {
  std::vector<Child> children;
  siginfo_t any{};
  // Cheap, and the usual answer: there is none.
  if (::waitid(P_ALL, 0, &any, WEXITED | WNOHANG | WNOWAIT) != 0) return children;
  const std::unique_ptr<DIR, int (*)(DIR*)> folder(::opendir("/proc"), ::closedir);
  if (!folder) return children;
  // NOLINTNEXTLINE(concurrency-mt-unsafe): the stream is this function's own.
  while (const dirent* entry = ::readdir(folder.get())) {
    const std::string name = entry->d_name;
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    const auto [state, parent] = state_and_parent(name);
    if (parent != ::getpid()) continue;
    const pid_t id = static_cast<pid_t>(std::atol(name.c_str()));
    children.push_back({.id = id, .ended = state == 'Z' || state == 'X'});
  }
  return children;
}

long kernel_timers() {
  std::ifstream file("/proc/self/timers");
  if (!file) return -1;
  long timers = 0;
  for (std::string line; std::getline(file, line);) timers += line.starts_with("ID:") ? 1 : 0;
  return timers;
}

std::string number_of(long count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

class List {
 public:
  void add(const std::string& item) { text_ += (text_.empty() ? "" : ", ") + item; }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

void add_descriptors(List& list, const Census& before, const Census& after) {
  std::vector<std::string> left;
  for (const auto& [descriptor, what] : after.descriptors) {
    const auto was = before.descriptors.find(descriptor);
    if (was == before.descriptors.end() || was->second != what) left.push_back(what);
  }
  if (left.empty()) return;
  std::string what;
  for (std::size_t i = 0; i < left.size() && i < 4; ++i) what += (i == 0 ? "" : "; ") + left[i];
  if (left.size() > 4) what += "; …";
  list.add(number_of(static_cast<long>(left.size()), "descriptor", "descriptors") + " (" + what + ")");
}

void add_children(List& list, const Census& before, const Census& after) {
  long ended = 0, running = 0;
  for (const Child& child : after.children) {
    const auto same = [&](const Child& other) { return other.id == child.id; };
    if (std::any_of(before.children.begin(), before.children.end(), same)) continue;
    ++(child.ended ? ended : running);
  }
  if (ended > 0)
    list.add(number_of(ended, "child that ended and was never waited for",
                       "children that ended and were never waited for"));
  if (running > 0) list.add(number_of(running, "child that still runs", "children that still run"));
}

}  // namespace

Census census() {
  Census found{.descriptors = open_descriptors(),
               .children = living_and_ended_children(),
               .timers = kernel_timers(),
               .counted = {}};
  for (const auto& [name, count] : counted_things()) found.counted[name] = count();
  return found;
}

std::string words_for_difference(const Census& before, const Census& after) {
  List list;
  add_descriptors(list, before, after);
  add_children(list, before, after);
  if (before.timers >= 0 && after.timers > before.timers)
    list.add(number_of(after.timers - before.timers, "timer", "timers"));
  for (const auto& [name, count] : after.counted) {
    const auto was = before.counted.find(name);
    const long more = count - (was == before.counted.end() ? 0 : was->second);
    if (more > 0) list.add(number_of(more, name, name + "s"));
  }
  return list.text();
}

std::string left_since(const Census& before) { return words_for_difference(before, census()); }

CountedThing::CountedThing(std::string name, std::function<long()> count) : name_(std::move(name)) {
  counted_things()[name_] = std::move(count);
}

CountedThing::~CountedThing() { counted_things().erase(name_); }

void adopt_orphans() { ::prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0); }

}  // namespace harness
