#!/usr/bin/env bash
# Makes transcripts/ again: what the harness and the program say for every case of endings/, plain and under asan.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
kit=$(cd "$here/../../../.." && pwd)
root=/tmp/interleave-records/endings
rm -rf "$root" && mkdir -p "$root/labs/03-locks/tests" "$here/transcripts"
cp -r "$kit/grader/harness" "$root/" && cp -r "$kit/labs/support" "$root/labs/"
cp "$here/endings/endings_test.cpp" "$root/labs/03-locks/tests/"
cd "$root"
sources="labs/03-locks/tests/endings_test.cpp labs/support/lab.cpp harness/main.cpp harness/evidence.cpp"
build() { clang++-14 -std=c++20 -O1 -gline-tables-only -w "${@:2}" -I"$root" -I"$root/labs" $sources -lgtest -pthread -o "$1"; }
build plain
build asan -fsanitize=address,undefined -fno-sanitize=function -fno-sanitize-recover=undefined

run() {  # run <variant> <case>: status, evidence, output and log in one file
  rm -f log.* evidence output
  local status=0 options="log_path=log:exitcode=66:handle_abort=1"
  ENDING=$2 INTERLEAVE_EVIDENCE="9:the-nonce:Endings.$2" ASAN_OPTIONS=$options:leak_check_at_exit=0 \
    UBSAN_OPTIONS=$options timeout 20 "./$1" 9>evidence >output 2>&1 || status=$?
  {
    echo "$status"
    for part in evidence output log.*; do
      echo "=== ${part%%.*}"
      [[ ! -e $part ]] || cat "$part"
    done
  } >"$here/transcripts/$2.$1.txt"
}

for name in $(sed -n 's/^TEST(Endings, \([a-z_]*\)).*/\1/p' labs/03-locks/tests/endings_test.cpp); do
  run plain "$name"
  run asan "$name"
done
