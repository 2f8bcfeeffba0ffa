#include "gates/source_notes.hpp"

#include <algorithm>

namespace grader {

void add_source_notes(Finding& finding, const std::vector<const Frame*>& frames, const LearnerCode& code) {
  for (const Frame* frame : frames) {
    if (frame == nullptr) continue;
    const Place place = code.place(frame->path, frame->line);
    if (std::ranges::find(finding.places, place) != finding.places.end()) continue;
    finding.places.push_back(place);
    const std::string line = code.text_of(frame->path, frame->line);
    if (!line.empty()) finding.notes.push_back(words(place) + "  " + line);
  }
}

}  // namespace grader
