#!/usr/bin/env bash
# Makes builds/ again: ninja's output for every program of broken/, with each compiler and linker.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=/tmp/interleave-records/builds
rm -rf "$root"
mkdir -p "$here/builds"

build_file() {  # build_file <compiler> <linker> <source…>: a build.ninja with the names Lab.cmake gives
  local compiler=$1 linker=$2
  shift 2
  echo "rule compile
  command = $compiler -std=c++20 -Wall -Wextra -g1 -I$lab -c \$in -o \$out
  description = Building CXX object \$out
rule link
  command = $compiler -fuse-ld=$linker \$in -o \$out
  description = Linking CXX executable \$out"
  local objects=labs/03-locks/CMakeFiles/lab03.2.asan.tests.dir/tests/bank_test.cpp.o
  echo "build $objects: compile $lab/tests/bank_test.cpp"
  for source; do
    local object=labs/03-locks/CMakeFiles/lab03.2.asan.dir/$source.o
    echo "build $object: compile $lab/$source"
    objects+=" $object"
  done
  echo "build bin/lab03.2.asan: link $objects"
}

for fault in "$here"/broken/*/; do
  fault=$(basename "$fault")
  for tools in clang++-14:lld clang++-19:bfd g++-12:bfd; do
    lab=$root/$fault.${tools%:*}/labs/03-locks
    mkdir -p "$lab/tests"
    cp "$here/broken/bank.hpp" "$here/broken/$fault"/*.cpp "$lab/"
    cp "$here/broken/bank_test.cpp" "$lab/tests/"
    cd "$root/$fault.${tools%:*}" || exit 3
    build_file "${tools%:*}" "${tools#*:}" $(cd "$lab" && ls ./*.cpp | xargs -n1 basename) >build.ninja
    LC_ALL=C ninja -j1 -k0 >"$here/builds/$fault.${tools%:*}.txt" 2>&1
  done
done
