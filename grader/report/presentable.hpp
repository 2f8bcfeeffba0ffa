// The same result with every text clean and bounded and every number sane: what all documents are made from.
#pragma once

#include "lab/result.hpp"

namespace grader {

/// Guarantees: texts are clean (report/text.hpp) and of limited length, lists of limited length, points
///             between 0 and their maximum, all numbers finite; measurements that are none are left out.
///             presentable(presentable(r)) == presentable(r).
Result presentable(Result result);

}  // namespace grader
