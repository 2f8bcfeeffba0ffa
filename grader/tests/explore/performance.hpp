// Random steps performed on the one race detector that all tests of it share (it is big).
#pragma once

#include <string>

#include "memory_model.hpp"

namespace explore {

RaceDetector& detector();

/// Where in the code the step with this number is said to be.
const void* place_of(int number);

/// Does each step have a place and an event of its own, or do none?
enum class Labels : std::uint8_t { own, none };

/// Loads read the newest store.
const Race* perform(const Step& step, int number, Labels labels = Labels::own);

std::string words_of(const MemoryModel& model);

}  // namespace explore
