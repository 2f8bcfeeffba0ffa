# Variants.cmake: the ways a lab's programs are compiled.
#
#   debug, release  plain, for the IDE; the build type decides
#   asan            address, undefined-behaviour and leak sanitizers    -> the gate "correct"
#   tsan            thread sanitizer                                    -> the gate "race-free"
#   measure         optimised, with the counters of grader/harness      -> the gates "tidy" and "fast enough"
#   explore         under the scheduler of grader/explore, x86-64 Linux -> the gate "never stuck"
#
# A variant is an interface library, variant.<name>, which every object of that variant links.

set(sanitized -O1 -g1 -fno-omit-frame-pointer)
set(flags_of_debug "")
set(flags_of_release "")
set(flags_of_asan ${sanitized} -fsanitize=address,undefined -fno-sanitize-recover=undefined)
set(flags_of_tsan ${sanitized} -fsanitize=thread)
set(flags_of_measure -O2 -g1)
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  # clang 14 emits coroutines that the assembler refuses under -fsanitize=function.
  list(APPEND flags_of_asan -fno-sanitize=function)
  # "return read(…)" stays a call, with a line of its own to name (harness/faults.hpp). Coroutines still hand over
  # without a stack where the compiler optimises; g++'s would not.
  list(APPEND flags_of_asan -fno-optimize-sibling-calls)
  list(APPEND flags_of_measure -fno-optimize-sibling-calls)
endif()

# What a lab's tests add to their variant: compiling them takes longer than running them, and undefined behaviour is
# looked for in the answer. Optimised where they measure.
set(tests_flags_of_asan -O0 -fno-sanitize=undefined)
set(tests_flags_of_tsan -O0)
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  # A learner's coroutines may lie in a header: not optimised, they hand over without a stack only so.
  list(APPEND tests_flags_of_asan -foptimize-sibling-calls)
endif()

add_library(variant.common INTERFACE)
target_compile_options(variant.common INTERFACE -Wall -Wextra)
target_link_libraries(variant.common INTERFACE Threads::Threads)
# lld 14 may begin the read-only-after-relocation part in the page before the first mapped one, when the first thing
# in it is a small thread_local; such a program does not start.
target_link_options(variant.common INTERFACE -Wl,-z,norelro)
# lld is what ./grade installs. mold may be faster, but leaves a process behind that still writes the program.
find_program(INTERLEAVE_LLD ld.lld)
if(INTERLEAVE_LLD)
  target_link_options(variant.common INTERFACE -fuse-ld=lld)
endif()

# The explorer's own target says how code that it runs is compiled; its libraries exist where it does.
set(flags_of_explore "")
if("explore" IN_LIST INTERLEAVE_VARIANTS AND NOT CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  list(REMOVE_ITEM INTERLEAVE_VARIANTS explore)
  message(STATUS "No explorer for ${CMAKE_SYSTEM_PROCESSOR}: the gate \"never stuck\" is not judged here")
endif()

foreach(variant IN ITEMS debug release asan tsan measure explore)
  add_library(variant.${variant} INTERFACE)
  target_compile_options(variant.${variant} INTERFACE ${flags_of_${variant}})
  target_link_options(variant.${variant} INTERFACE ${flags_of_${variant}})
  target_link_libraries(variant.${variant} INTERFACE variant.common)
  # Linked after the variant, so that its flags come last.
  add_library(variant.${variant}.tests INTERFACE)
  target_compile_options(variant.${variant}.tests INTERFACE ${tests_flags_of_${variant}})
endforeach()

foreach(variant IN LISTS INTERLEAVE_VARIANTS)
  if(NOT TARGET variant.${variant})
    message(FATAL_ERROR "INTERLEAVE_VARIANTS: no variant is called '${variant}'")
  endif()
endforeach()
