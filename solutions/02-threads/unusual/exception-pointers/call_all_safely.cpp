// Every thread leaves an exception_ptr; the caller turns them into text after the joins.
#include "call_all_safely.hpp"

#include <cstddef>
#include <exception>
#include <thread>

namespace lab {
namespace {

std::string text_of(const std::exception_ptr& error) {
  try {
    std::rethrow_exception(error);
  } catch (const std::exception& exception) {
    return exception.what();
  }
}

}  // namespace

std::vector<Outcome<std::string>> call_all_safely(Feed& feed, std::span<const int> stations) {
  std::vector<Outcome<std::string>> outcomes(stations.size());
  std::vector<std::exception_ptr> errors(stations.size());
  {
    std::vector<std::jthread> calls;
    for (std::size_t i = 0; i < stations.size(); ++i) {
      calls.emplace_back([&, i] {
        try {
          outcomes[i] = feed.fetch(stations[i]);
        } catch (...) {
          errors[i] = std::current_exception();
        }
      });
    }
  }
  for (std::size_t i = 0; i < stations.size(); ++i) {
    if (errors[i]) outcomes[i] = TaskError{"station " + std::to_string(stations[i]), text_of(errors[i])};
  }
  return outcomes;
}

}  // namespace lab
