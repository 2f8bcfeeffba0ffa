// What `./grade try` runs: a shop in one model or several, a bar for each.
//
//   try                    the shops and the models
//   try SHOP               what it does, one thing after the other: how much of it is waiting?
//   try SHOP MODEL         with 1, 2, 4, 8 … workers
//   try SHOP MODEL N       with N workers
#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

#include "given/consult.hpp"

namespace lab {
namespace {

using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr unsigned most_workers = 4000;

int list_them() {
  std::puts("./grade try SHOP [MODEL [WORKERS]]\n");
  std::puts("shops:");
  for (const Shop shop : all_shops)
    std::printf("  %-8s %4zu items\n", name_of(shop).data(), workload_of(shop).items.size());
  std::puts("models:");
  for (const Model model : all_models) std::printf("  %s\n", name_of(model).data());
  return 0;
}

int refuse(const std::string& what) {
  std::printf("there is no %s; ./grade try, without more, says what there is\n", what.c_str());
  return 2;
}

/// People in the chat stay until all have come, if so many fit in.
Staff staff_of(Shop shop, unsigned workers) {
  Staff staff{.workers = workers, .pool_threads = usable_cores()};
  const Workload workload = workload_of(shop);
  if (workload.blocking_library) staff.pool_threads = workers;  // The pool is for what blocks.
  if (workload.stay_until_all_are_here) {
    const auto all = static_cast<unsigned>(workload.items.size());
    staff.meet = {.waiting = std::min(workers, all), .patience = std::chrono::seconds(2)};
  }
  return staff;
}

struct Row {
  std::string label;
  Model model;
  Usage usage;
};

Row measured(Shop shop, Model model, unsigned workers) {
  std::string label(name_of(model));
  if (model != Model::sequential) label += " x " + std::to_string(workers);
  const Staff staff = staff_of(shop, workers);
  Row row{label, model, measure(shop, model, staff)};
  // What is over before a clock has ticked is done again and again; the quickest counts.
  if (shop == Shop::till) row.usage.wall = quickest(shop, model, staff, 100);
  return row;
}

void print_time(std::chrono::nanoseconds time) {
  if (time < std::chrono::milliseconds(1))
    std::printf("%9.2f us", std::chrono::duration<double, std::micro>(time).count());
  else
    std::printf("%9.1f ms", Milliseconds(time).count());
}

void print_notes(const Row& row) {
  const Usage& usage = row.usage;
  if (!usage.survived) std::printf("    the whole shop: %s\n", usage.end.c_str());
  if (usage.delivered < usage.items) std::printf("    done: %u of %u\n", usage.delivered, usage.items);
  if (usage.counts.logins > 1) std::printf("    logins at the bank: %u\n", usage.counts.logins);
  if (row.model == Model::async || row.model == Model::async_plus_pool) {
    std::printf("    the loop: %u waits, longest step %.1f ms of CPU", usage.counts.waits_on_loop,
                Milliseconds(usage.counts.longest_step).count());
    if (row.model == Model::async_plus_pool) std::printf(", %u jobs for the pool", usage.counts.pool_jobs);
    std::puts("");
  }
}

void print(const Row& row, std::chrono::nanoseconds longest) {
  constexpr double full_bar = 30;
  const double part = longest.count() == 0 ? 0 : Milliseconds(row.usage.wall) / Milliseconds(longest);
  const std::string bar(static_cast<std::size_t>(part * full_bar + 0.5), '#');
  std::printf("%-17s", row.label.c_str());
  if (row.usage.survived)
    print_time(row.usage.wall);
  else
    std::printf("%12s", "died");
  const Counts& counts = row.usage.counts;
  std::printf("%9.1f ms%8zu KiB%8u%8u  %s\n", Milliseconds(row.usage.cpu).count(), row.usage.memory / 1024,
              std::max(counts.in_flight, counts.computing), counts.threads + counts.processes, bar.c_str());
  print_notes(row);
}

int show(Shop shop, const std::vector<Row>& rows) {
  std::chrono::nanoseconds longest{0};
  for (const Row& row : rows) longest = std::max(longest, row.usage.wall);
  std::printf("%-8s %15s%12s%12s%8s%8s\n", name_of(shop).data(), "wall", "CPU", "memory", "at once",
              "started");
  for (const Row& row : rows) print(row, longest);
  return 0;
}

/// One after the other, and what that was made of.
int show_evidence(Shop shop) {
  const Row row = measured(shop, Model::sequential, 1);
  show(shop, {row});
  const double computed = Milliseconds(row.usage.counts.computed).count();
  const double waited = Milliseconds(row.usage.counts.waited).count();
  std::printf("\nof these, waiting   %9.1f ms\n          computing %9.1f ms\n", waited, computed);
  return 0;
}

int sweep(Shop shop, Model model) {
  const auto all = static_cast<unsigned>(workload_of(shop).items.size());
  std::vector<Row> rows{measured(shop, Model::sequential, 1)};
  if (model != Model::sequential) {
    for (unsigned workers = 1; workers <= std::min(all, 256u); workers *= 2)
      rows.push_back(measured(shop, model, workers));
  }
  return show(shop, rows);
}

}  // namespace
}  // namespace lab

int main(int count, char** words) {
  using namespace lab;
  std::setvbuf(stdout, nullptr, _IOLBF,
               0);  // A process that forks writes out what it has, or it comes twice.
  if (count < 2) return list_them();
  const auto shop = shop_named(words[1]);
  if (!shop) return refuse("shop '" + std::string(words[1]) + "'");
  if (count == 2) return show_evidence(*shop);
  const auto model = model_named(words[2]);
  if (!model) return refuse("model '" + std::string(words[2]) + "'");
  if (count == 3) return sweep(*shop, *model);
  unsigned workers = 0;
  const char* end = words[3] + std::strlen(words[3]);
  const auto [stop, error] = std::from_chars(words[3], end, workers);
  if (error != std::errc() || stop != end || workers < 1 || workers > most_workers) {
    std::printf("'%s' is no number of workers from 1 to %u\n", words[3], most_workers);
    return 2;
  }
  return show(*shop, {measured(*shop, Model::sequential, 1), measured(*shop, *model, workers)});
}
