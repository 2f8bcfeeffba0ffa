// doctor: is this machine able to judge? One line per thing, each with what to do about it.
#include <fmt/core.h>

#include <cctype>
#include <cstdlib>
#include <fstream>

#include "cli/terminal.hpp"
#include "cli/verbs.hpp"
#include "gates/machine.hpp"
#include "process/run.hpp"
#include "process/temporary_folder.hpp"

namespace grader {
namespace {

namespace fs = std::filesystem;

struct Diagnosis {
  std::string subject;
  bool healthy = true;
  std::string detail;  ///< what was found, or what to do
};

Diagnosis compiler(const Kit& kit, const Machine& machine) {
  const std::string prefix = "clang ";
  const bool clang = machine.compiler.rfind(prefix, 0) == 0;
  const int major = clang ? std::atoi(machine.compiler.c_str() + prefix.size()) : 0;
  if (major >= 14) return {"compiler", true, fmt::format("{} ({})", machine.compiler, kit.compiler)};
  return {"compiler", false,
          fmt::format("{} is '{}'; clang 14 or newer grades: apt-get install clang", kit.compiler,
                      machine.compiler)};
}

/// Compiles a faulty program and expects the sanitizer to say so: a sanitizer that is silent judges nothing.
Diagnosis sanitizer(const Kit& kit, const std::string& flag, const std::string& source,
                    const std::string& word) {
  const std::string subject = "-fsanitize=" + flag;
  const TemporaryFolder folder("interleave-doctor");
  std::ofstream(folder.path() / "probe.cpp") << source;
  const std::string program = folder.path() / "probe";
  const Finished build = run({.argv = {kit.compiler, "-std=c++20", "-g", "-fsanitize=" + flag,
                                       (folder.path() / "probe.cpp").string(), "-o", program, "-pthread"},
                              .time_limit = std::chrono::minutes(1)});
  Diagnosis diagnosis{subject, true, "finds a planted fault"};
  if (!succeeded(build)) {
    diagnosis = {subject, false,
                 "does not link: apt-get install libclang-rt-dev (or libclang-rt-<version>-dev)"};
  } else {
    Finished probe = run({.argv = {program}});
    if (probe.output.find(word) == std::string::npos) {
      probe = run({.argv = {program}, .fixed_addresses = true});
      diagnosis.detail = "finds a planted fault, with fixed addresses";
    }
    if (probe.output.find(word) == std::string::npos) {
      diagnosis = {subject, false,
                   fmt::format("does not run here: {}. Try: sysctl vm.mmap_rnd_bits=28, or a newer clang",
                               probe.output.substr(0, probe.output.find('\n')))};
    }
  }
  return diagnosis;
}

Diagnosis cores(const Machine& machine) {
  std::string detail = fmt::format("{} usable", machine.cores);
  if (machine.cpu_quota > 0) detail += fmt::format(", quota of {:.1f} CPUs", machine.cpu_quota);
  if (machine.cores < 2) detail += "; real speed is not judged here, and costs nothing";
  return {"cores", true, detail};
}

Diagnosis symbolizer() {
  const bool found =
      succeeded(run({.argv = {"sh", "-c", "command -v llvm-symbolizer || ls /usr/bin/llvm-symbolizer-*"}}));
  return {
      "llvm-symbolizer", found,
      found ? "names source lines in reports" : "missing, so reports have no lines: apt-get install llvm"};
}

Diagnosis disk(const fs::path& folder) {
  std::error_code error;
  const fs::space_info space = fs::space(folder, error);
  if (error) return {"disk", false, fmt::format("{}: {}", folder.string(), error.message())};
  const double gigabytes = static_cast<double>(space.available) / 1e9;
  const bool enough = gigabytes > 0.5;
  return {"disk", enough,
          fmt::format("{:.1f} GB free at {}{}", gigabytes, folder.string(),
                      enough ? "" : "; gradings need about half a gigabyte")};
}

/// Ninja loses the names of headers below a folder with one of some characters: it then compiles everything
/// anew.
Diagnosis place(const fs::path& root) {
  constexpr std::string_view followed = "+,/_:.~()}{%=@[]! -";
  for (const char c : root.string()) {
    const bool plain = std::isalnum(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0;
    if (plain || followed.find(c) != followed.npos) continue;
    return {
        "place", true,
        fmt::format("{}: because of the {} in it every grading compiles everything; a plain name is faster",
                    root.string(), c)};
  }
  return {"place", true, root.string()};
}

constexpr const char* racy_program = R"(#include <thread>
int shared; int main() { std::thread other([] { shared = 1; }); shared = 2; other.join(); })";
constexpr const char* overflowing_program =
    "int main(int c, char**) { int* p = new int[1]; p[c] = 1; return p[c]; }";

}  // namespace

int doctor_verb(const Kit& kit, const Arguments& arguments) {
  const Style style(arguments.color);
  const Machine machine = look_at_machine(kit.compiler);
  fmt::print("{}, {}\n", machine.system, machine.compiler);
  bool healthy = true;
  for (const Diagnosis& d :
       {compiler(kit, machine),
        sanitizer(kit, "address", overflowing_program, "AddressSanitizer: heap-buffer-overflow"),
        sanitizer(kit, "thread", racy_program, "ThreadSanitizer: data race"), symbolizer(), cores(machine),
        place(kit.root), disk(kit.root), disk(fs::temp_directory_path())}) {
    fmt::print("  {}{:<4}{}  {:<20} {}\n", d.healthy ? style.green() : style.red(), d.healthy ? "ok" : "BAD",
               style.plain(), d.subject, d.detail);
    healthy = healthy && d.healthy;
  }
  return healthy ? 0 : 3;
}

}  // namespace grader
