#include "ticket_office.hpp"

#include <chrono>
#include <thread>

namespace {
int sold_in_total = 0;
volatile int sink = 0;

template <class First, class Second>
void at_once(First first, Second second) {
  std::thread a(first);
  std::thread b(second);
  a.join();
  b.join();
}
}  // namespace

int TicketOffice::sell() {
  const int seat = next_;
  next_ = seat + 1;
  return seat;
}

int TicketOffice::peek() const { return next_; }

int TicketOffice::sell_locked() {
  const std::lock_guard lock(mutex_);
  return next_++;
}

void TicketOffice::note(const std::string& buyer) { buyers_.push_back(buyer); }

void TicketOffice::rename(const std::string& name) { name_ = name; }

Station::~Station() { std::this_thread::sleep_for(std::chrono::milliseconds(1)); }

NorthStation::~NorthStation() { std::this_thread::yield(); }

void sell_from_two_threads() {
  TicketOffice office;
  at_once([&] { office.sell(); }, [&] { office.sell(); });
}

void peek_without_the_lock() {
  auto office = std::make_unique<TicketOffice>();
  at_once([&] { office->sell_locked(); }, [&] { sink = office->peek(); });
}

void note_from_two_threads() {
  TicketOffice office;
  at_once([&] { office.note("a buyer with a long name, Ada"); },
          [&] { office.note("a buyer with a long name, Bob"); });
}

void rename_while_reading() {
  TicketOffice office;
  at_once([&] { office.rename("another name that is long enough too"); }, [&] { office.name(); });
}

void close_while_asking() {
  TicketOffice office;
  at_once([&] { office.close(); },
          [&] {
            for (int i = 0; i < 1000 && !office.closed(); ++i) std::this_thread::yield();
          });
}

void count_in_a_global() {
  at_once([] { ++sold_in_total; }, [] { ++sold_in_total; });
}

int* make_counter() { return new int(0); }

void count_on_the_heap() {
  int* counter = make_counter();
  at_once([=] { *counter += 1; }, [=] { *counter += 2; });
  delete counter;
}

void count_in_a_local() {
  int sold = 0;
  at_once([&] { sold += 1; }, [&] { sold += 2; });
}

void use_a_freed_counter() {
  int* counter = make_counter();
  std::thread late([=] {
    std::this_thread::sleep_for(std::chrono::milliseconds(30));
    *counter = 7;
  });
  delete counter;
  late.join();
}

void destroy_while_calling() {
  Station* station = new NorthStation;
  std::thread caller([=] { station->temperature(); });
  std::this_thread::sleep_for(std::chrono::milliseconds(30));
  delete station;
  caller.join();
}

void race_after_a_sleep() {
  int done = 0;
  std::thread worker([&] { done = 1; });
  std::this_thread::sleep_for(std::chrono::milliseconds(30));
  done += 1;
  worker.join();
}
