#include "harness/process_list.hpp"

#include <dirent.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>

namespace harness {
namespace {

/// "42 (a name (with brackets)) S 17 42 …": proc(5).
ProcessFacts facts_in(const std::string& stat) {
  ProcessFacts facts;
  std::istringstream rest(stat.substr(std::min(stat.size(), stat.rfind(')') + 1)));
  rest >> facts.state >> facts.parent >> facts.group;
  std::string skipped;
  for (int field = 6; field < 14; ++field) rest >> skipped;
  long user = 0, system = 0;
  rest >> user >> system;
  facts.ticks = user + system;
  return facts;
}

}  // namespace

std::vector<ProcessFacts> processes() {
  std::vector<ProcessFacts> all;
  const std::unique_ptr<DIR, int (*)(DIR*)> folder(::opendir("/proc"), ::closedir);
  if (!folder) return all;
  // NOLINTNEXTLINE(concurrency-mt-unsafe): the stream is this function's own.
  while (const dirent* entry = ::readdir(folder.get())) {
    const std::string name = entry->d_name;
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    std::ifstream file("/proc/" + name + "/stat");
    std::string stat;
    if (!std::getline(file, stat)) continue;  // It has ended meanwhile.
    ProcessFacts facts = facts_in(stat);
    facts.id = static_cast<pid_t>(std::stol(name));
    all.push_back(facts);
  }
  return all;
}

}  // namespace harness
