#include "chunks.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <stdexcept>
#include <string>
#include <vector>

#include "crash.hpp"
#include "crew_studio.hpp"

namespace lab {
namespace {

using Strings = std::vector<std::string>;

std::string negative(const std::string& photo) {
  if (photo == "crash") crash();
  if (photo == "overexposed") throw std::runtime_error("too much light");
  return "-" + photo;
}

Strings develop(Studio& studio, const Strings& photos, std::size_t chunk) {
  Strings words;
  for (const Outcome<std::string>& outcome : map_in_chunks(studio, photos, chunk)) {
    const TaskError* error = std::get_if<TaskError>(&outcome);
    words.push_back(error != nullptr ? error->task + ": " + error->what : std::get<std::string>(outcome));
  }
  return words;
}

// Catches: lost remainder. Seven photos do not divide evenly by two or three, and none may be missing.
TEST(Chunks, EveryPhotoHasItsPrintHoweverItIsCut) {
  CrewStudio studio(2, for_chunks(negative));
  for (const std::size_t chunk : {0, 1, 2, 3, 7, 100}) {
    EXPECT_EQ(develop(studio, {"a", "b", "c", "d", "e", "f", "g"}, chunk),
              (Strings{"-a", "-b", "-c", "-d", "-e", "-f", "-g"}))
        << "seven photos, chunk = " << chunk;
  }
}

// Catches: letter for nothing. Without photos there is nothing to send, and nothing to divide by.
TEST(Chunks, WithoutPhotosThereIsNoLetter) {
  CrewStudio studio(2, for_chunks(negative));
  EXPECT_EQ(develop(studio, {}, 0), Strings());
  EXPECT_EQ(develop(studio, {}, 3), Strings());
  EXPECT_EQ(studio.letters(), 0u) << "letters for no photos";
}

// Catches: separator in the data. A photo is any bytes, also those that you would put between two photos.
TEST(Chunks, PhotosAreAnyBytes) {
  CrewStudio studio(2, for_chunks([](const std::string& photo) { return photo; }));
  const Strings photos = {"a,b",  "",    std::string("\0\0", 2),     "line\nline\n", "3:abc", "12",
                          "\x1F", "\"'", std::string(70'000, '\xFF')};
  EXPECT_TRUE(develop(studio, photos, 4) == photos)
      << "photos with commas, newlines, zeros, digits or nothing in "
         "them; the rooms send back what they get";
}

// Catches: one for all. One photo of a chunk cannot be developed; its neighbours can.
TEST(Chunks, AnErrorFailsOnlyItsPhoto) {
  CrewStudio studio(2, for_chunks(negative));
  EXPECT_EQ(develop(studio, {"a", "overexposed", "c", "d"}, 4),
            (Strings{"-a", "photo 1: too much light", "-c", "-d"}));
}

// Catches: lost in a crash. A room dies over a chunk: each photo of that chunk has the reason, the others
// prints.
TEST(Chunks, ACrashFailsOnlyItsChunk) {
  CrewStudio studio(2, for_chunks(negative));
  const std::string by_sigsegv = words({ExitInfo::How::signalled, SIGSEGV});
  EXPECT_EQ(develop(studio, {"a", "b", "c", "crash", "e"}, 2),
            (Strings{"-a", "-b", "photo 2: " + by_sigsegv, "photo 3: " + by_sigsegv, "-e"}));
}

}  // namespace
}  // namespace lab
