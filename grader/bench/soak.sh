#!/usr/bin/env bash
# False verdicts: every known answer N times as the machine is, the right ones also beside two CPU hogs and on one core.
# Usage: grader/bench/soak.sh [N] [LAB...]        20 rounds of every lab take hours; name labs to shorten it
set -euo pipefail

cd "$(dirname "$(readlink -f "$0")")/../.."
rounds=${1:-20}
shift || true
if [[ $# -eq 0 ]]; then
  set -- $(cd labs && printf '%s\n' [0-9]*/ | cut -d - -f 1)
fi
hogs=()
trap 'end_hogs' EXIT

main() {
  run_condition "as it is" ./grade check "$@" --times "$rounds"
  start_hogs
  run_condition "beside two hogs" ./grade check "$@" --times "$rounds" --answers right
  end_hogs
  run_condition "on one core" taskset -c 0 ./grade check "$@" --times "$rounds" --answers right
}

run_condition() {
  local name=$1 log
  shift
  log=$(mktemp)
  printf '%s (load %s): ' "$name" "$(cut -d ' ' -f 1 /proc/loadavg)"
  "$@" > "$log" 2>&1 || true
  tail -n 1 "$log"
  grep -A 1 '^FAIL' "$log" || true
  rm -f "$log"
}

start_hogs() {
  for _ in 1 2; do
    sh -c 'while :; do :; done' &
    hogs+=($!)
  done
}

end_hogs() {
  [[ ${#hogs[@]} -eq 0 ]] || kill "${hogs[@]}" 2> /dev/null || true
  hogs=()
}

main "$@"
