#include "given/shop.hpp"

#include <algorithm>

namespace lab {
namespace {

using namespace std::chrono_literals;

constexpr std::array<std::string_view, 8> shop_names = {"weather", "photo", "filter", "chat",
                                                        "bank",    "till",  "desk",   "backup"};
constexpr std::array<std::string_view, 5> model_names = {"sequential", "threads", "processes", "async",
                                                         "async+pool"};

/// Nine orders of ten ask the warehouse; the tenth needs a price computed.
std::vector<Item> orders() {
  std::vector<Item> items(60, Item{.wait = 2ms});
  for (std::size_t i = 5; i < items.size(); i += 10) items[i] = Item{.compute = 10ms};
  return items;
}

/// One picture of thirty has what the old filter cannot take.
std::vector<Item> old_pictures() {
  std::vector<Item> items(30, Item{.compute = 500us});
  items[17].crashes = true;
  return items;
}

template <class Enum, std::size_t count>
std::optional<Enum> named(const std::array<std::string_view, count>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

}  // namespace

Workload workload_of(Shop shop) {
  switch (shop) {
    case Shop::weather_club:
      return {.items = std::vector<Item>(200, Item{.wait = 2ms})};
    case Shop::photo_lab:
      return {.items = std::vector<Item>(64, Item{.compute = 400us})};
    case Shop::old_filter:
      return {.items = old_pictures()};
    case Shop::night_chat:
      return {.items = std::vector<Item>(2000, Item{.wait = 1ms}), .stay_until_all_are_here = true};
    case Shop::bank_export:
      return {.items = std::vector<Item>(3, Item{.wait = 40ms}), .blocking_library = true};
    case Shop::till:
      return {.items = std::vector<Item>(12)};
    case Shop::order_desk:
      return {.items = orders()};
    case Shop::nightly_backup:
      return {.items = std::vector<Item>(60, Item{.wait = 4ms})};
  }
  return {};
}

std::string_view name_of(Shop shop) { return shop_names[static_cast<std::size_t>(shop)]; }
std::string_view name_of(Model model) { return model_names[static_cast<std::size_t>(model)]; }
std::optional<Shop> shop_named(std::string_view name) { return named<Shop>(shop_names, name); }
std::optional<Model> model_named(std::string_view name) { return named<Model>(model_names, name); }

}  // namespace lab
