// What a source line calls the object it works on: a tokenizer and a few shapes, no parser. An empty answer
// is always possible and always better than a wrong one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "explore/model/operation.hpp"

namespace explore {

struct Token {
  enum class Type { word, number, text, sign } type = Type::sign;
  std::string_view text;
};

/// Comments, blanks and preprocessor lines left out. "->", "::", "++", "--", "==" and the like are one sign
/// each; text and character literals are one token.
std::vector<Token> tokens_of(std::string_view source);

/// How the code writes the object of an operation: "from.mutex" for `std::lock_guard guard(from.mutex);`,
/// "not_empty_" for `not_empty_.wait(lock, …)`, "count" for `++count`. `ordinal` tells which one where a line
/// names several (`std::scoped_lock both(a, b)`), from 0. Empty where the line does not say.
std::string object_expression(std::string_view source, Kind kind, std::size_t ordinal = 0);

/// The variable that holds the lock where the line only names it: "lock" for `lock.unlock()`, so that its
/// declaration can be looked up. `std::unique_lock lock(mutex_, std::defer_lock)` declares "lock".
bool declares_guard(std::string_view source, std::string_view variable);

/// Names that a line may read or write: not types, calls, keywords or members' owners. "next_", "seats_" for
/// `if (next_ == seats_) return {};`.
std::vector<std::string> touched_names(std::string_view source);

/// The name that the line writes: "next_" for `++next_;` and `next_ = seat + 1;`, else empty.
std::string written_name(std::string_view source);

/// Names that a line calls something of: "items_" for `items_.push_back(item);`.
std::vector<std::string> called_names(std::string_view source);

/// "Account" for `Account& payer = …` or `void transfer(Account& payer, …)` when asked for "payer"; empty
/// where the line declares no such reference, pointer or object.
std::string declared_type(std::string_view source, std::string_view variable);

/// Names that the line declares as atomics: "open" for `std::atomic<bool> open{false};`.
std::vector<std::string> declared_atomics(std::string_view source);

}  // namespace explore
