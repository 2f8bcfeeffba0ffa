#include "bank.hpp"

#include <pthread.h>

#include <array>
#include <thread>

void Bank::transfer(Account& from, Account& to, long amount) {
  std::lock_guard a(from.m);
  std::lock_guard b(to.m);
  from.balance -= amount;
  to.balance += amount;
}

void Bank::audit(Account& a, Account& b) {
  std::lock_guard first(a.m);
  std::lock_guard second(b.m);
}

void Bank::report(Account& a, Account& b) {
  std::lock_guard first(b.m);
  std::lock_guard second(a.m);
}

void transfer_in_both_orders() {
  Bank bank;
  Account a, b;
  std::thread([&] { bank.transfer(a, b, 1); }).join();
  std::thread([&] { bank.transfer(b, a, 1); }).join();
}

void audit_against_report() {
  Bank bank;
  Account a, b;
  std::thread([&] { bank.audit(a, b); }).join();
  std::thread([&] { bank.report(a, b); }).join();
}

void three_in_a_circle() {
  Bank bank;
  std::array<Account, 3> accounts;
  for (std::size_t i = 0; i < 3; ++i) {
    std::thread([&] { bank.transfer(accounts[i], accounts[(i + 1) % 3], 1); }).join();
  }
}

void destroy_a_locked_mutex() {
  pthread_mutex_t mutex;
  pthread_mutex_init(&mutex, nullptr);
  pthread_mutex_lock(&mutex);
  pthread_mutex_destroy(&mutex);
}

void unlock_for_another_thread() {
  Account account;
  account.m.lock();
  std::thread([&] { account.m.unlock(); }).join();
}

void unlock_what_is_free() {
  Account account;
  account.m.unlock();
}
