// The three questions of a lab, asked before its first measured run: labs/NN-name/PREDICT.md.
//
// A question is a heading, its options are unticked boxes, and below a fold stands which is right, as a word,
// and why:
//
//   ## Five calls of 50 ms each, one after another, take about
//
//   - [ ] 50 ms
//   - [ ] 250 ms
//
//   <details><summary>What is so</summary>
//
//   The second. Shown by: task 3. One at a time, times add up.
//
//   </details>
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "lab/lab.hpp"

namespace grader {

struct Prediction {
  std::string question;
  std::vector<std::string> options;
  std::size_t right = 0;  ///< index of the option that is so
  std::string reason;     ///< what shows it, and why it is so
};

/// In the order of the page. Throws UserError (status 3) with the line that is not as above.
std::vector<Prediction> predictions_for(const Lab& lab);

}  // namespace grader
