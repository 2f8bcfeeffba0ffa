// What a source line calls the objects it works on.
#include "explore/report/expression.hpp"

#include <gtest/gtest.h>

#include <random>

namespace explore {
namespace {

struct Case {
  const char* line;
  Kind kind;
  const char* name;
  std::size_t ordinal = 0;
};

// Catches: a table that says "guard" or "lock" where the learner's code says which mutex.
TEST(Expression, LocksAreFoundInGuardsAndCalls) {
  const Case cases[] = {
      {"std::lock_guard guard(from.mutex);", Kind::lock, "from.mutex"},
      {"const std::lock_guard<std::mutex> guard(mutex_);", Kind::lock, "mutex_"},
      {"std::lock_guard<std::mutex> guard{this->mutex_};", Kind::lock, "mutex_"},
      {"std::unique_lock lock(mutex_, std::defer_lock);", Kind::lock, "mutex_"},
      {"std::scoped_lock both(payer.mutex, payee.mutex);", Kind::lock, "payer.mutex", 0},
      {"std::scoped_lock both(payer.mutex, payee.mutex);", Kind::try_lock, "payee.mutex", 1},
      {"std::shared_lock lock{board->mutex};", Kind::lock_shared, "board->mutex"},
      {"std::lock_guard(mutex_);", Kind::lock, "mutex_"},
      {"std::lock_guard lower(accounts_[i].mutex);", Kind::lock, "accounts_[i].mutex"},
      {"std::lock_guard lower(accounts_[std::min(from, to)].mutex);", Kind::lock, "accounts_[...].mutex"},
      {"mutex_.lock();", Kind::lock, "mutex_"},
      {"if (!office->door.try_lock()) return;", Kind::try_lock, "office->door"},
      {"std::lock(a, b);", Kind::try_lock, "b", 1},
      {"pthread_mutex_lock(&table.fork[1]);", Kind::lock, "table.fork[1]"},
      {"std::lock_guard lock(right ? front : back);", Kind::lock, ""},
      {"}", Kind::unlock, ""},
      {"std::lock_guard lock(\n    mutex_);", Kind::lock, "mutex_"},
      {"// std::lock_guard lock(other_);", Kind::lock, ""},
      {"std::lock_guard lock(mutex_);  // not std::lock_guard lock(other_)", Kind::lock, "mutex_"},
  };
  for (const Case& one : cases)
    EXPECT_EQ(object_expression(one.line, one.kind, one.ordinal), one.name) << one.line;
}

TEST(Expression, WhatIsWaitedForAndNotified) {
  const Case cases[] = {
      {"not_empty_.wait(lock, [&] { return !items_.empty(); });", Kind::wait, "not_empty_"},
      {"while (full_) changed_.wait(lock);", Kind::wait, "changed_"},
      {"if (!bell->wait_for(lock, 1s)) return;", Kind::wait, "bell"},
      {"queue.not_full.notify_one();", Kind::notify_one, "queue.not_full"},
      {"pthread_cond_wait(&filled, &mutex);", Kind::wait, "filled"},
      {"slots_.acquire();", Kind::acquire, "slots_"},
      {"sem_post(&done);", Kind::release, "done"},
      {"start.arrive_and_wait();", Kind::await, "start"},
      {"std::call_once(made_, [&] { make(); });", Kind::enter_once, "made_"},
  };
  for (const Case& one : cases) EXPECT_EQ(object_expression(one.line, one.kind), one.name) << one.line;
}

TEST(Expression, AtomicsAreFoundInCallsAndOperators) {
  const Case cases[] = {
      {"const int before = sold.load();", Kind::load, "sold"},
      {"sold.store(before + 1);", Kind::store, "sold"},
      {"open_ = true;", Kind::store, "open_"},
      {"++next_;", Kind::read_modify_write, "next_"},
      {"counts[page] += 1;", Kind::read_modify_write, "counts"},
      {"if (office->left.fetch_sub(1) > 0) sell();", Kind::read_modify_write, "office->left"},
      {"while (!head.compare_exchange_weak(seen, node)) {", Kind::compare_exchange, "head"},
      {"while (!ready) {", Kind::load, "ready"},
      {"while (!open_) opened_.wait(lock);", Kind::load, ""},
      {"done.wait(0);", Kind::await_change, "done"},
      {"done.notify_all();", Kind::wake_all, "done"},
  };
  for (const Case& one : cases) EXPECT_EQ(object_expression(one.line, one.kind), one.name) << one.line;
}

// Catches: a report that names the wrong variable for a data race.
TEST(Expression, VariablesThatALineTouches) {
  using Names = std::vector<std::string>;
  EXPECT_EQ(touched_names("if (next_ == seats_) return {};"), (Names{"next_", "seats_"}));
  EXPECT_EQ(touched_names("total += account.balance;"), (Names{"total", "balance"}));
  EXPECT_EQ(touched_names("std::vector<int> all = make();"), (Names{"all"}));
  EXPECT_EQ(called_names("orders_.push_back(order);"), (Names{"orders_"}));
  EXPECT_EQ(written_name("++next_;"), "next_");
  EXPECT_EQ(written_name("hits++;"), "hits");
  EXPECT_EQ(written_name("cells_[row * width + column] = value;"), "cells_");
  EXPECT_EQ(written_name("account.balance -= amount;"), "balance");
  EXPECT_EQ(written_name("++office->next_;"), "next_");
  EXPECT_EQ(written_name("if (a == b) return;"), "");
}

TEST(Expression, DeclarationsTellTypes) {
  EXPECT_EQ(declared_type("Account& payer = accounts_.at(from);", "payer"), "Account");
  EXPECT_EQ(declared_type("void transfer(Account& from, Account& to, long amount) {", "to"), "Account");
  EXPECT_EQ(declared_type("const bank::Account* payer = find(from);", "payer"), "Account");
  EXPECT_EQ(declared_type("auto& payer = accounts_.at(from);", "payer"), "");
  EXPECT_EQ(declared_type("return payer;", "payer"), "");
  using Names = std::vector<std::string>;
  EXPECT_EQ(declared_atomics("std::atomic<bool> open{false};"), Names{"open"});
  EXPECT_EQ(declared_atomics("std::atomic<int> sold{0}, given_back{0};"), (Names{"sold", "given_back"}));
  EXPECT_EQ(declared_atomics("std::atomic<std::pair<int, int>> both_;"), Names{"both_"});
  EXPECT_EQ(declared_atomics("std::atomic_flag busy_;"), Names{"busy_"});
  EXPECT_EQ(declared_atomics("int sold = 0;"), Names{});
  EXPECT_TRUE(declares_guard("std::unique_lock lock(mutex_, std::defer_lock);", "lock"));
  EXPECT_FALSE(declares_guard("lock.lock();", "lock"));
}

// Catches: an index out of range on lines that no compiler would take.
TEST(Expression, AnyTextHasAnAnswer) {
  const std::vector<std::string> pieces = {
      "std::", "lock_guard", "(",    ")",    "[",      "]", "{", "}",  "<", ">",    ".",           "->",
      "::",    "++",         "=",    ",",    "a",      "b", "1", "\"", "'", "//",   "/*",          "*/",
      "&",     "*",          "wait", "lock", "atomic", ";", " ", "\n", "#", "\xC3", "scoped_lock", "this"};
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string line;
    for (unsigned i = 0; i < random() % 14; ++i) line += pieces[random() % pieces.size()];
    for (int kind = 0; kind <= static_cast<int>(Kind::note); ++kind) {
      object_expression(line, static_cast<Kind>(kind), random() % 3);
    }
    touched_names(line), written_name(line), called_names(line), declared_atomics(line);
    declared_type(line, "a"), declares_guard(line, "a");
  }
}

}  // namespace
}  // namespace explore
