#!/usr/bin/env bash
# Makes reports/ and startup/ again: runs every fault of faults/ under the sanitizers of every compiler that is installed.
# Usage: record.sh [compiler…]        default: clang++-14 clang++-19 g++-12
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
grader=$(cd "$here/../../.." && pwd)
root=/tmp/interleave-records  # What the reports will name.
kit=$root/labs/03-locks
mkdir -p "$kit" "$root/grader"
cp -r "$here/faults/." "$kit/"
cp -r "$grader/harness" "$root/grader/"
cd "$kit"

races="sell_from_two_threads peek_without_the_lock note_from_two_threads rename_while_reading close_while_asking
  count_in_a_global count_on_the_heap count_in_a_local use_a_freed_counter destroy_while_calling
  race_after_a_sleep transfer_in_both_orders audit_against_report three_in_a_circle
  destroy_a_locked_mutex unlock_for_another_thread unlock_what_is_free leave_a_thread_behind
  crash_under_threads recurse_for_ever throw_on_a_thread forget_to_join
  carry_an_exception try_a_lock_for_a_while swap_a_shared_pointer notify_at_thread_exit"
memory="read_freed_memory write_freed_memory freed_by_another_thread read_after_scope read_after_return
  read_past_the_heap_block write_past_the_heap_block write_past_the_array read_before_the_array
  read_past_the_global read_past_the_vector leak_a_block leak_a_list free_twice free_a_local
  free_array_as_one recurse_for_ever read_a_null_pointer call_on_a_null_pointer copy_to_null
  copy_to_nowhere overflow_an_int index_past_the_array store_past_the_array forget_to_return
  divide_by_zero shift_too_far load_a_bad_bool ask_for_too_much throw_on_a_thread
  throw_an_int_on_a_thread forget_to_join capture_a_dead_local crash_under_threads"

build() {  # build <compiler> <variant> <flags…>: leaves ./$compiler.$variant
  local compiler=$1 variant=$2
  shift 2
  local objects=()
  for source in ticket_office.cpp bank.cpp ledger.cpp workers.cpp tests/faults_test.cpp \
    "$root/grader/harness/main.cpp" "$root/grader/harness/evidence.cpp"; do
    local object
    object=$compiler.$variant.$(basename "$source").o
    "$compiler" -std=c++20 -O1 -fno-omit-frame-pointer -w "$@" -I"$PWD" -I"$root/grader" -c "$(realpath "$source")" -o "$object"
    objects+=("$object")
  done
  "$compiler" "$@" "${objects[@]}" -lgtest -pthread -o "$compiler.$variant"
}

run() {  # run <compiler> <variant> <fault>: leaves reports/<fault>.<compiler>.<variant>.txt
  local program=./$1.$2 options="log_path=$PWD/log:exitcode=66:handle_abort=1"
  rm -f log.*
  local symbolizer=/usr/bin/llvm-symbolizer
  [[ $1 == clang++-* ]] && symbolizer=/usr/bin/llvm-symbolizer-${1#clang++-}
  [[ $1 == clang++* ]] && options+=":external_symbolizer_path=$symbolizer"
  ASAN_OPTIONS="$options:detect_stack_use_after_return=1" UBSAN_OPTIONS="$options:print_stacktrace=1" \
    LSAN_OPTIONS="" TSAN_OPTIONS="$options:second_deadlock_stack=1:halt_on_error=0:history_size=4" \
    timeout 20 "$program" --gtest_filter="Faults.$3" >output 2>&1 || true
  local report=$here/reports/$3.$1.$2.txt
  # The first three reports of a log say what there is to say.
  cat log.* 2>/dev/null | awk '/(WARNING|ERROR): [A-Za-z]*Sanitizer: /{++n} n <= 3' >"$report" || true
  # g++'s undefined behaviour sanitizer knows no log_path.
  if [[ ! -s $report ]] && grep -q 'runtime error' output; then cp output "$report"; fi
  if [[ ! -s $report ]]; then
    rm -f "$report"
    echo "no report: $3 $1 $2"
  fi
}

# Machines on which a sanitizer cannot work: a memory layout, a limit, a debugger. Start-up messages go to stderr.
run_on_bad_machines() {  # run_on_bad_machines <compiler>
  local leak=--gtest_filter=Faults.leak_a_block into=$here/startup
  setarch -L "./$1.tsan" --gtest_filter=none >"$into/memory_layout.$1.tsan.txt" 2>&1 || true
  (ulimit -v 4000000 && "./$1.asan" --gtest_filter=none) >"$into/address_space.$1.asan.txt" 2>&1 || true
  rm -f log.*
  ASAN_OPTIONS="log_path=$PWD/log" strace -f -o /dev/null "./$1.asan" "$leak" >/dev/null 2>&1 || true
  cat log.* >"$into/under_strace.$1.asan.txt"
}

[[ $# -gt 0 ]] || set -- clang++-14 clang++-19 g++-12
for compiler; do
  lines=(-g1)
  [[ $compiler == clang* ]] && lines=(-gline-tables-only -fno-sanitize=function)
  build "$compiler" tsan "${lines[@]}" -fsanitize=thread
  build "$compiler" asan -fsanitize=address,undefined -fno-sanitize-recover=undefined "${lines[@]}"
  for fault in $races; do run "$compiler" tsan "$fault"; done
  for fault in $memory; do run "$compiler" asan "$fault"; done
  run_on_bad_machines "$compiler"
done
