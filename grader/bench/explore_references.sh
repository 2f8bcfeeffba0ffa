#!/usr/bin/env bash
# What the gate "never stuck" may claim of the references: for each explored case its schedules and how far they reach.
# Usage: grader/bench/explore_references.sh [LAB...]      every lab, or `02 03`; TREE=FOLDER keeps the build
# INTERLEAVE_SAMPLES=10000 samples more than the tests do, where not all interleavings can be checked.
set -euo pipefail

kit=$(cd "$(dirname "$(readlink -f "$0")")/../.." && pwd)
compiler=${INTERLEAVE_CXX:-clang++}
tree=${TREE:-$(mktemp -d)}
[[ -n ${TREE:-} ]] || trap 'rm -rf "$tree"' EXIT
log=$(mktemp)

main() {
  local labs='[0-9]+' programs program
  [[ $# -eq 0 ]] || labs=$(printf '%s|' "$@" | sed 's/|$//')
  cmake -S "$kit" -B "$tree" -G Ninja -DCMAKE_CXX_COMPILER="$compiler" -DINTERLEAVE_VARIANTS=explore \
    -DINTERLEAVE_ANSWERS=all > "$log" || { cat "$log"; exit 1; }
  mapfile -t programs < <(ninja -C "$tree" -t targets all | grep -oE "^lab($labs)\.[0-9]+\.reference\.explore:" | tr -d : | sort -u)
  nice -n 5 ninja -C "$tree" "${programs[@]}" > "$log" || { tail -n 20 "$log"; exit 1; }
  for program in "${programs[@]}"; do
    "$tree/bin/$program" 2>&1 || true
  done | tee "$log" | tell
}

# The line before a case's OK says what was searched.
tell() {
  awk '/^\[ RUN/ { name = $4 }
       /^\[ *(OK|FAILED) / && name != "" {
         ++cases; failed += /FAILED/
         all += last ~ /^(all .* interleavings|the only interleaving)/
         bound += last ~ /^(all|the only) .*with at most 2 preemptions/
         sampled += last !~ /interleaving|with at most 2/
         printf "%-52s %s%s\n", name, /FAILED/ ? "FAILED: " : "", last
         name = ""
       }
       { last = $0 }
       END { printf "%d cases, %d failed: all interleavings of %d, all with at most 2 preemptions of %d, less of %d\n", cases, failed, all, bound, sampled
             exit failed > 0 || cases == 0 }'
}

main "$@"
