# Flags.cmake: how the grader's own code is compiled, and the explorer's beside the labs.
if(NOT TARGET grader_flags)
  add_library(grader_flags INTERFACE)
  # A struct that names the fields it sets means the others' defaults; g++ and clang 19 warn of that.
  target_compile_options(grader_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror
    -Wno-missing-field-initializers)
  find_program(INTERLEAVE_LLD ld.lld)
  if(INTERLEAVE_LLD)
    target_link_options(grader_flags INTERFACE -fuse-ld=lld -Wl,-z,norelro)  # Why norelro: Variants.cmake.
  endif()
endif()
