// Many small photos in few letters.
//
// Requires:   the rooms of the studio run for_chunks(work).
// Guarantees: map_in_chunks() sends photos in letters of `chunk` photos each, neighbours together; the last
//             letter may have fewer. If chunk is 0 it chooses: at most eight letters a room and, if there are
//             that many photos, at least one. A photo costs no more than 16 bytes on top of its own, and so
//             does its print. Photos and prints are any bytes, also none. Outcome i belongs to photo i: what
//             work made of it, or TaskError{"photo <i>", reason}. The reason is what() of the std::exception
//             that work threw ("unknown" for anything else), and concerns this photo only. If its letter was
//             not answered, each photo of the letter gets the reason for that.
// Example:
//   OurStudio studio(2, lab::for_chunks(develop));
//   lab::map_in_chunks(studio, photos, 500);        // 10 000 photos are 20 letters
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "studio.hpp"

namespace lab {

/// What a room has to do to answer a letter with a chunk in it.
Work for_chunks(Work work);

std::vector<Outcome<std::string>> map_in_chunks(Studio& studio, const std::vector<std::string>& photos,
                                                std::size_t chunk = 0);

}  // namespace lab
