#include "pipeline.hpp"

#include <algorithm>
#include <array>
#include <iomanip>
#include <limits>
#include <sstream>
#include <string>
#include <vector>

namespace lab {
namespace {

struct Ticket {
  std::string customer;
  std::string part;
  int cents = 0;
};

class Stage {
 public:
  Stage(const Watcher& watcher, std::string_view name) : watcher_(watcher) { watcher_.enter(name); }
  ~Stage() { watcher_.leave(); }
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

 private:
  const Watcher& watcher_;
};

std::string ticket_text() {
  constexpr std::array parts = {"tube", "chain", "spoke", "brake"};
  std::string text;
  for (std::size_t i = 0; i < 1500; ++i) {
    text += "customer-of-the-repair-shop-" + std::to_string(i) + ' ' + parts[i % parts.size()] + ' ' +
            std::to_string(500 + i) + '\n';
  }
  return text;
}

std::vector<Ticket> read_tickets(const std::string& text) {
  std::istringstream in(text);
  std::vector<Ticket> tickets;
  for (Ticket ticket; in >> ticket.customer >> ticket.part >> ticket.cents;) tickets.push_back(ticket);
  return tickets;
}

int tour_length(const std::array<int, 6>& order) {
  constexpr std::array<std::array<int, 6>, 6> km = {{{0, 4, 9, 7, 3, 8},
                                                     {4, 0, 6, 5, 8, 2},
                                                     {9, 6, 0, 3, 7, 5},
                                                     {7, 5, 3, 0, 4, 6},
                                                     {3, 8, 7, 4, 0, 9},
                                                     {8, 2, 5, 6, 9, 0}}};
  int length = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto from = static_cast<std::size_t>(order[i]);
    const auto to = static_cast<std::size_t>(order[(i + 1) % order.size()]);
    length += km[from][to];
  }
  return length;
}

int plan_route() {
  int shortest = std::numeric_limits<int>::max();
  for (int a = 0; a < 6; ++a)
    for (int b = 0; b < 6; ++b)
      for (int c = 0; c < 6; ++c)
        for (int d = 0; d < 6; ++d)
          for (int e = 0; e < 6; ++e) {
            if (a == b || a == c || a == d || a == e || b == c || b == d || b == e) continue;
            if (c == d || c == e || d == e) continue;
            const int f = 15 - a - b - c - d - e;  // 0 + 1 + … + 5 = 15: the one that is left.
            shortest = std::min(shortest, tour_length({a, b, c, d, e, f}));
          }
  return shortest;
}

void note_customer(std::vector<std::string>& address_book, const std::string& name) {
  if (std::find(address_book.begin(), address_book.end(), name) == address_book.end())
    address_book.push_back(name);
}

std::string write_bills(const std::vector<Ticket>& tickets) {
  std::ostringstream bills;
  for (const Ticket& ticket : tickets) {
    bills << ticket.customer << ": one " << ticket.part << ", " << std::setfill('0') << ticket.cents / 100
          << '.' << std::setw(2) << ticket.cents % 100 << '\n';
  }
  return bills.str();
}

}  // namespace

Saturday run_repair_shop(const Watcher& watcher) {
  const std::string text = ticket_text();
  const Stage all(watcher, "saturday");
  Saturday saturday;
  std::vector<Ticket> tickets;
  {
    const Stage stage(watcher, "read tickets");
    tickets = read_tickets(text);
  }
  {
    const Stage stage(watcher, "plan route");
    saturday.tour_km = plan_route();
  }
  std::vector<std::string> address_book;
  for (const Ticket& ticket : tickets) {
    const Stage stage(watcher, "note customer");
    note_customer(address_book, ticket.customer);
  }
  {
    const Stage stage(watcher, "write bills");
    saturday.bill_bytes = write_bills(tickets).size();
  }
  saturday.tickets = tickets.size();
  saturday.customers = address_book.size();
  return saturday;
}

}  // namespace lab
