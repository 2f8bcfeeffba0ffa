// Locks used wrongly. Wrong on purpose: record.sh runs them under the sanitizers.
#pragma once

#include <mutex>

struct Account {
  std::mutex m;
  long balance = 100;
};

struct Bank {
  void transfer(Account& from, Account& to, long amount);
  void audit(Account& a, Account& b);
  void report(Account& a, Account& b);
};

void transfer_in_both_orders();
void audit_against_report();
void three_in_a_circle();
void destroy_a_locked_mutex();
void unlock_for_another_thread();
void unlock_what_is_free();
