// A picture that several processes see, and a filter that several processes apply to it: nothing is sent.
//
// Guarantees: a SharedImage's pixels are all 0 at first. They are in memory that processes forked later share
//             with this one: what one writes the others see, if somebody orders it (here: waitpid()). The
//             destructor gives the memory back.
//             filter_rows() calls filter once for each row: it forks so many workers, each does a part of the
//             rows, all at the same time, and it returns when all have ended and nothing of them is left. It
//             returns how many workers did not come to a good end (a crash, an exception); rows of the
//             others are done all the same.
// Requires:   width, height, workers >= 1; the program has one thread.
// Errors:     std::system_error when there is no memory or no process; then nothing is left either.
// Example:
//   lab::SharedImage photo(4000, 3000);
//   lab::filter_rows(photo, 2, brighten);
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>

namespace lab {

class SharedImage {
 public:
  SharedImage(std::size_t width, std::size_t height);
  ~SharedImage();
  SharedImage(const SharedImage&) = delete;
  SharedImage& operator=(const SharedImage&) = delete;

  std::size_t width() const { return width_; }
  std::size_t height() const { return height_; }
  std::span<std::uint8_t> row(std::size_t y) const { return {pixels_ + y * width_, width_}; }

 private:
  std::size_t width_, height_;
  std::uint8_t* pixels_ = nullptr;
};

using RowFilter = std::function<void(std::span<std::uint8_t> row)>;

unsigned filter_rows(const SharedImage& image, unsigned workers, const RowFilter& filter);

}  // namespace lab
