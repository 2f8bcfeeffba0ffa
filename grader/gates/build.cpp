#include "gates/build.hpp"

#include <algorithm>

#include "gates/compiler_output.hpp"
#include "process/run.hpp"

namespace grader {
