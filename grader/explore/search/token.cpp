// A schedule as a word: for each deviation how many decisions lie since the last one, and the option as a
// letter ("3C.1B"; option 27 is "BB"), then "-", the format's version and three check characters.
#include <charconv>
#include <limits>
#include <stdexcept>
#include <string_view>

#include "explore/search/search.hpp"

namespace explore {
namespace {

constexpr char version = '1';
constexpr std::string_view nothing = "0";  ///< the usual choice everywhere
constexpr int letters = 26;
constexpr int most_options = 1'000;
constexpr std::size_t longest_token = 400'000;

[[noreturn]] void refuse(const std::string& token, const std::string& why) {
  const std::string shown = token.size() <= 60 ? token : token.substr(0, 57) + "...";
  throw std::invalid_argument("\"" + shown + "\" is no replay token: " + why);
}

/// Three characters of five bits: a cyclic redundancy check of 15 bits, which notices every mistyped
/// character and every two neighbours swapped.
std::string check_of(std::string_view body) {
  constexpr std::string_view digits = "abcdefghijkmnpqrstuvwxyz23456789";
  constexpr std::uint32_t polynomial = 0x4599, top = 0x4000;
  std::uint32_t check = static_cast<unsigned char>(version);
  for (const char letter : body) {
    for (std::uint32_t bit = 0x80; bit != 0; bit >>= 1U) {
      const bool carry = ((check & top) != 0) != ((static_cast<unsigned char>(letter) & bit) != 0);
      check = ((check << 1U) & 0x7fffU) ^ (carry ? polynomial : 0);
    }
  }
  return {digits[check % 32U], digits[(check >> 5U) % 32U], digits[(check >> 10U) % 32U]};
}

std::string letters_of(int option) {
  std::string word(1, static_cast<char>('A' + option % letters));
  for (option /= letters; option > 0; option /= letters) {
    word.insert(word.begin(), static_cast<char>('A' + option % letters));
  }
  return word;
}

/// "3C", after a deviation at `previous`.
Deviation deviation_of(const std::string& token, std::string_view word, int previous) {
  int distance = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), distance);
  const bool starts_with_digit = !word.empty() && word[0] >= '0' && word[0] <= '9';
  if (!starts_with_digit || error != std::errc{} ||
      distance > std::numeric_limits<int>::max() - 1 - previous) {
    refuse(token, "\"" + std::string(word) + "\" does not begin with a number");
  }
  const std::string_view option_word = word.substr(static_cast<std::size_t>(end - word.data()));
  int option = 0;
  for (const char letter : option_word) {
    if (letter < 'A' || letter > 'Z' || option > most_options) {
      refuse(token, "\"" + std::string(word) + "\" does not end with a choice, A, B, C, …");
    }
    option = option * letters + (letter - 'A');
  }
  if (option_word.empty()) refuse(token, "\"" + std::string(word) + "\" has no choice, A, B, C, …");
  return {previous + 1 + distance, option};
}

std::string_view body_of(const std::string& token) {
  if (token.size() > longest_token) refuse(token, "it is too long");
  const std::size_t dash = token.rfind('-');
  if (dash == std::string::npos || token.size() - dash != 5) {
    refuse(token, "its end is missing, copy it whole");
  }
  if (token[dash + 1] != version) refuse(token, "another version of the kit wrote it");
  const std::string_view body = std::string_view(token).substr(0, dash);
  if (token.substr(dash + 2) != check_of(body)) refuse(token, "it was changed or copied in part");
  return body;
}

}  // namespace

std::string token_of(const Schedule& schedule) {
  std::string body;
  int previous = -1;
  for (const Deviation& deviation : schedule) {
    if (!body.empty()) body += '.';
    body += std::to_string(deviation.decision - previous - 1) + letters_of(deviation.option);
    previous = deviation.decision;
  }
  if (body.empty()) body = nothing;
  return body + '-' + version + check_of(body);
}

Schedule schedule_of(const std::string& token) {
  std::string_view body = body_of(token);
  Schedule schedule;
  if (body == nothing) return schedule;
  int previous = -1;
  for (;;) {
    const std::size_t dot = body.find('.');
    schedule.push_back(deviation_of(token, body.substr(0, dot), previous));
    previous = schedule.back().decision;
    if (dot == std::string_view::npos) break;
    body.remove_prefix(dot + 1);
  }
  if (token_of(schedule) != token) refuse(token, "it is not written as tokens are");
  return schedule;
}

}  // namespace explore
