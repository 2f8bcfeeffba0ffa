// Results as the gates write them, one for each situation a learner can be in.
#pragma once

#include "lab/result.hpp"
#include "report/console.hpp"

namespace grader::samples {

inline GateResult gate(Gate kind, Outcome outcome, std::string why = {}, std::string next = {}) {
  GateResult result;
  result.gate = kind;
  result.outcome = outcome;
  result.why = std::move(why);
  result.next = std::move(next);
  result.elapsed = std::chrono::milliseconds(120);
  return result;
}

inline GateResult with(GateResult result, Finding finding) {
  result.findings.push_back(std::move(finding));
  return result;
}

inline GateResult cases(GateResult result, int passed, int all) {
  result.cases_passed = passed;
  result.cases = all;
  return result;
}

inline std::vector<GateResult> rest_not_run(std::vector<GateResult> gates, std::string why) {
  const std::vector<Gate> order = {Gate::builds, Gate::correct, Gate::race_free, Gate::tidy,
                                   Gate::fast_enough};
  while (gates.size() < order.size()) gates.push_back(gate(order[gates.size()], Outcome::not_run, why));
  return gates;
}

inline TaskResult task(std::vector<GateResult> gates, std::string id = "03.2",
                       std::string title = "Bank::transfer") {
  TaskResult result;
  result.id = std::move(id);
  result.title = std::move(title);
  result.gates = std::move(gates);
  result.max_points = 40;
  return result;
}

inline Machine machine() {
  return {.compiler = "clang 14.0.6", .system = "Linux 6.1 x86_64", .cores = 2, .cpu_quota = 0};
}

inline Result result_of(std::vector<TaskResult> tasks) {
  Result result;
  result.kit_version = "0.1.0";
  result.started = "2025-03-01T10:00:00Z";
  result.elapsed = std::chrono::milliseconds(4200);
  result.submission = "9f86d081884c7d659a2feaa0c55ad015";
  result.seed = 4711;
  result.machine = machine();
  LabResult lab;
  lab.number = "03";
  lab.name = "03-locks";
  lab.title = "The ticket office";
  lab.tasks = std::move(tasks);
  result.labs = {lab};
  score(result);
  return result;
}

inline std::string source_line(const Place& place) {
  if (place.file == "labs/03-locks/bank.cpp" || place.file == "bank.cpp") {
    switch (place.line) {
      case 17:
        return "  // TODO(03.2): which two locks does a transfer need, and in which order are they taken?";
      case 21:
        return "  std::lock_guard a(from.mutex);";
      case 22:
        return "  std::lock_guard b(to.mutex);";
      case 24:
        return "\tfrom.balance_ -= amount;";
      case 26:
        return "  std::lock_guard c(form.mutex);";
      case 31:
        return "long Bank::balance(int account) const { return accounts_[account].balance_; }";
      default:
        return "";
    }
  }
  return "";
}

inline const std::string bank = "labs/03-locks/bank.cpp";

inline TaskResult pass() {
  return task({gate(Gate::builds, Outcome::pass), cases(gate(Gate::correct, Outcome::pass, "6 of 6"), 6, 6),
               gate(Gate::race_free, Outcome::pass, "6 of 6"), gate(Gate::tidy, Outcome::pass, "2 of 2"),
               gate(Gate::fast_enough, Outcome::pass,
                    "1.86 times as fast as one thread (asked: 1.6; reference: 1.91)")});
}

inline TaskResult warning() {
  auto result = pass();
  result.gates[0] = with(gate(Gate::builds, Outcome::pass, "1 warning"), {.flaw = "warning",
                                                                          .sentence = "unused variable 'fee'",
                                                                          .test = {},
                                                                          .places = {{bank, 24}},
                                                                          .notes = {},
                                                                          .raw = {}});
  return result;
}

inline TaskResult compile_error() {
  return task(rest_not_run(
      {with(
          gate(Gate::builds, Outcome::fail, "use of undeclared identifier 'form'; did you mean 'from'?",
               "mend bank.cpp:26, save, and grade again"),
          {.flaw = "compile error",
           .sentence = "use of undeclared identifier 'form'; did you mean 'from'?",
           .test = {},
           .places = {{bank, 26}},
           .notes =
               {"    std::lock_guard c(form.mutex);\n                      ^~~~\n                      from"},
           .raw = "labs/03-locks/bank.cpp:26:21: error: …"})},
      "needs builds"));
}

inline TaskResult failed_case() {
  auto correct =
      with(cases(gate(Gate::correct, Outcome::fail, "5 of 6", "./grade hint 03.2"), 5, 6),
           {.flaw = "check-then-act",
            .sentence = "Two counters see the same free seat and both sell it.",
            .test = "TicketOffice.NeverSellsASeatTwice",
            .places = {{"labs/03-locks/tests/bank_test.cpp", 33}},
            .notes = {"100 seats were for sale, 4 counters sold 103 tickets; usually the check and the sale "
                      "do not happen under one lock, so that another counter gets in between."},
            .raw = {}});
  return task(rest_not_run({gate(Gate::builds, Outcome::pass), correct}, "needs correct"));
}

inline TaskResult several_flaws() {
  auto correct = cases(gate(Gate::correct, Outcome::fail, "1 of 6", "./grade hint 03.2"), 1, 6);
  for (const char* test : {"Bank.KeepsMoney", "Bank.KeepsMoneyOfMany", "Bank.KeepsMoneyOfManyMore"}) {
    correct = with(correct, {.flaw = "lost update",
                             .sentence = "Two transfers read the same balance.",
                             .test = test,
                             .places = {},
                             .notes = {"expected 1000, got 990"},
                             .raw = {}});
  }
  correct = with(correct, {.flaw = "lost exception",
                           .sentence = "The caller never hears of an unknown account.",
                           .test = "Bank.RefusesUnknownAccounts",
                           .places = {},
                           .notes = {},
                           .raw = {}});
  correct = with(correct, {.flaw = "not done yet",
                           .sentence = "03.2 is not done yet",
                           .test = "Bank.Audit",
                           .places = {},
                           .notes = {},
                           .raw = {}});
  return task(rest_not_run({gate(Gate::builds, Outcome::pass), correct}, "needs correct"));
}

inline TaskResult data_race() {
  return task(rest_not_run(
      {gate(Gate::builds, Outcome::pass), cases(gate(Gate::correct, Outcome::pass, "6 of 6"), 6, 6),
       with(gate(Gate::race_free, Outcome::fail, {}, "./grade hint 03.2"),
            {.flaw = "data race",
             .sentence =
                 "Bank::transfer writes balance_ while Bank::balance reads it, and only Bank::transfer "
                 "holds a lock",
             .test = "Bank.BalanceMayBeAskedAtAnyTime",
             .places = {{"bank.cpp", 24}, {"bank.cpp", 31}},
             .notes = {"bank.cpp:24  from.balance_ -= amount;",
                       "How to read it: two threads touch the same memory, at least one writes, and "
                       "neither waits for the other. Which lock should both lines hold?"},
             .raw = "WARNING: ThreadSanitizer: data race"})},
      "needs race-free"));
}

inline TaskResult deadlock() {
  auto correct = with(cases(gate(Gate::correct, Outcome::fail, "5 of 6", "./grade hint 03.2"), 5, 6),
                      {.flaw = "deadlock",
                       .sentence = "two threads wait for each other's lock",
                       .test = "Bank.OppositeTransfersFinish",
                       .places = {{bank, 22}, {bank, 21}},
                       .notes = {"T1 holds account 1 (bank.cpp:21) and waits for account 2 (bank.cpp:22)",
                                 "T2 holds account 2 (bank.cpp:21) and waits for account 1 (bank.cpp:22)"},
                       .raw = {}});
  return task(rest_not_run({gate(Gate::builds, Outcome::pass), correct}, "needs correct"));
}

inline explore::Interleaving opposite_transfers() {
  const auto at = [](int line, const char* text) {
    return explore::SourcePlace{bank, line, text, "Bank::transfer"};
  };
  const auto first = at(21, "std::lock_guard a(from.mutex);");
  const auto second = at(22, "std::lock_guard b(to.mutex);");
  return {.flaw = "deadlock",
          .sentence = "T1 and T2 wait for each other's lock: bank.cpp:22 and bank.cpp:22",
          .threads = {"main", "T1", "T2"},
          .rows = {{1, "locks account 1", first, "", {"account 1"}, ""},
                   {2, "locks account 2", first, "T1 is preempted", {"account 2"}, ""},
                   {2, "waits for account 1, held by T1", second, "", {"account 2"}, ""},
                   {1, "waits for account 2, held by T2", second, "T2 waits", {"account 1"}, ""}},
          .endings = {"main waits for T1 to end", "T1 waits for account 2, held by T2",
                      "T2 waits for account 1, held by T1"},
          .places = {second, first},
          .schedule = 7,
          .token = "3C"};
}

inline TaskResult never_stuck() {
  auto gate_of_orders = with(
      cases(gate(Gate::never_stuck, Outcome::fail, opposite_transfers().sentence, "./grade hint 03.2"), 2, 3),
      {.flaw = "deadlock",
       .sentence = opposite_transfers().sentence,
       .test = "Bank.OppositeTransfers",
       .places = {{bank, 22}, {bank, 21}},
       .interleaving = opposite_transfers(),
       .again = "./grade replay 03 Bank.OppositeTransfers 3C"});
  gate_of_orders.measurements = {{"schedules", 310}, {"sampled_schedules", 0}, {"preemption_bound", 2}};
  return task({gate(Gate::builds, Outcome::pass), cases(gate(Gate::correct, Outcome::pass, "6 of 6"), 6, 6),
               gate_of_orders, gate(Gate::race_free, Outcome::not_run, "needs never stuck")});
}

inline TaskResult explored() {
  auto result = pass();
  result.gates.insert(result.gates.begin() + 2,
                      cases(gate(Gate::never_stuck, Outcome::pass,
                                 "2 of 2, all 302 schedules with at most 2 preemptions checked"),
                            2, 2));
  return result;
}

inline TaskResult hang() {
  auto correct =
      with(cases(gate(Gate::correct, Outcome::fail, "4 of 6", "./grade hint 03.2"), 4, 6),
           {.flaw = "hang",
            .sentence = "the test did not end within 10 s, and no lock is waited for in a circle",
            .test = "Bank.ClosesWithoutATransfer",
            .places = {{bank, 31}},
            .notes = {"main: waits for thread T1 (tests/bank_test.cpp:48)", "T1: runs (bank.cpp:31)"},
            .raw = {}});
  return task(rest_not_run({gate(Gate::builds, Outcome::pass), correct}, "needs correct"));
}

inline TaskResult not_done_yet() {
  auto correct = cases(gate(Gate::correct, Outcome::fail, "03.2 is not done yet",
                            "fill in the TODO, save, and run ./grade 03.2"),
                       0, 6);
  for (const char* test : {"Bank.KeepsMoney", "Bank.Audit"}) {
    correct = with(correct, {.flaw = "not done yet",
                             .sentence = "03.2 is not done yet",
                             .test = test,
                             .places = {{bank, 17}},
                             .notes = {},
                             .raw = {}});
  }
  return task(rest_not_run({gate(Gate::builds, Outcome::pass), correct}, "needs correct"));
}

inline TaskResult provisional() {
  auto result = pass();
  result.gates[4] = gate(Gate::fast_enough, Outcome::provisional,
                         "the work overlaps; how much faster it is cannot be measured on 1 core");
  return result;
}

inline TaskResult not_judged() {
  auto result = pass();
  result.gates[4] = gate(Gate::fast_enough, Outcome::not_judged,
                         "other programs took the cores while it was measured, three times in a row",
                         "close what else is running and try ./grade 03.2 again");
  return result;
}

inline TaskResult broken() {
  auto result = pass();
  result.gates[2] =
      gate(Gate::race_free, Outcome::broken,
           "ThreadSanitizer cannot start on this kernel (vm.mmap_rnd_bits is 32)", "./grade doctor");
  return task(rest_not_run({result.gates[0], result.gates[1], result.gates[2]}, "needs race-free"));
}

inline TaskResult stretch() {
  auto result = not_done_yet();
  result.id = "03.4";
  result.title = "Bank::audit while transfers go on";
  result.stretch = true;
  result.max_points = 0;
  result.gates[1].why = "03.4 is not done yet";
  result.gates[1].next = "fill in the TODO, save, and run ./grade 03.4";
  for (Finding& finding : result.gates[1].findings) finding.places.clear();
  return result;
}

}  // namespace grader::samples
