// One case per fault, so that reports carry the frames a real lab's report carries.
#include <gtest/gtest.h>

#include "bank.hpp"
#include "ledger.hpp"
#include "ticket_office.hpp"
#include "workers.hpp"

#define FAULT(name) \
  TEST(Faults, name) { name(); }

FAULT(sell_from_two_threads)
FAULT(peek_without_the_lock)
FAULT(note_from_two_threads)
FAULT(rename_while_reading)
FAULT(close_while_asking)
FAULT(count_in_a_global)
FAULT(count_on_the_heap)
FAULT(count_in_a_local)
FAULT(use_a_freed_counter)
FAULT(destroy_while_calling)
FAULT(race_after_a_sleep)

FAULT(transfer_in_both_orders)
FAULT(audit_against_report)
FAULT(three_in_a_circle)
FAULT(destroy_a_locked_mutex)
FAULT(unlock_for_another_thread)
FAULT(unlock_what_is_free)

FAULT(read_freed_memory)
FAULT(write_freed_memory)
FAULT(freed_by_another_thread)
FAULT(read_after_scope)
FAULT(read_after_return)
FAULT(read_past_the_heap_block)
FAULT(write_past_the_heap_block)
FAULT(write_past_the_array)
FAULT(read_before_the_array)
FAULT(read_past_the_global)
FAULT(read_past_the_vector)
FAULT(leak_a_block)
FAULT(leak_a_list)
FAULT(free_twice)
FAULT(free_a_local)
FAULT(free_array_as_one)
FAULT(recurse_for_ever)
FAULT(read_a_null_pointer)
FAULT(call_on_a_null_pointer)
FAULT(copy_to_null)
FAULT(copy_to_nowhere)
FAULT(overflow_an_int)
FAULT(index_past_the_array)
FAULT(store_past_the_array)
FAULT(forget_to_return)
FAULT(divide_by_zero)
FAULT(shift_too_far)
FAULT(load_a_bad_bool)
FAULT(ask_for_too_much)

FAULT(throw_on_a_thread)
FAULT(throw_an_int_on_a_thread)
FAULT(forget_to_join)
FAULT(leave_a_thread_behind)
FAULT(capture_a_dead_local)
FAULT(crash_under_threads)
FAULT(exit_in_the_middle)
FAULT(carry_an_exception)
FAULT(try_a_lock_for_a_while)
FAULT(swap_a_shared_pointer)
FAULT(notify_at_thread_exit)
