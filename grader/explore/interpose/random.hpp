// Randomness that is the same in every run: of rand, getrandom and std::random_device.
#pragma once

#include <cstddef>

namespace explore {

/// Fills the bytes with what this execution's seed gives next. Called in control.
void fill_with_random_bytes(void* bytes, std::size_t count);

}  // namespace explore
