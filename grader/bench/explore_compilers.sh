#!/usr/bin/env bash
# The explorer's tests under each compiler and both ways of switching threads: a line for each program, and a count.
# Usage: grader/bench/explore_compilers.sh [COMPILER...]      clang++-14 clang++-19 g++-12, as far as they are there
#   TREES=FOLDER keeps the builds for the next time       ONLY="engine command" runs these programs alone
set -uo pipefail

kit=$(cd "$(dirname "$(readlink -f "$0")")/../.." && pwd)
trees=${TREES:-$(mktemp -d)}
[[ -n ${TREES:-} ]] || trap 'rm -rf "$trees"' EXIT
mkdir -p "$trees"
log=$(mktemp)
only=${ONLY:-engine driver litmus live_report corpus races search report runner command}
run=0 failed=0

main() {
  local compilers=("$@") compiler program
  [[ $# -gt 0 ]] || mapfile -t compilers < <(compgen -c | grep -xE 'clang\+\+-14|clang\+\+-19|g\+\+-12' | sort -u)
  for compiler in "${compilers[@]}"; do
    for program in $only; do
      case $program in
        engine | driver | litmus | live_report | corpus)  # They control threads.
          ask "$compiler" "$program" "user switch" INTERLEAVE_BACKEND=
          ask "$compiler" "$program" baton INTERLEAVE_BACKEND=baton
          ;;
        # The command is the same whoever compiled it; the programs that it explores are not.
        command) ask "$compiler" command "" INTERLEAVE_TEST_CXX="$compiler" --gtest_filter='Explore.*' ;;
        *) ask "$compiler" "$program" "" INTERLEAVE_BACKEND= ;;
      esac
    done
  done
  printf '%s programs run, %s failed\n' "$run" "$failed"
  [[ $run -gt 0 && $failed == 0 ]]
}

# ask <compiler> <program> <backend> <VARIABLE=value> [argument...]
ask() {
  local compiler=$1 program=$2 backend=$3 setting=$4 tree=$trees/$1 target=test.explore.$2 words=FAILED
  shift 4
  [[ $program != command ]] || tree=$trees/command target=test.command
  ((++run))
  if ! build "$tree" "$compiler" "$target" > "$log" 2>&1; then
    words="does not build"
  elif env "$setting" nice -n 5 "$tree/bin/$target" "$@" > "$log" 2>&1; then
    words=$(grep -E '^\[  PASSED' "$log" | sed 's/.*\] *//; s/\.$/ passed/')
  fi
  printf '%-12s %-12s %-12s %s\n' "$compiler" "$program" "$backend" "$words"
  [[ $words == *passed ]] && return
  ((++failed))
  grep -E -B 20 '^\[  FAILED|error:' "$log" | tail -n 60 || tail -n 20 "$log"
}

build() {
  [[ -e $1/build.ninja ]] ||
    nice -n 5 cmake -S "$kit/grader" -B "$1" -G Ninja -DCMAKE_CXX_COMPILER="$2" -DINTERLEAVE_TESTS=ON || return
  nice -n 5 ninja -C "$1" "$3"
}

main "$@"
