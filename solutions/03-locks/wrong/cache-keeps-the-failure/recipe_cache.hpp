// A kitchen's recipe book that fills itself: to work a recipe out takes long, so each is made once and kept.
//
// Guarantees: get() returns the dish's recipe. The first who asks makes it, by calling make(dish); who asks
//             for the same dish meanwhile waits for that recipe and uses no CPU; who asks later gets it at
//             once. Who asks for another dish does not wait. make() may itself call get() for another dish.
//             If make() throws, its caller gets the exception and the book stays empty there: the next who
//             asks, or one who was waiting, makes the recipe with its own make().
// Requires:   no dish needs itself, directly or through others.
// Example:
//   RecipeCache book;
//   book.get("soup", [](const std::string& dish) { return "boil the " + dish; });
#pragma once

#include <functional>
#include <future>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace lab {

class RecipeCache {
 public:
  using Maker = std::function<std::string(const std::string& dish)>;

  std::string get(const std::string& dish, const Maker& make);

 private:
  std::mutex mutex_;
  std::map<std::string, std::shared_future<std::string>> recipes_;  // Guarded by mutex_.
};

}  // namespace lab
