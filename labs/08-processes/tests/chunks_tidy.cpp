#include <gtest/gtest.h>

#include "chunks.hpp"
#include "crew_studio.hpp"

namespace lab {
namespace {

std::string same(const std::string& photo) { return photo; }

struct Traffic {
  std::size_t letters, bytes;
};

Traffic traffic_for(std::size_t photos, unsigned rooms, std::size_t chunk) {
  CrewStudio studio(rooms, for_chunks(same));
  map_in_chunks(studio, std::vector<std::string>(photos, "photo"), chunk);
  return {studio.letters(), studio.bytes()};
}

// Catches: too many letters. A letter costs two switches and several copies; a few for each room will do.
TEST(Chunks, AFewLettersForEachRoomAreEnough) {
  for (const std::size_t photos : {1, 3, 8, 9, 17, 1000}) {
    EXPECT_LE(traffic_for(photos, 2, 0).letters, 16u) << "letters for " << photos << " photos and two rooms";
    EXPECT_LE(traffic_for(photos, 3, 0).letters, 24u)
        << "letters for " << photos << " photos and three rooms";
  }
}

// Catches: too few letters. One large letter is the cheapest, and one room does it all.
TEST(Chunks, EveryRoomHasALetter) {
  for (const std::size_t photos : {3, 8, 1000}) {
    EXPECT_GE(traffic_for(photos, 3, 0).letters, 3u) << "letters for " << photos << " photos and three rooms";
  }
}

// Catches: too many letters. 1 000 photos in chunks of 250 are 4 letters.
TEST(Chunks, AChunkIsALetter) {
  EXPECT_EQ(traffic_for(1000, 2, 250).letters, 4u) << "letters for 1 000 photos in chunks of 250";
  EXPECT_EQ(traffic_for(7, 2, 3).letters, 3u) << "letters for 7 photos in chunks of 3";
}

// Catches: swollen letters. What is sent is what must be sent, and a little to tell photos apart.
TEST(Chunks, LettersAreLittleMoreThanTheirPhotos) {
  const std::size_t bytes = traffic_for(1000, 2, 250).bytes;
  EXPECT_LE(bytes, 1000u * 2 * (5 + 16))
      << "bytes that travelled for 1 000 photos of 5 bytes, there and back";
}

}  // namespace
}  // namespace lab
