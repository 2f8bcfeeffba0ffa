#!/usr/bin/env bash
# Does lab 12's reference hold? A desk of its parts, 200 customers at fixed times, others with bad manners, SIGTERM in the
# middle of it: no request lost, no step of the loop over 5 ms of processor time, closed within the drain, nothing left.
#
#   desk_load.sh [SECONDS [PER_SECOND [CONNECTIONS]]]     10, 60 and 200 if not given
set -euo pipefail

root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
seconds=${1:-10} per_second=${2:-60} connections=${3:-200}
work=$(mktemp -d)
desk=
trap '[[ -z $desk ]] || kill -KILL "$desk" 2> /dev/null || true; rm -rf "$work"' EXIT

fail() { printf 'desk_load: %s\n' "$*" >&2; exit 1; }

# The lab with the reference's parts in it.
mkdir -p "$work/labs" "$work/grader"
cp -r "$root/labs/12-order-desk" "$root/labs/support" "$work/labs/"
cp -r "$root/grader/harness" "$work/grader/"
cp "$root"/solutions/12-order-desk/*.?pp "$work/labs/12-order-desk/"
build="$work/labs/12-order-desk/desk.sh"
"$build" load 2> "$work/build.log" || [[ $? == 2 ]] || { cat "$work/build.log" >&2; fail "the load does not build"; }

"$build" --port 0 --plugins 2 > "$work/desk.out" 2> "$work/desk.log" &
desk=$!
for ((tries = 0; tries < 3000; ++tries)); do
  port=$(sed -n 's/^port //p' "$work/desk.out")
  [[ -n $port ]] && break
  kill -0 "$desk" || { cat "$work/desk.log" >&2; fail "the desk does not start"; }
  sleep 0.1
done
exec 3<> "/dev/tcp/127.0.0.1/$port"  # The first price makes the bell between pool and loop.
printf 'PRICE 1\n' >&3
read -r -t 10 answer <&3 || fail "no answer to the first request"
exec 3>&-
sleep 0.5
threads=$(ls "/proc/$desk/task" | wc -l)
descriptors=$(ls "/proc/$desk/fd" | wc -l)

"$work/build/desk/load" "$port" "$connections" "$per_second" "$seconds" faulty || fail "answers are missing or wrong"

# Whoever came has gone again; then some are in work when it closes.
sleep 1
left=$(ls "/proc/$desk/fd" | wc -l)
((left == descriptors)) || fail "$descriptors descriptors before the rush, and $left after it"
[[ $(ls "/proc/$desk/task" | wc -l) == "$threads" ]] || fail "the desk has started threads"
exec 3<> "/dev/tcp/127.0.0.1/$port"
printf 'WAIT 250\n' >&3
sleep 0.1
began=$(date +%s%N)
kill -TERM "$desk"
wait "$desk" || fail "the desk ended with status $?"
took=$((($(date +%s%N) - began) / 1000000))
desk=
read -r answer <&3 || true
[[ $answer == OK ]] || fail "the request in work at SIGTERM heard \"$answer\""

stats=$(tail -n 1 "$work/desk.out")
number() { sed -n "s/.*\"$1\":\([0-9]*\).*/\1/p" <<< "$stats"; }
sum=$(($(number ok) + $(number failed) + $(number timeouts) + $(number busy) + $(number in_flight)))
[[ $(number accepted) == "$sum" ]] || fail "the numbers do not add up: $stats"
[[ $(number in_flight) == 0 ]] || fail "requests are in flight after the end: $stats"
starts=$(grep -c '"event":"start"' "$work/desk.log") ends=$(grep -c '"event":"end"' "$work/desk.log")
[[ $starts == "$ends" ]] || fail "$starts requests began and $ends ended in the log"
(($(number longest_step_us) <= 5000)) || fail "a step of the loop took $(number longest_step_us) us of processor time"
printf 'closed %d ms after SIGTERM (drain: 500); threads %d; %s\n' "$took" "$threads" "$stats"
