// Pool.map: photos in, prints out, in the same order, whoever was ready first.
//
// Requires:   at least one worker; all workers are idle, and none has ended before. fn of the workers takes a
//             photo as text; photos and answers may be larger than any pipe.
// Guarantees: every photo is sent to one worker, once. Workers develop at the same time, and whichever has
//             sent its answer gets the next photo, so a photo that takes long holds up its own worker only.
//             Result i belongs to photo i: what the worker made of it, or TaskError{"photo <i>", reason},
//             where the reason is what the worker said is wrong with the photo, or, when the worker ended
//             over it, how, in the words of exit_info.hpp: "signal 11 (Segmentation fault)". Such a photo is
//             tried no second time: it could take the next worker with it. The other workers develop the
//             rest; photos for which no worker is left get the reason "no worker left". Whoever waits sleeps.
//             Workers are left idle, or have ended.
// Example:
//   lab::photo_map({&room_1, &room_2}, {"1", "2", "3"});    // "1", "4", "9", if the rooms compute squares
#pragma once

#include <string>
#include <vector>

#include "support/lab.hpp"
#include "worker.hpp"

namespace lab {

using Outcomes = std::vector<Outcome<std::string>>;

Outcomes photo_map(const std::vector<Worker*>& workers, const std::vector<std::string>& photos);

}  // namespace lab
