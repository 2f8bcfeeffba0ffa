#include "tally.hpp"
