// The eight shops, and what their work is made of.
//
// Guarantees: workload_of() is the same on every machine. The sizes are small, so that you can try everything
//             in seconds: 2 ms where a real server takes 20, 2 000 customers where there may be 50 000. What
//             is compared stays comparable, because waiting, computing and memory shrink alike.
// Example:
//   const lab::Workload club = lab::workload_of(lab::Shop::weather_club);
//   club.items.size();  // 200 forecasts
#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <string_view>
#include <vector>

namespace lab {

enum class Shop {
  weather_club,
  photo_lab,
  old_filter,
  night_chat,
  bank_export,
  till,
  order_desk,
  nightly_backup
};

inline constexpr std::array<Shop, 8> all_shops = {Shop::weather_club, Shop::photo_lab,     Shop::old_filter,
                                                  Shop::night_chat,   Shop::bank_export,   Shop::till,
                                                  Shop::order_desk,   Shop::nightly_backup};

enum class Model { sequential, threads, processes, async, async_plus_pool };

inline constexpr std::array<Model, 5> all_models = {Model::sequential, Model::threads, Model::processes,
                                                    Model::async, Model::async_plus_pool};

/// One forecast, picture, customer, statement …: it waits, then it computes, then its result is there.
struct Item {
  std::chrono::microseconds wait{0};
  std::chrono::microseconds compute{0};
  bool crashes = false;  ///< Computing it ends the process that does so.
};

struct Workload {
  std::vector<Item> items;
  bool blocking_library = false;  ///< Its waits block a thread, and its session belongs to one process.
  bool stay_until_all_are_here = false;  ///< Customers, who leave when the last has come.
};

Workload workload_of(Shop shop);

/// "weather", "photo", "filter", "chat", "bank", "till", "desk", "backup"
std::string_view name_of(Shop shop);
/// "sequential", "threads", "processes", "async", "async+pool"
std::string_view name_of(Model model);
std::optional<Shop> shop_named(std::string_view name);
std::optional<Model> model_named(std::string_view name);

}  // namespace lab
