// Stretch: from how many tiny jobs on is it worth to start threads?
//
// Guarantees: returns a number of jobs near which `threads` threads begin to be quicker than one: with four
//             times as many they are quicker, with a quarter of it they are not. Nothing, if they are not
//             quicker even with `most` jobs, as on a machine with one core. Asks time_of at most 1 000 times.
// Requires:   time_of(jobs, threads) does so many jobs, and says how long it took. One thread starts none.
//             What others do on the machine may add to a time, also much; nothing ever makes it shorter.
// Example:
//   lab::crossover(stopwatch, 2, 1'000'000);  // about 1 500, with jobs of 100 ns
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>

namespace lab {

using TimeOf = std::function<std::chrono::nanoseconds(std::size_t jobs, unsigned threads)>;

std::optional<std::size_t> crossover(const TimeOf& time_of, unsigned threads, std::size_t most);

}  // namespace lab
