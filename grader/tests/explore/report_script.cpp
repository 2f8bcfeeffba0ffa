#include "report_script.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace explore {

std::string page_of(const Interleaving& interleaving, int width) {
  std::string page = interleaving.flaw + ": " + interleaving.sentence + "\n\n" +
                     table_of(interleaving, width) + "\nlook at:";
  for (const SourcePlace& place : interleaving.places) {
    page += " " + words_for(place) + " in " + place.function + ";";
  }
  return page + "\n";
}

void expect_golden(const std::string& name, const std::string& text) {
  const std::string path = std::string(TEST_DATA_FOLDER "/golden/") + name + ".golden";
  if (std::getenv("INTERLEAVE_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path) << text;
    return;
  }
  std::ifstream file(path);
  ASSERT_TRUE(file) << path << " is missing; run with INTERLEAVE_UPDATE_GOLDEN=1 and read what it writes";
  std::ostringstream expected;
  expected << file.rdbuf();
  EXPECT_EQ(text, expected.str()) << "another page than " << path;
}

Script opposite_transfers() {
  constexpr std::uintptr_t left = 0x1000, right = 0x2000;
  const At first{"transfer(Account&, Account&, long)", "bank.cpp", 10};
  const At second{"transfer(Account&, Account&, long)", "bank.cpp", 11};
  const At there{"opposite_transfers()::{lambda()#1}::operator()() const", "bank.cpp", 18};
  const At back{"opposite_transfers()::{lambda()#2}::operator()() const", "bank.cpp", 19};
  const At body{"opposite_transfers()", "bank.cpp", 20};

  Script script;
  script.step(0, Kind::create, 1, {body});
  script.step(0, Kind::create, 2, {body});
  script.step(0, Kind::join, 1, {body}).blocks = true;
  script.step(1, Kind::lock, left, {first, there});
  script.step(2, Kind::lock, right, {first, back}).switched = Switch::preempted;
  Event& two = script.step(2, Kind::lock, left, {second, back});
  two.blocks = true, two.partner = 1;
  Event& one = script.step(1, Kind::lock, right, {second, there});
  one.blocks = true, one.partner = 2;
  script.stuck(0, {.kind = Kind::join, .object = 1}, {body});
  script.stuck(1, {.kind = Kind::lock, .object = right}, {second, there}, 2).held = {left};
  script.stuck(2, {.kind = Kind::lock, .object = left}, {second, back}, 1).held = {right};
  script.failure = {.kind = FailureKind::deadlock, .thread = 1, .object = right};
  return script;
}

Script gate_opened_too_early() {
  constexpr std::uintptr_t mutex = 0x1000, condition = 0x1030, flag = 0x1060;
  const At lambda{"gate_opens()::{lambda()#1}::operator()() const", "gate.cpp", 26};
  const At body{"gate_opens()", "gate.cpp", 27};
  Script script;
  script.step(0, Kind::create, 1, {body});
  script.step(1, Kind::lock, mutex, {{"Gate::wait()", "gate.cpp", 9}, lambda});
  script.step(1, Kind::load, flag, {{"Gate::wait()", "gate.cpp", 10}, lambda});
  script.step(0, Kind::store, flag, {{"Gate::open()", "gate.cpp", 13}, body}).after = 1;
  script.step(0, Kind::notify_all, condition, {{"Gate::open()", "gate.cpp", 14}, body});
  Event& wait = script.step(1, Kind::wait, condition, {{"Gate::wait()", "gate.cpp", 10}, lambda});
  wait.operation.second = mutex, wait.blocks = true;
  script.stuck(0, {.kind = Kind::join, .object = 1}, {{"gate_opens()", "gate.cpp", 28}});
  script.stuck(1, {.kind = Kind::wait, .object = condition, .second = mutex},
               {{"Gate::wait()", "gate.cpp", 10}, lambda});
  script.failure = {.kind = FailureKind::lost_wakeup, .thread = 1, .object = condition};
  return script;
}

Script last_seat_sold_twice() {
  constexpr std::uintptr_t mutex = 0x1000;
  Script script;
  const auto section = [&](ThreadId thread, const std::string& function, int line, int call) {
    std::vector<At> stack = {{function, "office.cpp", line}};
    if (call != 0) {
      stack.push_back({"Office::sell()", "office.cpp", call});
      stack.push_back({"last_seat()::{lambda()#1}::operator()() const", "office.cpp", 31});
    } else {
      stack.push_back({"last_seat()", "office.cpp", 35});
    }
    script.step(thread, Kind::lock, mutex, stack);
    stack.front().line += 2;
    script.step(thread, Kind::unlock, mutex, stack);
  };
  section(1, "Office::any_left()", 8, 16);
  section(2, "Office::any_left()", 8, 16);
  section(2, "Office::take()", 12, 17);
  section(1, "Office::take()", 12, 17);
  section(0, "Office::left()", 21, 0);
  script.failure = {.kind = FailureKind::check,
                    .message = "office.cpp:35: last_seat(): Assertion `office.left() >= 0' failed.",
                    .thread = 0};
  return script;
}

}  // namespace explore
