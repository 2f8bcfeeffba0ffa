// A day at the barbershop: how many customers come, and how many go away with their hair as it was?
#pragma once

#include <chrono>
#include <functional>
#include <thread>
#include <vector>

struct Day {
  int came = 0, turned_away = 0;
};

/// Opens the shop for `hours` and waits until the last customer has been served. Five customers come in the
/// first five minutes, then one every 15 minutes; a haircut takes 20. So with one barber no two things happen
/// in the same minute, which leaves a search few orders of them. `minute` is how long a minute lasts. Shop is
/// a Barbershop in which nobody has been yet.
template <class Shop>
Day day_at(Shop& shop, int barbers, int hours, std::chrono::milliseconds minute) {
  constexpr int closing_time = 0;  // The last customer of each barber.
  const auto nine_o_clock = std::chrono::steady_clock::now();
  const auto at = [&](int minutes) { std::this_thread::sleep_until(nine_o_clock + minutes * minute); };

  std::vector<std::thread> staff, customers;
  for (int i = 0; i < barbers; ++i) {
    staff.emplace_back([&] {
      bool open = true;
      while (open) {
        shop.serve_next([&](int customer) {
          open = customer != closing_time;
          if (open) std::this_thread::sleep_for(20 * minute);
        });
      }
    });
  }
  const auto send_customer = [&] {
    const int customer = static_cast<int>(customers.size()) + 1;
    customers.emplace_back([&shop, customer] { shop.visit(customer); });
  };
  for (int minutes = 0; minutes < 5; ++minutes) at(minutes), send_customer();
  for (int minutes = 7; minutes < hours * 60; minutes += 15) at(minutes), send_customer();

  for (std::thread& customer : customers) customer.join();
  const Day day = {.came = static_cast<int>(customers.size()), .turned_away = shop.stats().turned_away};
  for (int i = 0; i < barbers; ++i) shop.visit(closing_time);
  for (std::thread& barber : staff) barber.join();
  return day;
}
