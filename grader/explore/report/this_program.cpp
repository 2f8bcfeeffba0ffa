#include "explore/report/this_program.hpp"

#include <cxxabi.h>
#include <dlfcn.h>
#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "explore/report/tool_output.hpp"

namespace explore {
namespace {

constexpr std::chrono::minutes symboliser_limit{1};

/// Where the program's file was loaded: an address in the file plus `base` is one in memory.
struct Loaded {
  std::uintptr_t base = 0, begin = 0, end = 0;
};

Loaded loaded_program() {
  Loaded loaded;
  dl_iterate_phdr(
      [](dl_phdr_info* info, std::size_t, void* result) {
        auto& into = *static_cast<Loaded*>(result);
        into.base = info->dlpi_addr;
        into.begin = UINTPTR_MAX;
        for (int i = 0; i < info->dlpi_phnum; ++i) {
          const auto& segment = info->dlpi_phdr[i];
          if (segment.p_type != PT_LOAD) continue;
          into.begin = std::min<std::uintptr_t>(into.begin, into.base + segment.p_vaddr);
          into.end = std::max<std::uintptr_t>(into.end, into.base + segment.p_vaddr + segment.p_memsz);
        }
        return 1;  // The first is the program itself.
      },
      &loaded);
  return loaded;
}

/// A path that another process can open too.
std::string program_file() {
  char path[4096];
  const ssize_t length = readlink("/proc/self/exe", path, sizeof path);
  std::string file(path, length > 0 ? static_cast<std::size_t>(length) : 0);
  if (length <= 0 || access(file.c_str(), R_OK) != 0) return "/proc/" + std::to_string(getpid()) + "/exe";
  return file;
}

std::string demangled(const char* name) {
  if (std::strncmp(name, "_Z", 2) != 0) return name;  // C: "a" would be read as the type signed char.
  int status = 0;
  const std::unique_ptr<char, void (*)(void*)> text(abi::__cxa_demangle(name, nullptr, nullptr, &status),
                                                    std::free);
  return status == 0 && text ? text.get() : name;
}

std::string hexadecimal(std::uintptr_t address) {
  char text[2 + 2 * sizeof address + 1];
  std::snprintf(text, sizeof text, "0x%llx", static_cast<unsigned long long>(address));
  return text;
}

Frames library_frames(std::uintptr_t address) {
  Dl_info info{};
  // NOLINTNEXTLINE(performance-no-int-to-ptr): an address is what there is.
  if (dladdr(reinterpret_cast<const void*>(address), &info) == 0 || info.dli_fname == nullptr) return {};
  return {{.function = info.dli_sname == nullptr ? "" : demangled(info.dli_sname),
           .file = info.dli_fname,
           .line = 0}};
}

/// What a file holds, for as long as this lives.
class MappedFile {
 public:
  explicit MappedFile(const std::string& path) {
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat facts {};
    if (file >= 0 && fstat(file, &facts) == 0) {
      size_ = static_cast<std::size_t>(facts.st_size);
      data_ = mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file, 0);
      if (data_ == MAP_FAILED) data_ = nullptr;
    }
    if (file >= 0) close(file);
  }
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile() {
    if (data_ != nullptr) munmap(data_, size_);
  }

  /// `count` records at an offset; null where the file does not hold them.
  template <class Record>
  const Record* records(std::uint64_t offset, std::uint64_t count) const {
    const bool inside = data_ != nullptr && offset <= size_ && count <= (size_ - offset) / sizeof(Record);
    return inside ? reinterpret_cast<const Record*>(static_cast<const char*>(data_) + offset) : nullptr;
  }

