#include "shared_image.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <atomic>
#include <cerrno>
#include <fstream>
#include <stdexcept>
#include <string>
#include <system_error>

#include "crash.hpp"
#include "harness/faults.hpp"
#include "home.hpp"
#include "shared.hpp"

namespace lab {
namespace {

unsigned bad_ends(const SharedImage& image, unsigned workers, const RowFilter& filter) {
  return only_the_parent_returns([&] { return filter_rows(image, workers, filter); });
}

void invert(std::span<std::uint8_t> row) {
  for (std::uint8_t& pixel : row) pixel = static_cast<std::uint8_t>(~pixel);
}

// How many rows are 255 throughout, of an image that was all 0.
std::size_t inverted_rows(const SharedImage& image) {
  std::size_t rows = 0;
  for (std::size_t y = 0; y < image.height(); ++y) {
    bool inverted = true;
    for (const std::uint8_t pixel : image.row(y)) inverted = inverted && pixel == 255;
    rows += inverted;
  }
  return rows;
}

bool has_no_child() { return ::waitpid(-1, nullptr, WNOHANG) < 0 && errno == ECHILD; }

std::size_t shared_mappings() {
  std::ifstream maps("/proc/self/maps");
  std::size_t found = 0;
  for (std::string line; std::getline(maps, line);) found += line.find("/dev/zero") != std::string::npos;
  return found;
}

// Catches: left behind. Workers are waited for, and the image's memory goes back to the system.
TEST(SharedImage, LeavesNothing) {
  const std::size_t before = shared_mappings();
  {
    SharedImage image(1000, 1000);
    EXPECT_EQ(bad_ends(image, 2, invert), 0u);
    EXPECT_TRUE(has_no_child()) << "filter_rows() has returned, and there is a child nobody has waited for";
  }
  EXPECT_EQ(shared_mappings(), before) << "pieces of shared memory after the image is gone";
}

// Catches: private copy. What a worker writes into the image is in the image, for everybody.
TEST(SharedImage, WhatAWorkerWritesIsSeenByAll) {
  SharedImage image(100, 10);
  EXPECT_EQ(bad_ends(image, 1, invert), 0u);
  EXPECT_EQ(inverted_rows(image), 10u) << "rows that one worker has inverted, of 10";
}

// Catches: lost remainder. Ten rows do not divide evenly by three or four: each is filtered, and once.
TEST(SharedImage, EachRowIsFilteredOnceHoweverTheyAreShared) {
  for (const unsigned workers : {1u, 2u, 3u, 4u, 10u, 12u}) {
    SharedImage image(100, 10);
    Shared<std::atomic<int>> rows(0);
    EXPECT_EQ(bad_ends(image, workers,
                       [&](std::span<std::uint8_t> row) {
                         ++*rows;
                         invert(row);
                       }),
              0u);
    EXPECT_EQ(inverted_rows(image), 10u) << "rows that are inverted, of 10, by " << workers << " workers";
    EXPECT_EQ(*rows, 10) << "calls of the filter for 10 rows, by " << workers << " workers";
  }
}

// Catches: no overlap. Two workers are in their rows at the same time.
TEST(SharedImage, WorkersFilterAtTheSameTime) {
  SharedImage image(1, 2);
  Shared<SharedRendezvous> both(2);
  EXPECT_EQ(bad_ends(image, 2,
                     [&](std::span<std::uint8_t> row) {
                       if (both->arrive()) invert(row);
                     }),
            0u);
  EXPECT_EQ(inverted_rows(image), 2u) << "rows in which a worker met the other one, of 2";
}

// Catches: lost in a crash. A worker dies over its rows; the others' rows are done, and the caller knows.
TEST(SharedImage, ACrashCostsItsWorkersRowsOnly) {
  SharedImage image(10, 9);
  image.row(0)[0] = 77;  // In this row the old filter crashes.
  const auto filter = [](std::span<std::uint8_t> row) {
    if (row[0] == 77) crash();
    invert(row);
  };
  EXPECT_EQ(bad_ends(image, 3, filter), 1u) << "workers that came to a bad end";
  EXPECT_GE(inverted_rows(image), 6u) << "rows of the two workers that lived";
  image.row(0)[0] = 77;
  const auto throws = [](std::span<std::uint8_t> row) {
    if (row[0] == 77) throw std::runtime_error("no film");
  };
  EXPECT_EQ(bad_ends(image, 3, throws), 1u) << "workers from whose filter an exception came";
}

// Catches: left behind. One worker cannot be started: those that could are waited for all the same.
TEST(SharedImage, AWorkerThatCannotBeStartedLeavesNoOther) {
  const auto filter = [] {
    SharedImage image(10, 9);
    try {
      EXPECT_EQ(filter_rows(image, 3, invert), 0u);
      EXPECT_EQ(inverted_rows(image), 9u) << "rows that are inverted, of 9";
    } catch (const std::system_error&) {
      EXPECT_TRUE(harness::fault_struck()) << "an exception, though nothing went wrong";
    }
  };
  using harness::Fault;
  harness::survives_every_fault(filter,
                                {.only = {Fault::interrupted, Fault::too_many_processes, Fault::no_memory}});
}

}  // namespace
}  // namespace lab
