#!/usr/bin/env bash
# From saving a file to the verdict: seconds to the first gate and to all gates of a task, median of N edits; and how long
# a lab takes that was never built. Usage: grader/bench/latency.sh [N [LAB...]]
# Works on a copy of the kit, with the reference's files in the labs: 03 always, others by number (or 04 to 07).
set -euo pipefail

kit=$(cd "$(dirname "$(readlink -f "$0")")/../.." && pwd)
edits=${1:-7}
shift || true
labs=("$@")
[[ $# -gt 0 ]] || labs=(04 05 06 07)
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT

main() {
  cp -r "$kit"/{grade,CMakeLists.txt,CMakePresets.json,labs,grader,solutions} "$copy"
  cp "$copy"/solutions/03-locks/*.{hpp,cpp} "$copy"/labs/03-locks/
  cd "$copy"
  ./grade 03 > warm-up.txt || { cat warm-up.txt; exit 1; }
  printf 'machine: %s, %s cores, load %s\n' "$(head -n 1 warm-up.txt | sed 's/.*  //')" "$(nproc)" "$(cut -d ' ' -f 1 /proc/loadavg)"
  printf '%-34s %12s %12s   (seconds, median of %s)\n' "edit" "first gate" "all gates" "$edits"
  measure "one line of bank.cpp, task 03.2" labs/03-locks/bank.cpp 03.2
  measure "one line of bank.hpp, task 03.2" labs/03-locks/bank.hpp 03.2
  measure "one line of bank.cpp, lab 03" labs/03-locks/bank.cpp 03
  measure "nothing, task 03.2" /dev/null 03.2
  for lab in "${labs[@]}"; do measure_lab "$lab"; done
}

# measure_lab <NN>: the first grading of the lab, then edits of its first task.
measure_lab() {
  local folder file begin
  folder=$(basename labs/"$1"-*)
  cp solutions/"$folder"/*.{hpp,cpp} labs/"$folder"/
  begin=$EPOCHREALTIME
  ./grade "$1" > first.txt || { cat first.txt; exit 1; }
  printf '%-34s %12s %12s\n' "lab $1, never built" "" "$(since "$begin")"
  file=$(grep -o '[a-z_]*\.cpp' labs/"$folder"/lab.json | head -n 1)
  measure "one line of $file, task $1.1" labs/"$folder"/"$file" "$1.1"
}

# measure <label> <file> <target>: appends a comment to the file and grades, again and again.
measure() {
  local first=() all=() begin
  for ((i = 0; i < edits; ++i)); do
    [[ $2 == /dev/null ]] || printf '// edit %s\n' "$RANDOM" >> "$2"
    begin=$EPOCHREALTIME
    local seen=
    while IFS= read -r line; do
      if [[ -z $seen && $line == *builds* ]]; then
        seen=1
        first+=("$(since "$begin")")
      fi
    done < <(./grade "$3")
    all+=("$(since "$begin")")
  done
  printf '%-34s %12s %12s\n' "$1" "$(median "${first[@]}")" "$(median "${all[@]}")"
}

since() { awk -v a="$1" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.2f", b - a }'; }
median() { printf '%s\n' "$@" | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

main
