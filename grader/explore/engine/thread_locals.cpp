#include "explore/engine/thread_locals.hpp"

#include <cxxabi.h>
#include <link.h>

#include <cerrno>
#include <cstring>

#include "explore/engine/control.hpp"

namespace explore {
namespace {

struct Image {
  const char* data = nullptr;
  std::size_t initialised = 0, all = 0, offset = 0;  ///< bytes; offset below the thread pointer
};

// The program is the first object listed, and its variables lie next to the thread pointer.
int find_program(dl_phdr_info* object, std::size_t, void* argument) {
  auto& image = *static_cast<Image*>(argument);
  for (int i = 0; i < object->dlpi_phnum; ++i) {
    const auto& part = object->dlpi_phdr[i];
    if (part.p_type != PT_TLS) continue;
    image.data = reinterpret_cast<const char*>(object->dlpi_addr + part.p_vaddr);
    image.initialised = part.p_filesz;
    image.all = part.p_memsz;
    const std::size_t alignment = part.p_align > 0 ? part.p_align : 1;
    image.offset = (part.p_memsz + alignment - 1) / alignment * alignment;
  }
  return 1;
}

const Image& image_of_program() {
  static const Image image = [] {
    Image found;
    dl_iterate_phdr(find_program, &found);
    return found;
  }();
  return image;
}

}  // namespace

void reset_thread_locals() {
  errno = 0;
  const Image& image = image_of_program();
  if (image.all == 0) return;
  char* const own = static_cast<char*>(thread_pointer()) - image.offset;
  std::memcpy(own, image.data, image.initialised);
  std::memset(own + image.initialised, 0, image.all - image.initialised);
}

void forget_exceptions() {
  struct Globals {  // As in the Itanium C++ ABI, 2.2.2.
    void* caught;
    unsigned uncaught;
  };
  auto* const globals = reinterpret_cast<Globals*>(abi::__cxa_get_globals());
  globals->caught = nullptr;
  globals->uncaught = 0;
}

}  // namespace explore