 private:
  void* data_ = nullptr;
  std::size_t size_ = 0;
};

struct Variable {
  std::uintptr_t address = 0;
  std::uint64_t size = 0;
  std::string symbol;
};

void add_variables(const MappedFile& file, const Elf64_Shdr& table, const Elf64_Shdr& names,
                   std::vector<Variable>& variables) {
  const std::uint64_t count = table.sh_size / sizeof(Elf64_Sym);
  const auto* symbols = file.records<Elf64_Sym>(table.sh_offset, count);
  const auto* text = file.records<char>(names.sh_offset, names.sh_size);
  if (symbols == nullptr || text == nullptr) return;
  for (std::uint64_t i = 0; i < count; ++i) {
    const Elf64_Sym& symbol = symbols[i];
    if (ELF64_ST_TYPE(symbol.st_info) != STT_OBJECT || symbol.st_size == 0 || symbol.st_shndx == SHN_UNDEF ||
        symbol.st_name >= names.sh_size)
      continue;
    const char* name = text + symbol.st_name;
    variables.push_back({.address = symbol.st_value,
                         .size = symbol.st_size,
                         .symbol = std::string(name, strnlen(name, names.sh_size - symbol.st_name))});
  }
}

std::vector<Variable> variables_in(const MappedFile& file) {
  std::vector<Variable> variables;
  const auto* header = file.records<Elf64_Ehdr>(0, 1);
  if (header == nullptr || std::memcmp(header->e_ident, ELFMAG, SELFMAG) != 0) return variables;
  const auto* sections = file.records<Elf64_Shdr>(header->e_shoff, header->e_shnum);
  for (int i = 0; sections != nullptr && i < header->e_shnum; ++i) {
    if (sections[i].sh_type == SHT_SYMTAB && sections[i].sh_link < header->e_shnum)
      add_variables(file, sections[i], sections[sections[i].sh_link], variables);
  }
  return variables;
}

}  // namespace

std::vector<Frames> frames_of_this_program(const std::vector<std::uintptr_t>& addresses, bool* late) {
  const Loaded program = loaded_program();
  std::vector<std::string> asked;
  std::vector<Frames> all(addresses.size());
  std::vector<std::size_t> own;
  for (std::size_t i = 0; i < addresses.size(); ++i) {
    if (addresses[i] < program.begin || addresses[i] >= program.end) {
      all[i] = library_frames(addresses[i]);
      continue;
    }
    own.push_back(i);
    asked.push_back(hexadecimal(addresses[i] - program.base));
  }
  if (asked.empty()) return all;

  const std::string file = program_file();
  for (const char* tool : {"addr2line", "llvm-symbolizer", "llvm-symbolizer-19", "llvm-symbolizer-14"}) {
    std::vector<std::string> command = {tool, "-e", file, "-a", "-i", "-f", "-C"};
    if (command.front() != "addr2line") command.emplace_back("--output-style=GNU");
    command.insert(command.end(), asked.begin(), asked.end());
    const auto printed = output_of(command, symboliser_limit, late);
    if (!printed) continue;
    std::vector<Frames> frames = frames_in(*printed, own.size());
    for (std::size_t i = 0; i < own.size(); ++i) all[own[i]] = std::move(frames[i]);
    break;
  }
  return all;
}

GlobalFinder globals_of_this_program() {
  const auto variables = std::make_shared<std::vector<Variable>>(variables_in(MappedFile(program_file())));
  return [variables, base = loaded_program().base](std::uintptr_t address) -> std::optional<Global> {
    const std::uintptr_t wanted = address - base;
    for (const Variable& variable : *variables) {
      if (wanted < variable.address || wanted - variable.address >= variable.size) continue;
      return Global{.name = variable_name(demangled(variable.symbol.c_str())),
                    .size = variable.size,
                    .offset = wanted - variable.address};
    }
    return std::nullopt;
  };
}

std::string variable_name(const std::string& symbol) {
  std::size_t begin = 0;
  int depth = 0;
  for (std::size_t i = 0; i + 1 < symbol.size(); ++i) {
    const char c = symbol[i];
    if (c == '(' || c == '<' || c == '{') ++depth;
    if (c == ')' || c == '>' || c == '}') --depth;
    if (depth == 0 && c == ':' && symbol[i + 1] == ':') begin = i + 2;
  }
  std::string name = symbol.substr(begin);
  name.resize(std::min(name.find('['), name.size()));  // "x[abi:cxx11]"
  // A C compiler tells static locals apart by a number: "limit.3".
  const std::size_t dot = name.rfind('.');
  if (dot != std::string::npos && name.find_first_not_of("0123456789", dot + 1) == std::string::npos)
    name.resize(dot);
  return name;
}

}  // namespace explore
