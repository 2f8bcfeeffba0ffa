// The first and the last part of a text of any length, in bounded memory.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace grader {

class Excerpt {
 public:
  /// Keeps up to `kept` bytes: all of a shorter text, of a longer one the first and the last half.
  explicit Excerpt(std::size_t kept) : head_kept_(kept - kept / 2), tail_kept_(kept / 2) {}

  void append(std::string_view piece) {
    size_ += piece.size();
    const std::size_t to_head = std::min(piece.size(), head_kept_ - head_.size());
    head_ += piece.substr(0, to_head);
    tail_ += piece.substr(to_head);
    // Cut rarely, so that many small pieces do not move the tail each time.
    if (tail_.size() > 2 * tail_kept_ + 4096) cut_tail();
  }

  /// How much came in all.
  std::size_t size() const { return size_; }

  std::string text() {
    cut_tail();
    const std::size_t left_out = size_ - head_.size() - tail_.size();
    if (left_out == 0) return head_ + tail_;
    return head_ + "\n[" + std::to_string(left_out) + " bytes left out]\n" + tail_;
  }

 private:
  void cut_tail() {
    if (tail_.size() > tail_kept_) tail_.erase(0, tail_.size() - tail_kept_);
  }

  std::size_t head_kept_, tail_kept_;
  std::size_t size_ = 0;
  std::string head_, tail_;
};

}  // namespace grader
