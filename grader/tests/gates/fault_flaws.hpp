// What the recorded faults are, whatever a compiler calls them.
#pragma once

#include <map>
#include <set>
#include <string>

namespace grader::recorded {

/// What each fault is, whatever the compiler calls it. Several: what a compiler's inlining makes of it.
inline const std::map<std::string, std::set<std::string>> flaws_of = {
    {"sell_from_two_threads", {"data race"}},
    {"peek_without_the_lock", {"data race"}},
    {"note_from_two_threads", {"data race", "use after free", "double free"}},
    {"rename_while_reading", {"data race"}},
    {"close_while_asking", {"data race"}},
    {"count_in_a_global", {"data race"}},
    {"count_on_the_heap", {"data race"}},
    {"count_in_a_local", {"data race"}},
    {"use_a_freed_counter", {"use after free"}},
    {"destroy_while_calling", {"data race"}},
    {"race_after_a_sleep", {"data race"}},
    {"transfer_in_both_orders", {"lock-order inversion"}},
    {"audit_against_report", {"lock-order inversion"}},
    {"three_in_a_circle", {"lock-order inversion"}},
    {"destroy_a_locked_mutex", {"destroyed while locked"}},
    {"unlock_for_another_thread", {"foreign unlock"}},
    {"unlock_what_is_free", {"foreign unlock"}},
    {"leave_a_thread_behind", {"unjoined thread"}},
    {"crash_under_threads", {"null pointer"}},
    {"recurse_for_ever", {"stack overflow"}},
    {"throw_on_a_thread", {"crash"}},
    {"throw_an_int_on_a_thread", {"crash"}},
    {"forget_to_join", {"crash"}},
    {"read_freed_memory", {"use after free"}},
    {"write_freed_memory", {"use after free"}},
    {"freed_by_another_thread", {"use after free"}},
    {"read_after_scope", {"use after scope"}},
    {"read_after_return", {"use after scope", "null pointer"}},
    {"read_past_the_heap_block", {"out-of-bounds read"}},
    {"write_past_the_heap_block", {"out-of-bounds write"}},
    {"write_past_the_array", {"out-of-bounds write"}},
    {"read_before_the_array", {"out-of-bounds read"}},
    {"read_past_the_global", {"out-of-bounds read"}},
    {"read_past_the_vector", {"out-of-bounds read"}},
    {"leak_a_block", {"memory leak"}},
    {"leak_a_list", {"memory leak"}},
    {"free_twice", {"double free"}},
    {"free_a_local", {"undefined behaviour"}},
    {"free_array_as_one", {"undefined behaviour"}},
    {"read_a_null_pointer", {"null pointer"}},
    {"call_on_a_null_pointer", {"null pointer"}},
    {"copy_to_null", {"null pointer"}},
    {"copy_to_nowhere", {"crash"}},
    {"overflow_an_int", {"undefined behaviour"}},
    {"index_past_the_array", {"out-of-bounds read"}},
    {"store_past_the_array", {"out-of-bounds write"}},
    {"forget_to_return", {"undefined behaviour"}},
    {"divide_by_zero", {"undefined behaviour"}},
    {"shift_too_far", {"undefined behaviour"}},
    {"load_a_bad_bool", {"undefined behaviour"}},
    {"ask_for_too_much", {"crash"}},
    {"capture_a_dead_local", {"use after scope"}},
};

inline const std::map<std::string, std::string> false_alarm_of = {
    {"carry_an_exception", "exception's owners"},
    {"swap_a_shared_pointer", "shared pointer's lock"},
    {"try_a_lock_for_a_while", "timed lock"},
};

}  // namespace grader::recorded
