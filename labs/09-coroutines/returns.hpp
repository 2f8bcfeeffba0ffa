// Given: what `co_return` leaves behind. The language wants return_value() in a promise that returns
// something and return_void() in one that does not, never both; so this part comes in two forms, and your
// promise inherits the right one.
#pragma once

#include <optional>
#include <utility>

namespace lab {

template <class T>
class Returns {
 public:
  template <class Value>
  void return_value(Value&& value) {
    value_.emplace(std::forward<Value>(value));
  }
  /// What was returned, handed on. Once.
  T take() { return std::move(*value_); }

 private:
  std::optional<T> value_;
};

template <>
class Returns<void> {
 public:
  void return_void() {}
  void take() {}
};

}  // namespace lab
