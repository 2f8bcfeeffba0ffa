// What a step did, in words: "locks account 1", "notify_one on not_empty_ wakes nobody", "reads ready = 0".
#pragma once

#include <string>

#include "explore/report/story.hpp"

namespace explore {

std::string action_of(const Story& story, std::size_t event);

/// What a thread waits for at the end: "waits for account 2, held by T1". Also what never comes: "waits for
/// ever on not_empty_".
std::string waiting_words(const Story& story, const Unfinished& thread);

/// "5", "-1", "true"; a pointer's digits say nothing and become "a pointer".
std::string value_in_words(std::uint64_t value);

/// "2 s", "150 ms"; what only reading the clock took is left out.
std::string time_in_words(Nanoseconds time);

}  // namespace explore
